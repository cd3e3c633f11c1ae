import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gather } from './gather.ts';

type Told = { pairs: Readonly<Record<string, number>>; unnamed?: string; holdsOnce?: boolean; twins?: number };

/** Who is put together of rows such as "a1 a2 b1": letters are people, digits files, and of `unnamed` nobody says who they are. `pairs` says how sure two rows are one. */
function clustersOf(rows: string, { pairs, unnamed = '', holdsOnce = false, twins = -6 }: Told): string {
  const names = rows.split(' ');
  const met = Object.entries(pairs).map(([pair, sure]) => ({ of: pair.split('-').map(name => names.indexOf(name)), sure }));
  const isUnnamed = (row: number) => unnamed.split(' ').includes(names[row]!);
  const found = gather(
    { rows: names.length, feedOf: Uint16Array.from(names, name => Number(name[1])) },
    { count: met.length, one: Int32Array.from(met, ({ of }) => of[0]!), other: Int32Array.from(met, ({ of }) => of[1]!), pattern: Int32Array.from(met.keys()) },
    {
      sureOf: Float64Array.from(met, ({ sure }) => sure),
      evidence: (one, other) => (isUnnamed(one) || isUnnamed(other) || names[one]![0] === names[other]![0] ? 6 : twins),
      tellsWho: row => !isUnnamed(row),
      holdsOnce: Array.from({ length: 4 }, () => holdsOnce),
      decisions: [],
    },
  );
  const groups = Map.groupBy(names.keys(), row => found.of[row]!).values();
  return [...groups].map(group => group.map(row => names[row]).join('+')).join(' ');
}

test('a row that fits two people about as well is put with neither', () => {
  assert.equal(clustersOf('a1 b2 x3', { unnamed: 'x3', pairs: { 'a1-x3': 0.975, 'b2-x3': 0.97 } }), 'a1 b2 x3');
  assert.equal(clustersOf('a1 b2 x3', { unnamed: 'x3', pairs: { 'a1-x3': 0.9999, 'b2-x3': 0.95 } }), 'a1+x3 b2', 'far likelier the one');
});

test('of a file that holds people once, one twin’s row leaves the other’s to the row that names none', () => {
  const pairs = { 'x1-a2': 0.975, 'x1-b2': 0.975, 'b1-b2': 0.99999 };
  assert.equal(clustersOf('x1 b1 a2 b2', { unnamed: 'x1', pairs, holdsOnce: true }), 'x1+a2 b1+b2');
});

test('father and son of one name, neither with a day of birth, are not paired at will', () => {
  const pairs = { 'a1-a2': 0.99, 'a1-b2': 0.99, 'b1-a2': 0.99, 'b1-b2': 0.99 };
  assert.equal(clustersOf('a1 b1 a2 b2', { unnamed: 'a1 b1 a2 b2', pairs, holdsOnce: true }), 'a1 b1 a2 b2');
});

test('a row that names nobody makes no one person of twins, though their rows speak hardly against it', () => {
  const pairs = { 'a1-a2': 0.9999, 'b1-b2': 0.9999, 'x3-a1': 0.975, 'x3-a2': 0.975, 'x3-b1': 0.975, 'x3-b2': 0.975 };
  assert.equal(clustersOf('a1 a2 b1 b2 x3', { unnamed: 'x3', pairs, twins: 0.04 }), 'a1+a2 b1+b2 x3');
});
