import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { labelFamily, noteConflict, openFamily } from '#modules/access/index.ts';
import { addAddress } from '#modules/people/index.ts';
import { theService, type Actor } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import { nameFor, officerOf, openTestFamily } from '#test/builders/people.ts';
import { addLoad, addRow, changeRule, linkFamily, sharedFeed } from '#test/builders/single-view.ts';
import { newWorld, type Person } from '#test/world.ts';

// What the database itself lets out: the newest rule of each feed, by role, purpose, column and time; guarded topics; closed families.

const world = await newWorld();
const priya = await world.worker('Priya Shah', { roles: ['practitioner'] });
const officer = await officerOf(world);
const coordinator = await world.worker('Col Ord', { roles: ['coordinator'] });
let families = 0;

async function familyWithRent(feed: Parameters<typeof sharedFeed>[1] = {}) {
  const made = await openTestFamily(world, { name: `Household${++families}`, seenBy: [priya] });
  const rent = await sharedFeed(world, { name: `Rent ${families}`, ...feed });
  const home = await linkFamily(world, made.familyId);
  const [mother = '', child = ''] = made.ids;
  return { ...made, rent, home, mother, child, name: `Rent ${families}` };
}
const see = async (who: Person, { url }: { url: string }, purpose = 'assessing') => (await world.as(who)).visit(`${url}/single-view?purpose=${purpose}`);

describe('the sharing rule', () => {
  test('names roles and purposes; to others the feed is absent', async () => {
    const family = await familyWithRent({ rule: { roles: ['coordinator'], purposes: ['safeguarding'] } });
    await addRow(world, family.rent, { of: family.mother });
    assert.doesNotMatch((await see(priya, family, 'safeguarding')).text, new RegExp(family.name));
    assert.doesNotMatch((await see(coordinator, family)).text, new RegExp(family.name));
    assert.match((await see(coordinator, family, 'safeguarding')).text, /Behind with rent/);
  });

  test('without one, or withdrawn, or not held, there is no feed and no row', async () => {
    const none = await familyWithRent({ rule: null });
    await addRow(world, none.rent, { of: none.mother });
    assert.doesNotMatch((await see(priya, none)).text, new RegExp(none.name));
    for (const state of ['waiting', 'failed', 'replaced', 'withdrawn']) {
      const family = await familyWithRent({ state });
      await addRow(world, family.rent, { of: family.mother });
      assert.doesNotMatch((await see(priya, family)).text, /Behind with rent/, state);
    }
    const gone = await familyWithRent();
    await addRow(world, gone.rent, { of: gone.mother });
    await world.stored(`update targeting.feed set withdrawn_at = now() where id = $1`, [gone.rent.feedId]);
    assert.doesNotMatch((await see(priya, gone)).text, new RegExp(gone.name));
  });

  test('the newest holds, column by column and as far back as it says', async () => {
    const family = await familyWithRent();
    const secret = { of: family.mother, what: 'notice-seeking-possession', service: 'Income team', worker: 'Sam Field', contact: '01632 960111', amount: 55 };
    await addRow(world, family.rent, { ...secret, on: '2026-12-24' });
    await addRow(world, family.rent, { ...secret, on: '2025-05-05' });
    assert.match((await see(priya, family)).text, /Twice since May 2025, last on 24 December 2026/);
    await changeRule(world, family.rent, { monthsBack: 6 });
    assert.match((await see(priya, family)).text, /On 24 December 2026/);
    await changeRule(world, family.rent, { shows: ['what'] });
    const bare = (await see(priya, family)).text;
    assert.match(bare, /Notice to leave the home In the last 24 months Not shared/);
    assert.doesNotMatch(bare, /Income team|Sam Field|960111|December 2026|May 2025|Twice/);
    await changeRule(world, family.rent, { shows: ['count'] });
    const counted = (await see(priya, family)).text;
    assert.match(counted, /Housing and rent arrears Twice in the last 24 months/);
    assert.doesNotMatch(counted, /Notice to leave/);
  });

  test('what two files of one feed both say is counted once', async () => {
    const family = await familyWithRent();
    const again = { ...family.rent, loadId: world.platform.newId() };
    await addLoad(world, again, '2027-02-25');
    for (const load of [family.rent, again])
      for (const on of ['2026-12-01', '2027-01-01']) await addRow(world, load, { of: family.mother, what: 'homeless-application', on });
    await linkFamily(world, family.familyId);
    assert.match((await see(priya, family)).text, /Twice since December 2026/);
  });

  test('after its retention a file gives nothing', async () => {
    const family = await familyWithRent();
    await addRow(world, family.rent, { of: family.mother });
    await world.stored(`update targeting.feed_load set received_at = received_at - interval '25 months' where id = $1`, [family.rent.loadId]);
    assert.doesNotMatch((await see(priya, family)).text, /Behind with rent/);
  });
});

describe('guarded facts', () => {
  test('are for those named for their topic in this family; to others there is no gap', async () => {
    const family = await familyWithRent({ kind: 'police', agency: 'Fernshire Police' });
    await addRow(world, family.rent, { of: family.mother, what: 'domestic-abuse', on: '2027-01-05' });
    await addRow(world, family.rent, { of: family.mother, what: null, on: '2027-01-06' });
    const before = await see(priya, family);
    assert.doesNotMatch(before.text, /Domestic abuse incident|January 2027/);
    assert.match(before.text, /Nothing to show you .*It may hold facts about abuse and offences/);
    await nameFor(world, officer, family.familyId, 'abuse', priya);
    const named = await see(priya, family);
    assert.match(named.text, /Domestic abuse incident On 5 January 2027/);
    assert.doesNotMatch(named.text, /6 January 2027/, 'that somebody is in a file of the police is about offences');
    assert.doesNotMatch((await see(coordinator, family)).text, /Domestic abuse incident/);
  });

  test('a column read as one makes a feed of another kind guarded too', async () => {
    const family = await familyWithRent({ mapping: { what: { ASB: 'asb' } } });
    assert.match((await see(priya, family)).text, /Nothing to show you .*It may hold facts about offences/);
  });
});

describe('with every check of the application off', () => {
  const ask = (who: Person, familyId: string, sees: Actor['sees'] = 'own families') =>
    doWork(world.platform, { ...theService, id: who.id, sees }, 'look', async work => {
      const { rows } = await sql<{ found: object | null }>`select targeting.single_view(${familyId}, 'assessing') as found`.execute(work.tables('targeting'));
      return rows[0]?.found ?? null;
    });

  test('the database gives nothing to who lacks the right, or does not see the family', async () => {
    const family = await familyWithRent({ rule: { roles: ['practitioner', 'auditor', 'analyst'] } });
    await addRow(world, family.rent, { of: family.mother });
    const [stranger, auditor] = [await world.worker('Stan Ger'), await world.worker('Ann Audit', { roles: ['auditor', 'analyst'] })];
    await world.doAs(officer, work => openFamily(work, family.familyId, { accountId: auditor.id }, 'audit'));
    assert.ok(await ask(priya, family.familyId));
    assert.equal(await ask(stranger, family.familyId), null);
    assert.equal(await ask(auditor, family.familyId), null);
    assert.equal(await ask(auditor, family.familyId, 'every family'), null);
  });

  test('a role that is over lets nobody in', async () => {
    const family = await familyWithRent();
    await addRow(world, family.rent, { of: family.mother });
    const left = await world.worker('Left Role', { roles: ['practitioner', 'referrer'] });
    await world.doAs(officer, work => openFamily(work, family.familyId, { accountId: left.id }, 'team around the family'));
    assert.ok(await ask(left, family.familyId));
    await world.stored(`update access.account_role set starts_on = '2020-01-01', ends_on = '2027-02-28' where account_id = $1 and role = 'practitioner'`, [
      left.id,
    ]);
    assert.equal(await ask(left, family.familyId), null);
  });
});

describe('closed families', () => {
  test('sealed, restricted and of a relative: not found', async () => {
    for (const label of ['sealed', 'restricted'] as const) {
      const family = await familyWithRent();
      await world.asService(work => labelFamily(work, family.familyId, label, []));
      for (const who of [priya, coordinator]) assert.equal((await see(who, family)).status, 404);
    }
    const related = await familyWithRent();
    await world.asService(work => noteConflict(work, related.familyId, priya.id));
    assert.equal((await see(priya, related)).status, 404);
  });

  test('what partners say of somebody who is also in a sealed record alone, under another number, is not shown', async () => {
    const [open, sealed] = [await familyWithRent(), await familyWithRent()];
    await addRow(world, open.rent, { of: open.mother, on: '2027-01-17' });
    await world.stored(
      `update targeting.linked_person set person_no = (select person_no from targeting.linked_person where person_id = $1) where person_id = $2`,
      [open.mother, sealed.mother],
    );
    assert.match((await see(priya, open)).text, /17 January 2027/);
    await world.asService(work => labelFamily(work, sealed.familyId, 'sealed', []));
    assert.doesNotMatch((await see(priya, open)).text, /17 January 2027/);
  });
});

describe('where somebody is', () => {
  test('stays unsaid in a family with a protected address, but to those named for it', async () => {
    const family = await familyWithRent();
    await addRow(world, family.rent, { of: family.mother, on: '2027-01-18', service: 'Hidden Close office', worker: 'Sam Field', contact: '01632 960111' });
    await world.doAs(officer, work => addAddress(work, family.familyId, { household: 'A', lines: '1 Hidden Close', isProtected: true }));
    const { text } = await see(priya, family);
    assert.match(text, /18 January 2027/);
    assert.doesNotMatch(text, /Hidden Close|Sam Field|960111/);
    await nameFor(world, officer, family.familyId, 'address', priya);
    assert.match((await see(priya, family)).text, /Hidden Close office/);
  });

  test('others at the same address: for safeguarding alone, where a rule shows the household, and nobody who is kept out of sight', async () => {
    const family = await familyWithRent();
    await addRow(world, family.rent, { of: { no: 900_001, household: family.home }, name: 'Dan Elsewhere', bornOn: '1988-01-01' });
    assert.doesNotMatch((await see(priya, family)).text, /Dan Elsewhere/);
    const { text } = await see(priya, family, 'safeguarding');
    assert.match(text, /Others at the same address, according to partners.*Dan Elsewhere 39 Rent/);
    const [last] = await world.stored<{ details: { others: string[] } }>(
      `select details from platform.event where kind = 'targeting.single-view-shown' order by at desc, id desc limit 1`,
    );
    assert.deepEqual(last?.details.others, ['900001']);
    const fled = await familyWithRent();
    await world.doAs(officer, work => addAddress(work, fled.familyId, { household: 'A', lines: '2 Away Road', isProtected: true }));
    await world.stored(`update targeting.linked_person set person_no = 900001 where person_id = $1`, [fled.mother]);
    assert.doesNotMatch((await see(priya, family, 'safeguarding')).text, /Dan Elsewhere/);
    await world.stored(`update targeting.linked_person set person_no = 900002 where person_id = $1`, [fled.mother]);
    await changeRule(world, family.rent, { shows: ['what', 'happened_on'] });
    assert.doesNotMatch((await see(priya, family, 'safeguarding')).text, /Dan Elsewhere/);
  });
});
