import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawing } from '../model/unrelated.ts';
import { makeSurnameLikeness } from '../pairs/names.ts';
import { prepare, type Part } from '../prepare.ts';
import { newDictionaries } from '../read/read-feed.ts';
import { gatherHouseholds } from './households.ts';

type Row = { who: string; name: string; born?: string; at: string; on?: string; phone?: string };
const parts = ['surname', 'date_of_birth', 'address', 'postcode', 'seen_on', 'phone'] as const satisfies readonly Part[];
const bytes = new TextEncoder();

/** Who lives together by these rows, where it is known who is who: "Ann+Ben Cal", and whether rows say when. */
function householdsOf(rows: readonly Row[], { isDated = true } = {}): string {
  const dictionaries = newDictionaries();
  const said = rows.map(({ name, born = '', at, on = '', phone = '' }) => {
    const [address, postcode = ''] = at.split(', ');
    return { surname: name, date_of_birth: born, address: address!, postcode, seen_on: isDated ? on : '', phone };
  });
  const coded = (part: (typeof parts)[number]) =>
    Int32Array.from(said, row => {
      const text = bytes.encode(row[part]);
      return dictionaries.for(part).codeOf(text, 0, text.length);
    });
  const cells = new Map<Part, Int32Array>(parts.map(part => [part, coded(part)]));
  const feed = { name: 'any', rows: rows.length, faults: [], columns: {}, rowNumber: Int32Array.from(rows, (_, nth) => nth + 1), cells };
  const records = prepare([feed], dictionaries, 2027);
  const who = [...records.readAs].map(row => rows[row]!.who);
  const households = gatherHouseholds(
    records,
    Int32Array.from(who, one => who.indexOf(one)),
    makeSurnameLikeness(records.words.names),
  );
  const groups = Map.groupBy(who.keys(), row => households[row]!).values();
  return [...groups]
    .map(group => [...new Set(group.map(row => who[row]!))].sort().join('+'))
    .sort()
    .join(' ');
}

const here = '4 Mill Lane, ZZ1 1AB';
const there = '9 Elm Grove, ZZ2 2AB';

test('people of one door live together, whatever they are called; those of a crowded one do not', () => {
  const family: Row[] = [
    { who: 'Ann', name: 'Okafor', born: '1985-02-03', at: here },
    { who: 'Ben', name: 'Kelly', born: '1983-07-09', at: here },
    { who: 'Cal', name: 'Kelly', born: '2015-01-12', at: here },
  ];
  assert.equal(householdsOf(family), 'Ann+Ben+Cal');
  const names = 'Abara Brook Castle Dunn Evans Flint Grove Hurst Ingram Jarvis'.split(' ');
  const hostel = names.map((name, nth): Row => ({ who: name, name, born: `19${70 + nth * 3}-05-0${1 + (nth % 9)}`, at: here }));
  assert.equal(householdsOf(hostel), names.join(' '));
});

test('where names do not run in families, seven names at a door are one household; twenty people of no name are none', () => {
  const people = Array.from({ length: 40 * 7 }, (_, nth): Row => {
    const door = Math.floor(nth / 7);
    const letters = [nth % 26, Math.floor(nth / 26), 7 * (nth % 3)].map(one => String.fromCharCode(97 + (one % 26)));
    return { who: `P${String(nth).padStart(3, '0')}`, name: `${letters.join('')}${'xkqwz'[nth % 5]}son`, at: `${door + 1} Elm Grove, ZZ${door} 1AB` };
  });
  const couples = people.map(({ who, name }, nth): Row => ({ who: `C${who}`, name: `${name}ur`, at: `${Math.floor(nth / 2) + 200} Mill Lane, ZZ3 3AB` }));
  const found = householdsOf([...people, ...couples]).split(' ');
  assert.equal(found.filter(household => household.split('+').length === 7).length, 40);
  const nameless = Array.from({ length: 20 }, (_, nth): Row => ({ who: `N${nth}`, name: '', at: here }));
  assert.equal(householdsOf(nameless).split(' ').length, 20);
});

test('who moved with whom stays with them, though one was never seen at the old door and another never at the new', () => {
  const family: Row[] = [
    { who: 'Ann', name: 'Okafor', born: '1985-02-03', at: here, on: '2023-03-01' },
    { who: 'Ann', name: 'Okafor', born: '1985-02-03', at: there, on: '2025-03-01' },
    { who: 'Bea', name: 'Okafor', born: '2012-02-03', at: here, on: '2023-04-01' },
    { who: 'Cal', name: 'Okafor', born: '2015-01-12', at: there, on: '2025-05-01' },
  ];
  assert.equal(householdsOf(family), 'Ann+Bea+Cal');
});

test('somebody who was elsewhere while the others were still at the door has left; without days nobody can tell', () => {
  const left: Row[] = [
    { who: 'Ann', name: 'Okafor', born: '1985-02-03', at: here, on: '2023-03-01' },
    { who: 'Ann', name: 'Okafor', born: '1985-02-03', at: here, on: '2025-06-01' },
    { who: 'Ben', name: 'Kelly', born: '1983-07-09', at: here, on: '2023-03-05' },
    { who: 'Ben', name: 'Kelly', born: '1983-07-09', at: here, on: '2023-08-05' },
    { who: 'Ben', name: 'Kelly', born: '1983-07-09', at: there, on: '2025-06-02' },
  ];
  assert.equal(householdsOf(left), 'Ann Ben');
  assert.equal(householdsOf(left, { isDated: false }), 'Ann+Ben');
});

test('an address without its postcode is that of the door where the family is, though other places have the same street and number', () => {
  const rows: Row[] = [
    { who: 'Ann', name: 'Okafor', born: '1985-02-03', at: '4 Mill Lane, ZZ1 1AB' },
    { who: 'Bea', name: 'Okafor', born: '2012-02-03', at: '4 Mill Lane' },
    { who: 'Zoe', name: 'Winter', born: '1979-10-03', at: '4 Mill Lane, ZZ7 7AB' },
  ];
  assert.equal(householdsOf(rows), 'Ann+Bea Zoe');
});

test('a day before somebody was born says nothing of them: a tenancy began before its child', () => {
  const rows: Row[] = [
    { who: 'Ann', name: 'Okafor', born: '1985-02-03', at: here, on: '2011-04-01' },
    { who: 'Bea', name: 'Okafor', born: '2020-02-03', at: here, on: '2011-04-01' },
  ];
  assert.equal(householdsOf(rows), 'Ann+Bea');
});

test('in whichever order rows are read, the same people live together', () => {
  const draw = drawing(11);
  const pick = <T>(from: readonly T[]) => from[Math.floor(draw() * from.length)]!;
  const doors = Array.from({ length: 12 }, (_, nth) => `${1 + (nth % 6)} Mill Lane${nth % 3 === 0 ? '' : `, ZZ${1 + (nth % 2)} 1AB`}`);
  const rows = Array.from({ length: 400 }, (_, nth): Row => {
    const who = `P${String(nth % 120).padStart(3, '0')}`;
    const born = `${1970 + (nth % 120) / 2 - (((nth % 120) / 2) % 1)}-03-0${1 + (nth % 9)}`;
    const on = draw() < 0.7 ? `202${Math.floor(draw() * 6)}-0${1 + Math.floor(draw() * 9)}-1${Math.floor(draw() * 9)}` : '';
    return {
      who,
      name: ['Okafor', 'Kelly', 'Winter', 'Khan'][(nth % 120) % 4]!,
      born,
      at: pick(doors),
      on,
      phone: draw() < 0.2 ? `0470000000${Math.floor(draw() * 9)}` : '',
    };
  });
  const first = householdsOf(rows);
  assert.ok(first.includes('+') && first.includes(' '), first);
  for (let times = 0; times < 5; times++) {
    const shuffled = rows
      .map(row => ({ row, place: draw() }))
      .sort((a, b) => a.place - b.place)
      .map(({ row }) => row);
    assert.equal(householdsOf(shuffled), first);
  }
});
