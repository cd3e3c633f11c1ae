import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { linkFiles } from './command.ts';
import { countAgainst } from './count-against.ts';
import { families, head, lineOf, type Row } from './made-up-families.ts';
import { drawing } from './model/unrelated.ts';
import { makeCompare } from './pairs/compare.ts';
import { findPairs, TooManyPairs } from './pairs/find-pairs.ts';
import { prepare } from './prepare.ts';
import { newDictionaries, readFeed } from './read/read-feed.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-early-help-link-'));
after(() => rmSync(folder, { recursive: true }));

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

test('who has the names the other way round is found by them and the day of birth, where no file tells an address', () => {
  const bare = (name: string, rows: readonly Row[], isTurned: (nth: number) => boolean) => {
    const path = join(folder, `${name}.csv`);
    const line = ({ person, cells: [forename, surname, born] }: Row, nth: number) =>
      isTurned(nth) ? [surname, forename, born, person] : [forename, surname, born, person];
    writeFileSync(path, ['forename,surname,dob,truth', ...rows.map(line)].join('\n'));
    return path;
  };
  const files = [bare('first', told.school, () => false), bare('second', told.surgery, nth => nth % 50 === 0)];
  const { summary, rows } = clusters(files, '--unique-within-feed');
  const turned = told.surgery.filter((_, nth) => nth % 50 === 0).length;
  const ofFirst = new Set(rows.flatMap(([feed, , , person]) => (feed === 'first' ? [person] : [])));
  const found = rows.filter(([feed, row, , person]) => feed === 'second' && (Number(row) - 1) % 50 === 0 && ofFirst.has(person)).length;
  assert.ok(found > turned * 0.8 && summary.truth!.precision > 0.99, `${found} of ${turned}, ${JSON.stringify(summary.truth)}`);
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
  const pairsFile = join(folder, 'pairs-of-once.csv');
  const { rows } = clusters(paths, '--unique-within-feed', '--pairs', pairsFile);
  const within = () => readFileSync(pairsFile, 'utf8').match(/^(school|surgery),\d+,\1,.*$/gm)?.length ?? 0;
  assert.equal(within(), 0, 'nor does it say that two of its rows may be one person');
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

test('any number of threads finds the same, down to the order of the pairs', () => {
  write('surgery', told.surgery);
  const pairsFile = join(folder, 'pairs.csv');
  const by = (workers: number) => ({ ...clusters(paths, '--workers', String(workers), '--pairs', pairsFile), pairs: readFileSync(pairsFile, 'utf8') });
  const [alone, ...others] = [1, 2, 5].map(by);
  assert.ok(alone!.pairs.split('\n').length > 500);
  for (const { rows, pairs, summary } of others) {
    assert.deepEqual(rows, alone!.rows);
    assert.equal(pairs, alone!.pairs);
    assert.deepEqual(summary.byRule, alone!.summary.byRule);
  }
});

test('more pairs than there can be are refused by the name of the rule, alone and by several threads', () => {
  const dictionaries = newDictionaries();
  const records = prepare([readFeed(paths[0]!, dictionaries)], dictionaries, 2027);
  const refusal = (workers: number) => {
    try {
      findPairs(records, makeCompare(records), { mostPairs: 200, workers });
      return 'none';
    } catch (fault) {
      assert.ok(fault instanceof TooManyPairs);
      return fault.message;
    }
  };
  assert.match(refusal(1), /More than 200 pairs share a key \(“same address”\)/);
  assert.equal(refusal(2), refusal(1));
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
