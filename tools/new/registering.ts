// Small changes to files that are there: an import, a page in a list, a line at the end.

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Imports a name, beside what is imported from there already or after the last import. `type Name` imports a type. */
export function addImport(text: string, from: string, name: string): string {
  const bare = name.replace(/^type /, '');
  const there = new RegExp(`^import (type )?\\{([^}]*)\\} from '${escaped(from)}';$`, 'm').exec(text);
  if (!there) return afterImports(text, name.startsWith('type ') ? `import type { ${bare} } from '${from}';` : `import { ${bare} } from '${from}';`);
  const [line, typesOnly, inside = ''] = there;
  const names = inside
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '');
  if (names.some(one => one.replace(/^type /, '') === bare)) return text;
  // A list of types only may stay one; a value among types makes the others say that they are types.
  const isStillTypes = typesOnly !== undefined && name !== bare;
  const all = typesOnly !== undefined && !isStillTypes ? [...names.map(one => `type ${one}`), name] : [...names, isStillTypes ? bare : name];
  return text.replace(line, () => `import ${isStillTypes ? 'type ' : ''}{ ${all.join(', ')} } from '${from}';`);
}

function afterImports(text: string, line: string): string {
  const last = [...text.matchAll(/^import [^;]*;$/gm)].at(-1);
  if (!last) return `${line}\n\n${text}`;
  const end = last.index + last[0].length;
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`;
}

/** Puts a page first in a file's list of pages. */
export function addToPages(text: string, page: string): string {
  const list = /(?:pages: \[|readonly Served\[\] = \[)/.exec(text);
  if (!list) throw new Error('The list of pages was not found');
  const end = list.index + list[0].length;
  return `${text.slice(0, end)}${page}, ${text.slice(end)}`;
}

export const appendTo = (text: string, line: string) => `${text.trimEnd()}\n\n${line}\n`;
