import { isOutside, statementsOf } from '#platform/apply-migration.ts';

/** What would stop people who are working while a migration runs, or the release they are still working with; a line each. */
export type Migration = { name: string; text: string };

/**
 * The last migration of the first release. Up to there a database is made, and nobody waits; from there on people are using it, and the processes of
 * the release before go on running until they are replaced.
 */
export const lastOfFirstRelease = 20;

/** Says why a statement is safe all the same, in the line before it. */
const excuse = /--\s*safe: \S.{9,}/;

type Rule = { finds: RegExp; why: string; /** Only where the table is older than this migration. */ isAboutOldTables: boolean };

const table = String.raw`(?:only\s+)?(?<table>[\w.]+)`;
const alter = String.raw`alter\s+table\s+(?:if\s+exists\s+)?${table}\b[^;]*?`;
const volatile = String.raw`(gen_random_uuid|random|clock_timestamp|timeofday|nextval|uuid_generate_v\d|uuidv7)\s*\(`;

const rules: readonly Rule[] = [
  {
    finds: new RegExp(String.raw`create\s+(?:unique\s+)?index\s+(?!concurrently)[^;]*?\bon\s+${table}`, 'i'),
    why: 'makes an index while nobody may write: use create index concurrently, in a migration of its own',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(String.raw`${alter}\badd\s+(?:column\s+)?[^;]*?\bdefault\s+[^;,]*${volatile}`, 'i'),
    why: 'writes every row anew (a default that differs from row to row): add the column without it, then fill it in batches',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(
      String.raw`${alter}\badd\s+(?:column\s+)?[^;]*?\b(?:generated\s+always\s+as\s*\([^;]*\)\s*stored|(?:big|small)?serial\b|generated\s+\w+(?:\s+default)?\s+as\s+identity)`,
      'i',
    ),
    why: 'writes every row anew (a generated column)',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(String.raw`${alter}\badd\s+column\s+(?![^;,]*\bdefault\b)[^;,]*\bnot\s+null`, 'i'),
    why: 'fails where there are rows (not null without a default)',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(String.raw`${alter}\balter\s+(?:column\s+)?\w+\s+(?:set\s+data\s+)?type\b`, 'i'),
    why: 'writes every row anew (another type): add a column, fill it, and leave the old one to a later release',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(String.raw`${alter}\balter\s+(?:column\s+)?\w+\s+set\s+not\s+null`, 'i'),
    why: 'reads every row while nobody may: add a check (… is not null) not valid, validate it, then set not null',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(String.raw`${alter}\badd\s+(?:constraint\s+\w+\s+)?(?:check|foreign\s+key)\b(?![^;]*\bnot\s+valid)`, 'i'),
    why: 'reads every row while nobody may write: add the constraint not valid, and validate it in a migration after',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(String.raw`${alter}\badd\s+(?:constraint\s+\w+\s+)?(?:primary\s+key|unique|exclude)\b(?!\s+using\s+index)`, 'i'),
    why: 'makes an index while nobody may read: make it concurrently, then add the constraint using index',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(String.raw`${alter}\b(?:drop\s+(?:column\s+)?(?!constraint|not\b|default\b|expression|identity)\w+|rename\b)`, 'i'),
    why: 'takes away what the release before still uses: leave it to a later release',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(String.raw`drop\s+table\s+(?:if\s+exists\s+)?${table}`, 'i'),
    why: 'takes away what the release before still uses: leave it to a later release',
    isAboutOldTables: true,
  },
  {
    finds: new RegExp(String.raw`(?:^|\s)(?:update|delete\s+from)\s+${table}`, 'i'),
    why: 'holds every row it touches until the end: do it in batches, in a job',
    isAboutOldTables: true,
  },
  {
    finds: /\b(?:vacuum\s+full|cluster|lock\s+table|reindex\s+(?!.*concurrently)|refresh\s+materialized\s+view\s+(?!concurrently))\b/i,
    why: 'keeps everybody out until it is done',
    isAboutOldTables: false,
  },
];

/** Faults in each migration after the first release. */
export function longLocks(migrations: readonly Migration[]): string[] {
  const older = new Set<string>();
  return migrations.flatMap(migration => {
    const made = tablesMadeBy(migration.text);
    const isReleased = Number(migration.name.slice(0, 3)) <= lastOfFirstRelease;
    const faults = isReleased ? [] : [...outside(migration), ...excusedAndSplit(migration.text).flatMap(statement => faultsOf(statement, older))];
    for (const name of made) older.add(name);
    return faults.map(fault => `${migration.name}: ${fault}`);
  });
}

const tablesMadeBy = (text: string) => [...text.matchAll(/create\s+table\s+(?:if\s+not\s+exists\s+)?([\w.]+)/gi)].map(([, name]) => name ?? '');

function faultsOf(statement: string, older: ReadonlySet<string>): string[] {
  return rules.flatMap(({ finds, why, isAboutOldTables }) => {
    const found = finds.exec(statement);
    if (!found || (isAboutOldTables && !older.has(found.groups?.['table'] ?? ''))) return [];
    return [`“${statement.replaceAll(/\s+/g, ' ').trim().slice(0, 90)}” ${why}. If it is safe all the same, say why in the line before: -- safe: …`];
  });
}

/** The statements that run as they stand: without bodies of functions, and without those that say why they are safe. */
function excusedAndSplit(text: string): string[] {
  const withoutBodies = text.replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''");
  const parts: string[] = [];
  let [lines, isExcused]: [string[], boolean] = [[], false];
  for (const line of withoutBodies.split('\n')) {
    if (excuse.test(line)) isExcused = true;
    lines.push(line.replace(/--.*$/, ''));
    if (!/;\s*$/.test(lines.at(-1) ?? '')) continue;
    if (!isExcused) parts.push(...lines.join('\n').split(';'));
    [lines, isExcused] = [[], false];
  }
  return [...parts, ...(isExcused ? [] : [lines.join('\n')])].filter(part => part.trim() !== '');
}

/** Outside a transaction, a half-done migration is run again from its beginning: each statement must bear that. */
function outside({ name, text }: Migration): string[] {
  if (!isOutside({ text }))
    return /\bconcurrently\b/i.test(text.replaceAll(/--.*$/gm, '')) ? ['“concurrently” needs the first line: -- outside a transaction'] : [];
  if (text.includes('$')) return [`${name} holds a body, which cannot stand outside a transaction`];
  const statements = statementsOf(text);
  return statements.flatMap((statement, place) => {
    const made = /^create\s+(?:unique\s+)?index\s+concurrently\s+(\w+)\s+on\s+(?:only\s+)?(?:(\w+)\.)?\w+/i.exec(statement);
    if (made) {
      const [, index = '', schema] = made;
      const dropped = `drop index concurrently if exists ${schema ? `${schema}.` : ''}${index}`;
      return statements[place - 1]?.replaceAll(/\s+/g, ' ').toLowerCase() === dropped.toLowerCase() ? [] : [`before ${index} is made: ${dropped};`];
    }
    return /^(drop\s+index\s+concurrently\s+if\s+exists|alter\s+table\s+[\w.]+\s+validate\s+constraint)\b/i.test(statement)
      ? []
      : [`“${statement.slice(0, 60)}” cannot be run twice: put it in a migration of its own`];
  });
}
