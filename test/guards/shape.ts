import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { callsIn, textOf } from '../../tools/source.ts';

// The shape of the source as rules: each takes a folder laid out like this repository and gives what is wrong there, a line each.

const folders = '{src,seed,test,tools,bench,db}';
const isOurs = (file: string) => !/\.generated\.|\/generated\/|\.min\./.test(file);
const codeIn = (root: string) =>
  globSync([`${folders}/**/*.{ts,js,mjs,scss}`, '*.{js,mjs}'], { cwd: root })
    .filter(isOurs)
    .sort();
const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');
const modulesIn = (root: string) =>
  readdirSync(join(root, 'src/modules'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);

export const longFiles = (root: string, most = 200) =>
  codeIn(root).flatMap(file => {
    const lines = read(root, file).trimEnd().split('\n').length;
    return lines > most ? [`${file} has ${lines} lines`] : [];
  });

/** A page lives in src/modules/<module>/<action>/, is called module.action, and has its test beside it. */
export function misplacedPages(root: string): string[] {
  const calls = ['page', 'journey'].flatMap(kind => callsIn('src/modules/**/*.ts', kind, root).map(call => ({ ...call, kind })));
  return calls.flatMap(({ file, properties, kind }) => {
    const name = textOf(properties['name'] ?? '');
    const [, , module, action] = file.split('/');
    const folder = `src/modules/${module}/${action}`;
    if (name !== `${module}.${action}`) return [`${file} makes a ${kind} called ${name || 'nothing'}`];
    if (!existsSync(join(root, folder, `${action}.test.ts`))) return [`${name} has no test at ${folder}/${action}.test.ts`];
    return basename(file) === `${action}.${kind}.ts` ? [] : [`${name} is in ${file}, not ${action}.${kind}.ts`];
  });
}

/** Tables are private: a module names its own and what others have published. */
export function foreignTables(root: string, tables: readonly string[]): string[] {
  return globSync('src/modules/**/*.ts', { cwd: root })
    .filter(file => !file.endsWith('.test.ts'))
    .flatMap(file => {
      const own = file.split('/')[2]?.replaceAll('-', '_');
      const text = read(root, file);
      const asked = [...text.matchAll(/\.tables\(\s*['"`](\w+)['"`]\s*\)/g)].map(([, schema]) => schema).filter(schema => schema !== own);
      const named = tables.filter(table => !table.startsWith(`${own}.`) && !table.startsWith('published.')).filter(table => namesTable(text, table));
      return [...asked.map(schema => `${file} asks for the tables of ${schema}`), ...named.map(table => `${file} names ${table}`)];
    });
}

const namesTable = (text: string, table: string) => new RegExp(`(['"\`]|\\b(from|join|into|update)\\s+)${table.replace('.', '\\.')}(?![\\w-])`).test(text);

const chance = /\bnew Date\b|\bDate\.now\b|\bTemporal\.Now\b|\brandomUUID|\bMath\.random\b/;

/** Modules take the time and ids from Work, so that a test can stop the clock. */
export const timeAndChance = (root: string) =>
  globSync('src/modules/**/*.ts', { cwd: root })
    .filter(file => !file.endsWith('.test.ts'))
    .flatMap(file => {
      const found = chance.exec(read(root, file));
      return found ? [`${file} uses ${found[0]}`] : [];
    });

export const offTheMap = (root: string, map: Readonly<Record<string, readonly string[]>>) => [
  ...modulesIn(root)
    .filter(name => !(name in map))
    .map(name => `src/modules/${name} is not on the map`),
  ...Object.keys(map)
    .filter(name => !modulesIn(root).includes(name))
    .map(name => `${name} is on the map and has no folder`),
  ...Object.entries(map).flatMap(([name, uses], place) =>
    uses.filter(used => !Object.keys(map).slice(0, place).includes(used)).map(used => `${name} uses ${used}, which is not above it`),
  ),
];

const empty = '(manager|helper|service|utils?|data|info)';
/** Words of the field that end like an empty one. */
const wordsOfTheField = new Set(['RequestHelper']);

/** Names that say nothing: of files, folders and types. */
export const emptyNames = (root: string) =>
  globSync('{src,seed,tools}/**/*.{ts,js}', { cwd: root })
    .filter(isOurs)
    .flatMap(file => {
      const parts = file.split('/').filter(part => new RegExp(`^(.*[-.])?${empty}(\\.|$)`, 'i').test(part.replace(/\.(test\.)?[tj]s$/, '')));
      const types = [...read(root, file).matchAll(/\b(?:type|interface|class)\s+(\w+)/g)].map(([, name]) => name ?? '');
      const said = types.filter(name => new RegExp(`(^|[a-z])${empty}$`, 'i').test(name) && /(Manager|Helper|Service|Utils?|Data|Info)$/.test(name));
      return [...parts, ...said.filter(name => !wordsOfTheField.has(name))].map(name => `${file}: ${name}`);
    });

// Put together here, so that this file does not find itself.
const marks = new RegExp(
  ['@ts-' + 'ignore', '@ts-' + 'expect-error', '@ts-' + 'nocheck', 'eslint-' + 'disable', '\\bTO' + 'DO\\b', '\\bFIX' + 'ME\\b', '\\bas ' + 'any\\b'].join('|'),
);

export const excuses = (root: string) =>
  codeIn(root).flatMap(file => {
    const found = marks.exec(read(root, file));
    return found ? [`${file} says ${found[0]}`] : [];
  });
