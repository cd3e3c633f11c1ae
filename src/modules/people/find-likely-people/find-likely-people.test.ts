import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelFamily, noteConflict } from '#modules/access/index.ts';
import { day, officerOf, openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';
import { addAddress, addPerson, protectAddress } from '../index.ts';
import { findLikelyPeople, openRecordOf } from './find-likely-people.ts';

const world = await newWorld();
const officer = await officerOf(world);
const another = await world.worker('Nia Cole', { roles: ['front-door-officer'] });
const priya = await world.worker('Priya Shah');
const governor = await world.worker('Ruth Hale', { roles: ['information-governance-lead', 'front-door-officer'] });
const { familyId, ids } = await openTestFamily(world, { seenBy: [priya] });

const chidi = { givenName: 'Chidi', familyName: 'Okafor', bornOn: day('2019-09-14') };
const look = async (who: typeof officer, asked: Parameters<typeof findLikelyPeople>[1] = chidi) =>
  (await world.doAs(who, work => findLikelyPeople(work, asked))).filter(({ familyName }) => familyName.startsWith(asked.familyName.slice(0, 4)));

test('the front door finds people it does not see yet, and opens their record to itself', async () => {
  const [match] = await look(another);
  assert.deepEqual([match?.personId, match?.familyId, match?.sureness], [ids[1], null, 'almost certain']);
  assert.equal(await world.doAs(another, work => openRecordOf(work, ids[1]!, 'front door')), familyId);
  assert.equal((await look(another))[0]?.familyId, familyId);
});

test('misspelt, and with day and month the other way round', async () => {
  await world.doAs(officer, work =>
    addPerson(work, familyId, { givenName: 'Ngozi', familyName: 'Okafor', bornOn: day('2016-04-05'), isChild: true, household: 'A' }),
  );
  const [match] = await look(officer, { givenName: 'Ngozi', familyName: 'Okaffor', bornOn: day('2016-05-04') });
  assert.equal(match?.givenName, 'Ngozi');
  assert.equal(match.sureness, 'possible');
});

test('only the front door may look, and what was asked is kept, not in the events', async () => {
  await assert.rejects(look(priya), { kind: 'not-allowed' });
  const [asking] = await world.stored('select given_name, asked_by from people.asking order by asked_at, id limit 1');
  assert.deepEqual(asking, { given_name: 'Chidi', asked_by: another.id });
  assert.equal((await world.stored("select id from platform.event where details::text ilike '%chidi%'")).length, 0);
});

test('a protected address is no reason for a match', async () => {
  const postcode = 'ZZ99 3VZ';
  await world.doAs(officer, work => addAddress(work, familyId, { household: 'A', lines: '1 Alder Way', postcode }));
  assert.ok((await look(another, { ...chidi, postcode }))[0]?.why.includes('Same postcode'));
  await world.doAs(priya, work => protectAddress(work, familyId, 'A'));
  assert.deepEqual((await look(another, { ...chidi, postcode }))[0]?.why, ['Same name', 'Same date of birth']);
});

test('an unborn child is never found', async () => {
  await world.doAs(officer, work => addPerson(work, familyId, { givenName: 'Baby', familyName: 'Okafor', dueOn: day('2027-06-01'), isChild: true }));
  assert.deepEqual(await look(officer, { givenName: 'Baby', familyName: 'Okafor' }), []);
});

test('a sealed family and a conflict leave no trace; the custodian of the sealed one learns of the asking', async () => {
  const sealed = await openTestFamily(world, { name: 'Marlowe' });
  const related = await openTestFamily(world, { name: 'Reed' });
  const asked = (familyName: string) => ({ ...chidi, familyName });
  assert.equal((await look(another, asked('Marlowe'))).length, 1);
  await world.asService(work => labelFamily(work, sealed.familyId, 'sealed', [{ accountId: governor.id, isCustodian: true }]));
  await world.asService(work => noteConflict(work, related.familyId, another.id));

  assert.deepEqual(await look(another, asked('Marlowe')), []);
  assert.deepEqual(await look(another, asked('Nobody')), []);
  assert.deepEqual(await look(another, asked('Reed')), []);
  assert.equal((await look(officer, asked('Reed'))).length, 1, 'somebody without the conflict still finds the family');
  await assert.rejects(
    world.doAs(another, work => openRecordOf(work, sealed.ids[1]!, 'front door')),
    { kind: 'not-found' },
  );
  const alerts = await world.stored("select family_id, actor_id from platform.event where kind = 'people.custodian-alert'");
  assert.deepEqual(alerts, [{ family_id: sealed.familyId, actor_id: another.id }]);
});
