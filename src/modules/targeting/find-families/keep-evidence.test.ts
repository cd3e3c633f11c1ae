import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTheirs, holdRows, publishTestRule } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';
import { aTree, chance, someFacts } from '../made-up-rules.ts';
import type { Tree } from '../rule.ts';
import { compareWithPlainWords, factFrom } from './compare-plainly.ts';

const world = await newWorld({ now: '2027-03-01T09:00Z' });
const random = chance(77);
const oldFile = { currentAsOf: '2027-02-28' };
const rows = someFacts(random, 500, world.today);
const feedId = await holdRows(world, rows, oldFile);
const trees: Tree[] = Array.from({ length: 16 }, () => aTree(random, [feedId]));
const ids = await Promise.all(trees.map((tree, n) => publishTestRule(world, tree, `Rule ${n}`)));

/** Looks tonight, and compares. Gives how many facts prove it. */
async function tonight(when: string): Promise<number> {
  await findTheirs(world);
  let proofs = 0;
  for (const [place, tree] of trees.entries()) {
    const facts = rows.map(row => factFrom(row, feedId, oldFile.currentAsOf));
    proofs += (await compareWithPlainWords(world, ids[place] ?? '', tree, facts, when))[1];
  }
  return proofs;
}

const written = async () =>
  (
    await world.stored<{ xmin: string }>('select concern_id || rule_id::text || criterion || person_no || what || xmin as xmin from targeting.concern_evidence')
  ).map(({ xmin }) => xmin);
const change = (n: number, column: string, value: string | number | null) =>
  world.stored(`update targeting.feed_row set ${column} = $2 where feed_id = $3 and row = $1`, [n + 1, value, feedId]);
const link = (n: number, person: number) =>
  world.stored('update targeting.linked_row set person_no = $2 where row_id = (select id from targeting.feed_row where row = $1)', [n + 1, person]);

test('where one thing changes, the evidence is what it should be, night after night, and the rest is not written again', async () => {
  const proofs = await tonight('at first');
  assert.ok(proofs > 500, `only ${proofs} facts prove anything`);
  let changed = 0;
  for (let night = 0; night < 25; night += 1) {
    const before = await written();
    const n = random(rows.length);
    const row = rows[n]!;
    if (night % 5 === 0) await change(n, 'amount', (row.amount = (row.amount ?? 80) === 89 ? 90 : 89));
    if (night % 5 === 1) await change(n, 'happened_on', (row.happenedOn = world.today.subtract({ months: random(14) }).toString()));
    if (night % 5 === 2) await change(n, 'what', (row.what = 'missing'));
    if (night % 5 === 3) await change(n, 'born_on', (row.bornOn = world.today.subtract({ years: random(40) }).toString()));
    if (night % 5 === 4) await link(n, (row.person = row.household * 3 + random(3)));
    await tonight(`after night ${night}`);
    const after = new Set(await written());
    const rewritten = before.filter(one => !after.has(one)).length;
    assert.ok(rewritten < 60, `${rewritten} of ${before.length} were written again`);
    changed += rewritten;
  }
  assert.ok(changed > 10, `only ${changed} changed at all: the nights prove little`);
  const before = await written();
  await tonight('when nothing changed');
  assert.deepEqual(await written(), before);
});

test('a new version of a rule changes the evidence of that rule', async () => {
  for (const place of [3, 7]) {
    trees[place] = aTree(random, [feedId]);
    await publishTestRule(world, trees[place], `Rule ${place}`, ids[place], 2);
  }
  await tonight('after two rules changed');
});

test('households that come back with the same facts come back with their evidence, though it was deleted meanwhile', async () => {
  const hold = (state: string) => world.stored(`update targeting.feed_load set state = $2 where feed_id = $1`, [feedId, state]);
  await hold('replaced');
  await findTheirs(world);
  assert.deepEqual(await written(), []);
  await hold('held');
  assert.ok((await tonight('when they are back')) > 500);
});
