import assert from 'node:assert/strict';
import { test } from 'node:test';
import { link } from './link.ts';
import { prepare, type Part } from './prepare.ts';
import { newDictionaries } from './read/read-feed.ts';

const bytes = new TextEncoder();
const parts: readonly Part[] = ['forename', 'surname', 'date_of_birth', 'address', 'postcode'];

/** Records of rows given in one feed, in the order in which they were given. */
function recordsOf(rows: readonly (readonly string[])[]) {
  const dictionaries = newDictionaries();
  const cells = new Map(
    parts.map((part, nth) => [
      part,
      Int32Array.from(rows, row => {
        const text = bytes.encode(row[nth]);
        return dictionaries.for(part).codeOf(text, 0, text.length);
      }),
    ]),
  );
  const records = prepare(
    [{ name: 'school', rows: rows.length, faults: [], columns: {}, rowNumber: Int32Array.from(rows, (_, nth) => nth + 1), cells }],
    dictionaries,
    2027,
  );
  return { records, at: (row: number) => records.readAs.indexOf(row) };
}

const surnames = ['Alder', 'Birch', 'Cedar', 'Damson', 'Elder', 'Fir', 'Gorse', 'Hazel', 'Ivy', 'Juniper'];
/** Forty people written twice, once with a slip. */
const rows = Array.from({ length: 40 }, (_, n) => {
  const who = [`Per${'abcdefghij'[n % 10]}${'klmn'[Math.floor(n / 10)]}a`, surnames[n % 10]!, `${1980 + n}-0${1 + (n % 9)}-1${n % 9}`];
  const home = [`${n + 1} Mill Lane`, `ZZ${n % 7} ${n % 9}AB`];
  return [
    [...who, ...home],
    [who[0]!, `${who[1]!}s`, who[2]!, ...home],
  ];
}).flat();

test('what people said of two rows is done, though the rows say otherwise, and in whichever order it was said', () => {
  const { records, at } = recordsOf(rows);
  const isOne = (linked: ReturnType<typeof link>, one: number, other: number) => linked.persons.of[at(one)] === linked.persons.of[at(other)];
  const before = link(records, { seed: 1 });
  assert.ok(isOne(before, 0, 1) && !isOne(before, 0, 2), 'the rows by themselves');
  const said = [
    { one: at(0), other: at(1), isOnePerson: false },
    { one: at(0), other: at(2), isOnePerson: true },
    // would bring the first two together after all
    { one: at(1), other: at(2), isOnePerson: true },
  ];
  for (const decisions of [said, said.toReversed().toSorted((a, b) => Number(a.isOnePerson) - Number(b.isOnePerson))]) {
    const linked = link(records, { seed: 1, decisions });
    assert.ok(!isOne(linked, 0, 1), 'said to be two: two');
    assert.ok(isOne(linked, 0, 2) !== isOne(linked, 1, 2), 'one of two decisions that cannot both be, never both');
    assert.ok(isOne(linked, 4, 5), 'others as before');
  }
});

test('rows of one file that say all the same are weighed once, and are one person; in a file that holds everybody once they are not', () => {
  const again = [...rows, rows[0]!, rows[0]!];
  const { records, at } = recordsOf(again);
  const linked = link(records, { seed: 1, holdsOnce: [false] });
  const place = linked.persons.of[at(0)];
  for (const row of [1, rows.length, rows.length + 1]) assert.equal(linked.persons.of[at(row)], place, String(row));
  assert.ok(linked.persons.sureness[at(rows.length)]! > 0.99);
  const once = link(records, { seed: 1, holdsOnce: [true] });
  assert.equal(new Set([0, 1, rows.length, rows.length + 1].map(row => once.persons.of[at(row)])).size, 4);
});
