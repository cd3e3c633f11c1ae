import { recordsAt } from '../distinct.ts';
import type { Linked } from '../link.ts';
import { kinds, type Kind, type Model } from '../model/model.ts';
import type { Together } from '../model/together.ts';
import { rulesFor } from '../pairs/keys.ts';
import { keysFor, takeKeys } from '../pairs/keys-for.ts';
import type { Records } from '../records.ts';
import { newWords, type KeptWords, type Words } from '../values/words.ts';
import { readArrays, writeArrays, type Numbers } from './arrays-file.ts';
import { indexRows, type RowIndex } from './row-index.ts';

/** A number for each person and each household, by the rows of the records. They need not stand close together. */
export type Numbered = { person: Float64Array; household: Float64Array };
type Head = {
  feeds: readonly string[];
  holdsOnce: readonly boolean[];
  width: number;
  extraNames: readonly string[];
  rules: readonly string[];
  prior: Model['prior'];
  chances: Record<Kind, number[][]>;
  together: Record<keyof Together, number[]>;
  about: string;
};
/** What a run knows, so that new rows can be linked to its rows without looking at all of them again. */
export type Kept = Omit<Head, 'rules' | 'prior' | 'chances' | 'together' | 'about'> & {
  /** Rows that say different things (distinct.ts), which stand for one or more rows each. */
  places: number;
  cells: Int32Array;
  feedOf: Uint16Array;
  /** The first of all rows that stands at each place, and behind the last how many rows there are. */
  firstRow: Int32Array;
  seenOn: Int32Array;
  /** By place: the lowest place of its person, and the person's and household's numbers. */
  lowest: Int32Array;
  person: Float64Array;
  household: Float64Array;
  words: Records['words'];
  index: ReadonlyMap<string, RowIndex>;
  model: Model;
};

// Of new rows usually far fewer come at a time; the rows kept are copied for more. In bytes.
const roomFor = 1 << 23;

type KeptOf = Pick<Linked, 'rowOf' | 'trained' | 'holdsOnce'>;

const wordNames = ['names', 'houses', 'streets', 'postcodes', 'towns', 'phones', 'emails', 'nhs', 'upns', 'others'] as const;

/** Keeps a run in a file. `about` says what it was a run of: who takes it up asks for the same. */
export function keepRun(path: string, all: Records, { rowOf, trained: { model }, holdsOnce }: KeptOf, numbers: Numbered, about: string): void {
  const records = recordsAt(all, rowOf);
  const rules = rulesFor(records);
  const keys = keysFor(records, rules);
  const indexes = rules.map((rule, nth) => {
    const own = new Int32Array(records.rows);
    takeKeys(keys, nth, own);
    return indexRows(rule, own);
  });
  const byPlace = (of: Float64Array) => Float64Array.from(rowOf, row => of[row]!);
  const head: Head = {
    feeds: all.feeds.map(({ name }) => name),
    ...{ holdsOnce, width: records.width, extraNames: all.extraNames, rules: rules.map(({ name }) => name), prior: model.prior, about },
    chances: Object.fromEntries(kinds.map(kind => [kind, model.chances[kind].map(one => [...one])])) as Head['chances'],
    together: { household: [...model.together.household], unrelated: [...model.together.unrelated] },
  };
  const firstRow = new Int32Array(rowOf.length + 1);
  firstRow.set(rowOf);
  firstRow[rowOf.length] = all.rows;
  writeArrays(path, head, {
    ...{ feedOf: records.feedOf, firstRow, seenOn: all.seenOn },
    ...{ lowest: lowestOf(byPlace(numbers.person)), person: byPlace(numbers.person), household: byPlace(numbers.household) },
    ...Object.fromEntries([...wordNames.map(name => records.words[name]), ...records.words.extra].flatMap(wordsArrays)),
    ...Object.fromEntries(
      indexes.flatMap(
        ({ begins, order }, nth) =>
          [
            [`begins ${nth}`, begins],
            [`order ${nth}`, order],
          ] as const,
      ),
    ),
    // Last, where room is left for new rows when it is read.
    cells: records.cells,
  });
}

/** For each place the first of the same number. */
function lowestOf(numbers: Float64Array): Int32Array {
  const first = new Map<number, number>();
  return Int32Array.from(numbers, (number, place) => {
    const known = first.get(number) ?? place;
    if (known === place) first.set(number, place);
    return known;
  });
}

const arraysOf = (lists: readonly number[][]) => lists.map(list => Float64Array.from(list));

const wordsArrays = (words: Words, nth: number): [string, Numbers][] =>
  Object.entries(words.kept()).map(([name, array]): [string, Numbers] => [`${name} ${nth}`, array]);

/** Takes up what a run kept; null where there is nothing, or it is of another run. */
export function takeUp(path: string, about: string): Kept | null {
  const found = readArrays(path, roomFor);
  if (!found || (found.head as Head).about !== about) return null;
  const { arrays } = found;
  const { rules, prior, chances, together, ...head } = found.head as Head;
  const wordsAt = (nth: number): Words =>
    newWords({ units: arrays[`units ${nth}`], starts: arrays[`starts ${nth}`], hashes: arrays[`hashes ${nth}`] } as KeptWords);
  const named = Object.fromEntries(wordNames.map((name, nth) => [name, wordsAt(nth)])) as Omit<Records['words'], 'extra'>;
  return {
    ...{ feeds: head.feeds, holdsOnce: head.holdsOnce, width: head.width, extraNames: head.extraNames },
    places: arrays['feedOf']!.length,
    ...(arrays as Pick<Kept, 'cells' | 'feedOf' | 'firstRow' | 'seenOn' | 'lowest' | 'person' | 'household'>),
    words: { ...named, extra: head.extraNames.map((_, nth) => wordsAt(wordNames.length + nth)) },
    index: new Map(rules.map((rule, nth) => [rule, { begins: arrays[`begins ${nth}`], order: arrays[`order ${nth}`] } as RowIndex])),
    model: {
      prior,
      together: { household: Float64Array.from(together.household), unrelated: Float64Array.from(together.unrelated) },
      chances: { person: arraysOf(chances.person), household: arraysOf(chances.household), unrelated: arraysOf(chances.unrelated) },
    },
  };
}
