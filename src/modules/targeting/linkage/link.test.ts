import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { linkFiles } from './command.ts';
import { countAgainst } from './count-against.ts';
import { drawing } from './model/unrelated.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-early-help-link-'));
after(() => rmSync(folder, { recursive: true }));

const forenames =
  'Amelia Oliver Isla George Ava Arthur Mia Noah Freya Leo Lily Muhammad Ivy Oscar Rosie Theodore Evie Jack Florence Henry Grace Alfie Willow Archie Zara Thomas Aisha Ethan'.split(
    ' ',
  );
const surnames =
  'Smith Jones Taylor Brown Khan Patel Wilson Evans Thomas Roberts Walker Wright Hall Green Wood Clarke Hughes Lewis Hussain Turner Cooper Ward Morris Begum Bailey Okafor Kelly Novak'.split(
    ' ',
  );
const streets = ['Alder Way', 'Mill Lane', 'Station Road', 'Church Street', 'Park Avenue', 'Meadow Close', 'Victoria Road', 'Elm Grove'];

type Row = { person: number; household: number; cells: string[] };

/** Families of two to five at addresses of their own, with twins and sons named after their fathers, told by a school and a surgery with slips of the pen. */
function families(count: number, seed: number): { school: Row[]; surgery: Row[] } {
  const draw = drawing(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(draw() * from.length)]!;
  const slip = (word: string) => {
    if (draw() > 0.06 || word.length < 4) return word;
    const at = 1 + Math.floor(draw() * (word.length - 2));
    return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
  };
  const day = (from: number, years: number) =>
    `${from + Math.floor(draw() * years)}-${String(1 + Math.floor(draw() * 12)).padStart(2, '0')}-${String(1 + Math.floor(draw() * 28)).padStart(2, '0')}`;
  const [school, surgery]: [Row[], Row[]] = [[], []];
  let person = 0;
  for (let household = 1; household <= count; household++) {
    const surname = pick(surnames);
    const address = [`${1 + Math.floor(draw() * 80)} ${pick(streets)}`, `ZZ${Math.floor(household / 12)} ${1 + (household % 9)}AB`];
    const size = 2 + Math.floor(draw() * 4);
    const twins = draw() < 0.04 ? day(2010, 12) : null;
    const father = pick(forenames);
    for (let nth = 0; nth < size; nth++) {
      person += 1;
      const forename = nth === 0 ? father : nth === 1 && draw() < 0.03 ? father : pick(forenames);
      const born = nth === 0 ? day(1970, 25) : nth <= 2 && twins ? twins : day(2006, 16);
      const tell = (into: Row[]) => into.push({ person, household, cells: [slip(forename), slip(surname), born, ...address] });
      tell(school);
      if (draw() < 0.8) tell(surgery);
    }
  }
  return { school, surgery };
}

const head = 'forename,surname,dob,address,postcode,truth,household';
const lineOf = ({ person, household, cells }: Row) => [...cells, person, household].join(',');
function write(name: string, rows: readonly Row[]): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, `${head}\n${rows.map(lineOf).join('\n')}\n`);
  return path;
}

function clusters(paths: readonly string[], ...more: string[]) {
  const out = join(folder, 'clusters.csv');
  const summary = linkFiles([...paths.flatMap(path => ['--in', path]), '--out', out, '--truth', 'truth', ...more], 2027);
  const rows = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(','));
  return { summary, rows };
}

const told = families(400, 7);
const paths = [write('school', told.school), write('surgery', told.surgery)];

test('a family’s people are kept apart, and each of them is found in both files', () => {
  const { summary } = clusters(paths);
  assert.ok(summary.truth!.precision > 0.995 && summary.truth!.recall > 0.97, JSON.stringify(summary.truth));
});

test('people of one address are a household, whatever they are called', () => {
  const { rows } = clusters(paths);
  const truth = [...told.school, ...told.surgery].map(({ household }) => household);
  const { f1 } = countAgainst(
    rows.map(row => Number(row[4])),
    truth,
  );
  assert.ok(f1 > 0.97, String(f1));
});

test('a file that holds everybody once gives nobody two rows of it', () => {
  const { rows } = clusters(paths, '--unique-within-feed');
  const seen = rows.map(([feed, , , person]) => `${feed} ${person}`);
  assert.equal(new Set(seen).size, seen.length);
});

test('in whichever order rows and files are read, the same rows are put together', () => {
  const draw = drawing(3);
  const shuffled = (rows: readonly Row[]) =>
    rows
      .map(row => ({ row, at: draw() }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row);
  const groups = (order: readonly Row[], { rows }: ReturnType<typeof clusters>, column: number) =>
    [
      ...Map.groupBy(
        rows.map((row, nth) => ({ who: lineOf(order[nth]!), group: row[column] })),
        ({ group }) => group,
      ).values(),
    ]
      .map(group =>
        group
          .map(({ who }) => who)
          .sort()
          .join('|'),
      )
      .sort();
  const [school, surgery] = [shuffled(told.school), shuffled(told.surgery)];
  const [first, second] = [clusters(paths), clusters([write('surgery', surgery), write('school', school)])];
  for (const column of [3, 4]) assert.deepEqual(groups([...surgery, ...school], second, column), groups([...told.school, ...told.surgery], first, column));
});

test('a file with a heading alone, and one with a bad row, are no trouble', () => {
  const empty = write('nobody', []);
  assert.equal(clusters([empty]).summary.rows, 0);
  const path = join(folder, 'ragged.csv');
  writeFileSync(path, `${head}\n${lineOf(told.school[0]!)}\nJust,two\n${lineOf(told.school[1]!)}\n`);
  const { summary, rows } = clusters([path]);
  assert.deepEqual([summary.rows, summary.feeds[0]!.faults, summary.feeds[0]!.examples[0]!.row], [2, 1, 2]);
  assert.deepEqual(
    rows.map(([, row]) => row),
    ['1', '3'],
    'rows keep the numbers they have in the file',
  );
});
