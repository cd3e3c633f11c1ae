import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTheirs, holdRows, publishTestRule } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';
import { doWork } from '#platform/work.ts';
import { theService } from '#platform/actor.ts';
import type { Fact } from '../rule.ts';
import { aTree, chance, someFacts } from '../made-up-rules.ts';
import { compareWithPlainWords, factFrom } from './compare-plainly.ts';
import { findFamiliesNightly } from './find-families.ts';

const world = await newWorld({ now: '2027-03-01T09:00Z' });

test('the database finds whom the plain words of a rule mean, on the evidence they mean, whatever the rules and the rows, one night after the other', async () => {
  const random = chance(20270301);
  const feeds: string[] = [];
  const facts: Fact[] = [];
  for (const [place, currentAsOf] of ['2027-02-28', '2026-09-01', '2025-12-31'].entries()) {
    const rows = someFacts(random, 400, world.today);
    const feedId = await holdRows(world, rows, { name: `Feed ${place}`, currentAsOf });
    feeds.push(feedId);
    facts.push(...rows.map(row => factFrom(row, feedId, currentAsOf)));
  }
  await holdRows(world, someFacts(random, 200, world.today), { name: 'An old file', state: 'replaced' });
  const trees = Array.from({ length: 40 }, () => aTree(random, feeds));
  const ids = await Promise.all(trees.map((tree, n) => publishTestRule(world, tree, `Rule ${n}`)));
  let [listed, proofs] = [0, 0];
  for (const days of [0, 1, 20]) {
    world.wait({ hours: 24 * days });
    await findTheirs(world);
    for (const [place, tree] of trees.entries()) {
      const [theirs, itsProofs] = await compareWithPlainWords(world, ids[place] ?? '', tree, facts, `${days} days on`);
      listed += theirs;
      proofs += itsProofs;
    }
  }
  assert.ok(listed > 600 && proofs > 2000, `only ${listed} listed on ${proofs} facts: the rules prove little`);
  await world.stored('update targeting.rule set stopped_at = now()');
});

test('a household stays on the list with its history when it no longer meets the rule, and comes back as itself', async () => {
  const ruleId = await publishTestRule(world, { facts: ['exploitation'], key: 'signs', months: 6 }, 'Missing lately');
  await holdRows(world, [{ household: 9001, person: 90011, what: 'exploitation', happenedOn: '2027-01-15', ward: 'Fern Hill' }], { name: 'Missing people' });
  await findTheirs(world);
  const states = () =>
    world.stored<{ id: string; state: string; first: string; last: string }>(
      `select c.id, r.state, r.first_listed_on::text as first, r.last_found_on::text as last from targeting.concern_rule r join targeting.concern c on c.id = r.concern_id where r.rule_id = $1`,
      [ruleId],
    );
  const [before] = await states();
  assert.equal(before?.state, 'listed');
  await findTheirs(world);
  assert.deepEqual(await states(), [before], 'the same twice on one day changes nothing');
  world.wait({ months: 6 });
  await findTheirs(world);
  assert.deepEqual(await states(), [{ ...before, state: 'no longer' }]);
  await holdRows(world, [{ household: 9001, person: 90012, what: 'exploitation', happenedOn: world.today.toString() }], { name: 'Missing people again' });
  await findTheirs(world);
  assert.deepEqual(await states(), [{ ...before, last: world.today.toString() }]);
  const history = await world.stored<{ happened: string }>('select happened from targeting.concern_history where rule_id = $1 order by found_on, happened', [
    ruleId,
  ]);
  assert.deepEqual(
    history.map(({ happened }) => happened),
    ['listed', 'no longer', 'listed again'].sort((a, b) => (a === 'listed' ? -1 : b === 'listed' ? 1 : a.localeCompare(b))),
  );
  const [evidence] = await world.stored<{ person_no: string; what: string; times: number }>(
    'select person_no, what, times from targeting.concern_evidence where rule_id = $1',
    [ruleId],
  );
  assert.deepEqual(evidence, { person_no: '90012', what: 'exploitation', times: 1 }, 'evidence is what it is listed for now');
});

test('what a withdrawn feed brought is gone from the evidence, too; what is no longer so is forgotten with its feed’s time', async () => {
  const ruleId = await publishTestRule(world, { facts: ['neet'], key: 'neet' }, 'Not in work');
  const happenedOn = world.today.toString();
  const feedId = await holdRows(world, [{ household: 9002, person: 90021, what: 'neet', happenedOn, endedOn: happenedOn }], { name: 'After 16' });
  await holdRows(world, [{ household: 9003, person: 90031, what: 'neet', happenedOn, endedOn: happenedOn }], { name: 'After 16 elsewhere' });
  const evidence = async () => (await world.stored(`select from targeting.concern_evidence where rule_id = $1`, [ruleId])).length;
  await findTheirs(world);
  assert.equal(await evidence(), 2);
  await world.stored(`update targeting.feed_load set state = 'withdrawn' where feed_id = $1`, [feedId]);
  await findTheirs(world);
  assert.equal(await evidence(), 1);
  world.wait({ months: 13 });
  await findTheirs(world);
  assert.equal(await evidence(), 1, 'as it last was');
  world.wait({ months: 12 });
  await findTheirs(world);
  assert.equal(await evidence(), 0);
});

test('a stopped rule lists nobody', async () => {
  await world.stored('update targeting.rule set stopped_at = now()');
  await findTheirs(world);
  assert.equal((await world.stored(`select from targeting.concern where state = 'listed'`)).length, 0);
});

test('the nightly job runs once a night, however often it is asked', async () => {
  const runs = async () => Number((await world.stored<{ n: string }>('select count(*) as n from targeting.concern_run'))[0]?.n);
  const nightly = () => doWork(world.platform, theService, 'look', work => findFamiliesNightly(work, {}));
  world.wait({ hours: 17 });
  const before = await runs();
  await nightly();
  assert.equal(await runs(), before, 'not before the night is far on');
  world.wait({ hours: 2 });
  await nightly();
  await nightly();
  assert.equal(await runs(), before + 1);
});
