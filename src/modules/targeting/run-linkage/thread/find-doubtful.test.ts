import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Linked } from '../../linkage/link.ts';
import { prepare } from '../../linkage/prepare.ts';
import { link } from '../../linkage/link.ts';
import { findDoubtful } from './find-doubtful.ts';
import { gatherRows } from './gather-rows.ts';

type Row = { id: number; key: string; what?: string; nhs?: string; born?: string };

/** Rows of one feed, somebody of the record, and pairs of them (as they were gathered) with how sure they are; each row is a person of its own. */
function doubtful(
  rows: Row[],
  people: string[],
  sure: [number, number, number][],
  { isDecided = false, cluster }: { isDecided?: boolean; cluster?: number[] } = {},
) {
  const gathering = gatherRows([{ id: 'feed', holdsPersonOnce: false }]);
  for (const { id, key, what, nhs, born } of rows)
    gathering.takeRow([
      id,
      0,
      key,
      what ?? null,
      null,
      null,
      null,
      null,
      null,
      `Name${id}`,
      null,
      'Moss',
      null,
      null,
      born ?? null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      nhs ?? null,
    ]);
  for (const id of people) gathering.takePerson([id, null, null, null, 'Rosa', 'Moss']);
  const gathered = gathering.finish();
  const records = prepare(gathered.feeds, gathered.dictionaries, 2027);
  const found = link(records, { holdsOnce: [false], seed: 1 });
  const place = (row: number) => records.readAs.indexOf(row);
  const none = Uint8Array.from(found.levels[0] ?? Array.from({ length: 11 }, () => 0)).fill(0);
  const linked = {
    ...found,
    pairs: {
      ...found.pairs,
      count: sure.length,
      one: Int32Array.from(sure, ([one]) => place(one)),
      other: Int32Array.from(sure, ([, other]) => place(other)),
      pattern: Int32Array.from(sure.keys()),
    },
    sureness: sure.map(([, , person]) => ({ person, household: 0, unrelated: 1 - person })),
    levels: sure.map(() => none),
  } satisfies Linked;
  return findDoubtful({
    records,
    linked,
    cluster: Int32Array.from(cluster ?? gathered.known.rowId.keys()),
    gathered,
    isDecided: () => isDecided,
    isApart: () => false,
  });
}

const two: Row[] = [
  { id: 11, key: 'a' },
  { id: 12, key: 'b' },
  { id: 13, key: 'c' },
];

test('only pairs of which the linkage is half sure are asked about, and only those apart and not decided', () => {
  const keys = (found: ReturnType<typeof doubtful>) => found.kept.map(({ one, other }) => `${one} ${other}`);
  const all: [number, number, number][] = [
    [0, 1, 0.55],
    [0, 2, 0.95],
    [1, 2, 0.3],
  ];
  assert.deepEqual(keys(doubtful(two, [], all)), ['feed/a feed/b']);
  assert.deepEqual(keys(doubtful(two, [], all, { isDecided: true })), []);
  assert.deepEqual(keys(doubtful(two, [], all, { cluster: [0, 0, 2] })), []);
});

test('of two sides the surest pair alone is asked about', () => {
  const rows = [...two, { id: 14, key: 'a' }];
  const { found, kept } = doubtful(
    rows,
    [],
    [
      [0, 1, 0.55],
      [3, 1, 0.7],
    ],
  );
  assert.deepEqual([found, kept.length, kept[0]!.sureness], [1, 1, 0.7]);
});

test('worth most: where somebody of the record is, where abuse is told, where most would be joined', () => {
  const rows: Row[] = [...two, { id: 14, key: 'd', what: 'domestic-abuse' }];
  const { kept } = doubtful(
    rows,
    ['person-1'],
    [
      [0, 1, 0.5],
      [0, 4, 0.5],
      [2, 3, 0.5],
    ],
  );
  assert.deepEqual(
    kept.map(({ touches }) => touches.join()),
    ['record', 'abuse', ''],
  );
  assert.deepEqual(kept[1]!.risks, ['sensitive-facts']);
});

test('a second person is needed where two of the record would be one, or their NHS numbers contradict, whichever rows of theirs hold them', () => {
  assert.deepEqual(doubtful([], ['person-1', 'person-2'], [[0, 1, 0.6]]).kept[0]!.risks, ['two-of-record']);
  const rows: Row[] = [...two, { id: 14, key: 'd', nhs: '943 476 5919' }, { id: 15, key: 'e', nhs: '943 476 5870' }];
  assert.deepEqual(doubtful(rows, [], [[0, 1, 0.6]], { cluster: [0, 1, 2, 0, 1] }).kept[0]!.risks, ['nhs-number']);
});
