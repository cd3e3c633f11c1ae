import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Mistaken, runCommand } from '../command.ts';
import { families, head, lineOf, type Row } from '../made-up-families.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-early-help-kept-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

function write(name: string, rows: readonly Row[]): string {
  writeFileSync(at(name), `${head}\n${rows.map(lineOf).join('\n')}\n`);
  return at(name);
}
type Told = { person: string; household: string };
const read = (name: string): Told[] =>
  readFileSync(at(name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(','))
    .map(([, , , person, household]) => ({ person: person!, household: household! }));

const { school, surgery } = families(400, 11);
// The surgery's file comes in two parts; of some families nobody was in the first.
const isLate = (row: Row, nth: number) => nth % 10 === 0 || row.household > 380;
const [early, late] = [surgery.filter((row, nth) => !isLate(row, nth)), surgery.filter(isLate)];
const known = [...school.filter(({ household }) => household <= 380), ...early];
runCommand(
  [
    '--in',
    write(
      'school.csv',
      school.filter(({ household }) => household <= 380),
    ),
    '--in',
    write('surgery.csv', early),
    '--out',
    at('first.csv'),
    '--keep',
    at('run'),
  ],
  2027,
);
const first = read('first.csv');

function add(rows: readonly Row[]): Told[] {
  runCommand(['--in', write('more.csv', rows), '--from', at('run'), '--out', at('more-out.csv')], 2027);
  return read('more-out.csv');
}

test('rows that come later join the persons a run found, and their numbers', () => {
  const found = add(late);
  const numberOf = new Map(known.map((row, nth) => [row.person, first[nth]!.person]));
  const back = late.flatMap((row, nth) => (numberOf.has(row.person) ? [numberOf.get(row.person) === found[nth]!.person] : []));
  assert.ok(back.length > 50 && back.filter(Boolean).length / back.length > 0.95, `${back.filter(Boolean).length} of ${back.length}`);
  const strangers = late.flatMap((row, nth) => (numberOf.has(row.person) ? [] : [{ row, told: found[nth]! }]));
  assert.ok(strangers.length > 20);
  const numbers = new Set(first.map(({ person }) => person));
  assert.ok(
    strangers.every(({ told }) => !numbers.has(told.person)),
    'nobody new is taken for somebody else',
  );
});

test('somebody new of a family that is known lives with it; a new family lives by itself, together', () => {
  const found = add(late);
  const homeOf = new Map(known.map((row, nth) => [row.household, first[nth]!.household]));
  const relatives = late.flatMap((row, nth) => (homeOf.has(row.household) ? [homeOf.get(row.household) === found[nth]!.household] : []));
  assert.ok(relatives.filter(Boolean).length / relatives.length > 0.95);
  const fresh = Map.groupBy(
    late.flatMap((row, nth) => (homeOf.has(row.household) ? [] : [{ household: row.household, told: found[nth]!.household }])),
    ({ household }) => household,
  );
  const homes = [...fresh.values()].map(group => new Set(group.map(({ told }) => told)));
  assert.ok(homes.filter(({ size }) => size === 1).length / homes.length > 0.9);
  const numbers = new Set(first.map(({ household }) => household));
  assert.ok(homes.every(home => [...home].every(one => !numbers.has(one))));
});

test('in whichever order they come, later rows join the same persons', () => {
  const whoIsWho = (rows: readonly Row[]) => new Map(add(rows).map(({ person }, nth) => [lineOf(rows[nth]!), person]));
  const [forwards, backwards] = [whoIsWho(late), whoIsWho(late.toReversed())];
  for (const [line, person] of forwards) assert.equal(backwards.get(line), person, line);
});

test('what was cut off, or is no run at all, is told', () => {
  runCommand(['--in', at('surgery.csv'), '--out', at('again.csv'), '--keep', at('cut')], 2027);
  truncateSync(at('cut'), 50_000);
  for (const path of [at('cut'), at('surgery.csv'), at('nowhere')])
    assert.throws(() => runCommand(['--in', at('more.csv'), '--from', path, '--out', at('no.csv')], 2027), Mistaken, path);
  assert.throws(
    () => runCommand(['--in', at('more.csv'), '--from', at('run'), '--out', at('no.csv'), '--splink', at('s.json')], 2027),
    /--splink goes with a whole run/,
  );
});

test('no rows at all are no trouble', () => assert.deepEqual(add([]), []));
