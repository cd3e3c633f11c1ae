import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTheirs, holdRows, publishTestRule, type HeldRow } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';
import { doWork } from '#platform/work.ts';
import { theService } from '#platform/actor.ts';
import { evaluatePlainly } from '../plain-evaluation.ts';
import type { Fact } from '../rule.ts';
import { aTree, chance, someFacts } from '../made-up-rules.ts';
import { findFamiliesNightly } from './find-families.ts';

const world = await newWorld({ now: '2027-03-01T09:00Z' });
const day = (text: string | null | undefined) => (text ? Temporal.PlainDate.from(text) : null);

const stored = async (ruleId: string) =>
  new Map(
    (
      await world.stored<{ household: number; criteria: string[] | null }>(
        `select c.household_no::int as household, (select array_agg(distinct e.criterion order by e.criterion) from targeting.concern_evidence e
           where e.concern_id = c.id and e.rule_id = r.rule_id) as criteria
           from targeting.concern c join targeting.concern_rule r on r.concern_id = c.id where r.rule_id = $1 and r.state = 'listed'`,
        [ruleId],
      )
    ).map(({ household, criteria }) => [household, criteria ?? []]),
  );

test('the database finds whom the plain words of a rule mean, whatever the rules and the rows', async () => {
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
  const known = knownBirthdays(facts);
  const trees = Array.from({ length: 40 }, () => aTree(random, feeds));
  const ids = await Promise.all(trees.map((tree, n) => publishTestRule(world, tree, `Rule ${n}`)));
  await findTheirs(world);
  let listed = 0;
  for (const [place, tree] of trees.entries()) {
    const expected = evaluatePlainly(tree, known, world.today);
    const found = await stored(ids[place] ?? '');
    assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort(), JSON.stringify(tree));
    for (const [household, criteria] of found) for (const one of criteria) assert.ok(expected.get(household)?.has(one), `${one} of ${household}`);
    listed += found.size;
  }
  assert.ok(listed > 200, `only ${listed} listed: the rules prove little`);
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

const factFrom = (row: HeldRow, feedId: string, currentAsOf: string): Fact => ({
  household: row.household,
  person: row.person,
  what: row.what ?? '',
  feedId,
  bornOn: day(row.bornOn),
  happenedOn: day(row.happenedOn),
  endedOn: day(row.endedOn),
  currentAsOf: Temporal.PlainDate.from(currentAsOf),
  amount: row.amount ?? null,
});

/** Where a row has no day of birth, another row of the person tells it. */
function knownBirthdays(facts: readonly Fact[]): Fact[] {
  const latest = new Map<number, Temporal.PlainDate>();
  for (const { person, bornOn } of facts)
    if (bornOn && (!latest.has(person) || Temporal.PlainDate.compare(bornOn, latest.get(person)!) > 0)) latest.set(person, bornOn);
  return facts.map(fact => ({ ...fact, bornOn: fact.bornOn ?? latest.get(fact.person) ?? null }));
}
