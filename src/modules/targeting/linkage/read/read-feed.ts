import { basename, extname } from 'node:path';
import type { Dictionaries, Part, RawFeed } from '../prepare.ts';
import { fields, guessColumns, mistakesOf, type ColumnMap, type DateColumns } from './columns.ts';
import { NotATable, readRows } from './csv.ts';
import { newDictionary, newList, type Dictionary } from './dictionary.ts';

export const feedName = (path: string): string => basename(path, extname(path));

/** Dictionaries that all feeds share, so that the same text has the same number everywhere. */
export function newDictionaries(): Dictionaries & { for(part: Part): Dictionary } {
  const made = new Map<Part, Dictionary>();
  return Object.assign(made, {
    for: (part: Part) => {
      const known = made.get(part) ?? (part === 'id' ? newList() : newDictionary());
      made.set(part, known);
      return known;
    },
  });
}

/** Reads the columns of one file that the map, or else its headings, name. `truth` is a column to count against, never to link by. */
export function readFeed(path: string, dictionaries: ReturnType<typeof newDictionaries>, given?: ColumnMap, truth?: string): RawFeed {
  let wanted: { column: number; dictionary: Dictionary; codes: Int32Array }[] = [];
  let parts: Part[] = [];
  let rowNumber = new Int32Array(1 << 10);
  let rows = 0;
  let columns: ColumnMap = {};
  const grow = () => {
    const grown = <A extends Int32Array>(old: A) => {
      const next = new Int32Array(old.length * 2);
      next.set(old);
      return next;
    };
    rowNumber = grown(rowNumber);
    for (const one of wanted) one.codes = grown(one.codes);
  };
  const faults = readRows(
    path,
    headings => {
      const mistakes = given ? mistakesOf(given, headings) : [];
      if (mistakes.length > 0) throw new NotATable(mistakes.join(' '));
      columns = given ?? guessColumns(headings.filter(heading => heading !== truth));
      if (truth !== undefined && !headings.includes(truth)) throw new NotATable(`There is no column “${truth}”. The columns are ${headings.join(', ')}.`);
      const named = [
        ...Object.entries(columns).flatMap(([field, column]) => partsOf(field, column)),
        ...(truth === undefined ? [] : [['truth', truth] as [Part, string]]),
      ];
      if (!named.some(([part]) => part !== 'id' && part !== 'seen_on' && part !== 'truth'))
        throw new NotATable(`None of the columns is known. Name them with a map of ${fields.join(', ')}.`);
      parts = named.map(([part]) => part);
      wanted = named.map(([part, column]) => ({ column: headings.indexOf(column), dictionary: dictionaries.for(part), codes: new Int32Array(1 << 10) }));
    },
    row => {
      if (rows === rowNumber.length) grow();
      rowNumber[rows] = row.number;
      for (const { column, dictionary, codes } of wanted) codes[rows] = dictionary.codeOf(row.bytes, row.starts[column]!, row.ends[column]!);
      rows += 1;
    },
  );
  const cells = new Map(parts.map((part, nth) => [part, wanted[nth]!.codes]));
  return { name: feedName(path), rows, faults, columns, rowNumber, cells };
}

function partsOf(field: string, column: string | DateColumns): [Part, string][] {
  if (typeof column === 'string') return [[field as Part, column]];
  return [
    ['born:day', column.day],
    ['born:month', column.month],
    ['born:year', column.year],
  ];
}
