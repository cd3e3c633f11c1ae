import { readdir, readFile } from 'node:fs/promises';

// The types of every GOV.UK component we have, from the options that govuk-frontend documents, so that an upgrade shows what changed.

type Option = { name: string; type: string; required?: boolean; isComponent?: boolean; params?: Option[] };

const folder = new URL('../src/design/govuk/', import.meta.url);
const official = new URL('../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url);

/** Where the documentation says less than the template does. */
const corrections: Record<string, string> = {
  'character-count.label': 'LabelOptions',
  'character-count.maxlength': 'number',
  'character-count.maxwords': 'number',
  'character-count.threshold': 'number',
  'character-count.rows': 'number',
  'textarea.rows': 'number',
  'checkboxes.values': 'readonly string[]',
  'date-input.day': 'DateInputItem | false',
  'date-input.month': 'DateInputItem | false',
  'date-input.year': 'DateInputItem | false',
  'date-input.values': 'Readonly<Record<string, string | undefined>>',
  'date-input.items.label': 'string',
  'date-input.items.inputmode': 'string',
  'notification-banner.titleHeadingLevel': 'number',
  'accordion.headingLevel': 'number',
  'service-navigation.slots': '{ start?: Html; end?: Html | { html: Html; align?: string }; navigationStart?: Html; navigationEnd?: Html }',
  'table.rows': 'readonly Maybe<readonly TableRow[]>[]',
};

/** Documented as required, but the template does without. */
const optional = [
  'label.for',
  'skip-link.text',
  'pagination.items.number',
  'pagination.items.href',
  'service-navigation.navigation',
  'phase-banner.tag',
  'fieldset.legend',
];

const added: Record<string, Option[]> = { 'date-input.items': [{ name: 'inputmode', type: 'string' }] };

const types: string[] = [];

const pascal = (name: string) => name.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase());

const hasTwin = (name: string, all: readonly string[]) =>
  (/text$/i.test(name) && all.includes(name.replace(/text$/i, found => (found === 'text' ? 'html' : 'Html')))) ||
  (/html$/i.test(name) && all.includes(name.replace(/html$/i, found => (found === 'html' ? 'text' : 'Text'))));

function typeOf(option: Option, path: string, owner: string): string {
  const corrected = corrections[path];
  if (option.params && !option.isComponent) writeType(owner + singular(pascal(option.name), option.type), option.params, path);
  if (corrected) return corrected;
  if (option.name === 'attributes') return 'Attributes';
  if (option.isComponent) return `Partial<${pascal(option.name.replace(/([A-Z])/g, found => `-${found.toLowerCase()}`))}Options>`;
  if (/html$/i.test(option.name)) return 'Html';
  if (option.params) {
    const name = owner + singular(pascal(option.name), option.type);
    return option.type === 'array' ? `readonly Maybe<${name}>[]` : name;
  }
  if (option.type === 'integer') return 'number';
  if (option.type === 'array') return 'readonly string[]';
  if (option.type === 'object') return 'Readonly<Record<string, string>>';
  return option.type;
}

const singular = (name: string, type: string) => (type === 'array' ? name.replace(/List$/, 'ListItem').replace(/s$/, '') : name);

function writeType(name: string, options: Option[], path: string): void {
  const known = [
    ...new Map([...options, ...(added[path] ?? [])].filter(option => option.type !== 'nunjucks-block').map(option => [option.name, option])).values(),
  ];
  const divider = known.find(option => option.name === 'divider');
  const names = known.map(option => option.name);
  const at = types.push('') - 1;
  const fields = known
    .filter(option => option !== divider)
    .map(option => {
      const inside = `${path}.${option.name}`;
      const type = typeOf(option, inside, name.replace(/Options$/, ''));
      const isRequired = option.required && !hasTwin(option.name, names) && !optional.includes(inside);
      return isRequired ? `  ${option.name}: ${type};` : `  ${option.name}?: ${type} | undefined;`;
    });
  const body = `{\n${fields.join('\n')}\n}`;
  types[at] = `export type ${name} = ${divider ? `{ divider: string } | ` : ''}${body};`;
}

/** The file of types, one for each component that we have. */
export async function govukOptions(): Promise<string> {
  types.length = 0;
  const components = (await readdir(official)).sort();
  const ours = await readdir(folder);
  for (const component of components) {
    if (!ours.includes(`${component}.ts`)) continue;
    const options = JSON.parse(await readFile(new URL(`${component}/macro-options.json`, official), 'utf8')) as Option[];
    writeType(`${pascal(component)}Options`, options, component);
  }
  return `// Written by tools/generate-govuk-options.ts from the options that govuk-frontend documents. Do not edit.
import type { Html } from '#design/html.ts';
import type { Attributes } from './markup.ts';

export type Maybe<T> = T | null | undefined | false;

${types.join('\n\n')}
`;
}
