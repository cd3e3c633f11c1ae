import type { Part, RawFeed } from '../../linkage/prepare.ts';
import { newDictionary } from '../../linkage/read/dictionary.ts';
import { newDictionaries } from '../../linkage/read/read-feed.ts';
import { recordFeed, sensitivityOf, sideOfPerson, sideOfRow } from '../../match.ts';
import { personParts, rowParts, type HandedFeed, type HandedPerson, type HandedRow } from '../exchange.ts';

/** What is known of each row beside what it says, in the order in which the linkage reads rows: feed by feed, and the people of the record last. */
export type Known = {
  /** The row's id; 0 for somebody of the record. */
  rowId: Float64Array;
  personId: readonly string[];
  /** The number of its side in `sides`. */
  side: Int32Array;
  sensitivity: Uint8Array;
  current: { person: Float64Array; household: Float64Array; sureness: Float32Array };
  kept: { person: Float64Array; household: Float64Array };
};
export type Gathered = {
  feeds: RawFeed[];
  dictionaries: ReturnType<typeof newDictionaries>;
  known: Known;
  sideText(code: number): string;
  codeOfSide(side: string): number;
};

const encoder = new TextEncoder();
const startsWith = 1 << 10;

/** One array for each thing known of a row, growing together. */
function growing() {
  const arrays = {
    rowId: new Float64Array(startsWith),
    side: new Int32Array(startsWith),
    sensitivity: new Uint8Array(startsWith),
    person: new Float64Array(startsWith),
    household: new Float64Array(startsWith),
    sureness: new Float32Array(startsWith),
    keptPerson: new Float64Array(startsWith),
    keptHousehold: new Float64Array(startsWith),
  };
  return { arrays, cells: new Map<Part, Int32Array>(), rows: 0 };
}
type Growing = ReturnType<typeof growing>;

function grow<A extends Float64Array | Float32Array | Int32Array | Uint8Array>(old: A): A {
  const next = new (old.constructor as new (length: number) => A)(old.length * 2);
  next.set(old);
  return next;
}

function makeRoom(one: Growing): void {
  if (one.rows < one.arrays.rowId.length) return;
  for (const name of Object.keys(one.arrays) as (keyof Growing['arrays'])[]) Object.assign(one.arrays, { [name]: grow(one.arrays[name]) });
  for (const [part, codes] of one.cells) one.cells.set(part, grow(codes));
}

/** Takes rows as they come out of the database, and keeps them as the linkage wants them: each text once, its number in each row. */
export function gatherRows(feeds: readonly HandedFeed[]) {
  const dictionaries = newDictionaries();
  const sides = newDictionary();
  const own = feeds.map(growing);
  const record = growing();
  const personIds: string[] = [];
  let bytes = new Uint8Array(1 << 12);
  const coded = (text: string, into: ReturnType<typeof newDictionary>): number => {
    if (text.length * 3 > bytes.length) bytes = new Uint8Array(text.length * 3);
    return into.codeOf(bytes, 0, encoder.encodeInto(text, bytes).written);
  };
  const say = (one: Growing, part: Part, text: string | null | undefined) => {
    if (text === null || text === undefined || text === '') return;
    const codes = one.cells.get(part) ?? new Int32Array(one.arrays.rowId.length);
    one.cells.set(part, codes);
    codes[one.rows] = coded(text, dictionaries.for(part));
  };

  const takeRow = (row: HandedRow) => {
    const [id, feed, key, what, person, household, sureness, keptPerson, keptHousehold, ...texts] = row;
    const [one, from] = [own[feed]!, feeds[feed]!];
    makeRoom(one);
    const [at, { arrays }] = [one.rows, one];
    arrays.rowId[at] = id;
    arrays.side[at] = coded(sideOfRow(from.id, key), sides);
    arrays.sensitivity[at] = sensitivityOf(what);
    [arrays.person[at], arrays.household[at], arrays.sureness[at]] = [person ?? 0, household ?? 0, sureness ?? 0];
    [arrays.keptPerson[at], arrays.keptHousehold[at]] = [keptPerson ?? 0, keptHousehold ?? 0];
    rowParts.forEach((part, nth) => say(one, part, texts[nth]));
    one.rows += 1;
  };
  const takePerson = ([id, person, household, sureness, ...texts]: HandedPerson) => {
    makeRoom(record);
    const [at, { arrays }] = [record.rows, record];
    personIds.push(id);
    arrays.side[at] = coded(sideOfPerson(id), sides);
    [arrays.person[at], arrays.household[at], arrays.sureness[at]] = [person ?? 0, household ?? 0, sureness ?? 0];
    personParts.forEach((part, nth) => say(record, part, texts[nth]));
    record.rows += 1;
  };

  const finish = (): Gathered => {
    const all = [...own, record];
    const total = all.reduce((sum, { rows }) => sum + rows, 0);
    const joined = <A extends Float64Array | Float32Array | Int32Array | Uint8Array>(empty: A, of: (one: Growing) => A): A => {
      let from = 0;
      for (const one of all) {
        empty.set(of(one).subarray(0, one.rows), from);
        from += one.rows;
      }
      return empty;
    };
    const known: Known = {
      rowId: joined(new Float64Array(total), one => one.arrays.rowId),
      personId: personIds,
      side: joined(new Int32Array(total), one => one.arrays.side),
      sensitivity: joined(new Uint8Array(total), one => one.arrays.sensitivity),
      current: {
        person: joined(new Float64Array(total), one => one.arrays.person),
        household: joined(new Float64Array(total), one => one.arrays.household),
        sureness: joined(new Float32Array(total), one => one.arrays.sureness),
      },
      kept: {
        person: joined(new Float64Array(total), one => one.arrays.keptPerson),
        household: joined(new Float64Array(total), one => one.arrays.keptHousehold),
      },
    };
    const raw = all.map(({ cells, rows }, nth) => ({
      ...{ name: feeds[nth]?.id ?? recordFeed, rows, faults: [], columns: {} },
      ...{ rowNumber: Int32Array.from({ length: rows }, (_, row) => row + 1), cells },
    }));
    return { feeds: raw, dictionaries, known, sideText: sides.text, codeOfSide: side => coded(side, sides) };
  };
  return { takeRow, takePerson, finish };
}
