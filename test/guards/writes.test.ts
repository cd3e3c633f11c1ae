import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { labelFamily, nameSensitiveReader, noteConflict, openFamily } from '#modules/access/index.ts';
import { theService, type Actor } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import { newWorld, type Person } from '#test/world.ts';
import { openTestFamily } from '#test/builders/people.ts';

// S2: row security alone, against what somebody would write to see more than is theirs.

const world = await newWorld();
const [lead, member] = [await world.worker('Lena Lead'), await world.worker('Mo Member')];
const officer = await world.worker('Oz Officer', { roles: ['front-door-officer'] });
const own = await openTestFamily(world, { seenBy: [lead] });
const sealed = await openTestFamily(world, { name: 'Sealedly', seenBy: [lead] });
const related = await openTestFamily(world, { name: 'Relatedly', seenBy: [lead] });
await world.doAs(lead, async work => {
  await openFamily(work, own.familyId, { accountId: member.id }, 'team around the family');
  await nameSensitiveReader(work, own.familyId, 'pregnancy', lead.id);
});
await world.asService(work => labelFamily(work, sealed.familyId, 'sealed', []));
await world.asService(work => noteConflict(work, related.familyId, officer.id));

const newId = () => world.platform.newId();

/** What came of a statement by somebody with every check of the application off: how many rows it touched, or that it was refused. */
function tried(who: Person, statement: string, sees: Actor['sees'] = 'own families'): Promise<number | 'refused'> {
  const actor: Actor = { ...theService, id: who.id, sees };
  return doWork(world.platform, actor, 'look', async work => {
    const { rows, numAffectedRows } = await sql.raw(statement).execute(work.tables('access'));
    return numAffectedRows === undefined ? rows.length : Number(numAffectedRows);
  }).catch((fault: unknown) => ((fault as { code?: string }).code === '42501' ? ('refused' as const) : Promise.reject(fault as Error)));
}

const accessFor = (familyId: string, who: Person, startsOn = world.today.toString()) =>
  `insert into access.family_access (id, family_id, account_id, because, starts_on) values ('${newId()}', '${familyId}', '${who.id}', 'front door', '${startsOn}')`;

describe('who may see a family', () => {
  test('somebody in the team opens it to nobody; the front door opens none that is closed to it, nor for a day that is past', async () => {
    assert.equal(await tried(member, accessFor(own.familyId, officer)), 'refused');
    assert.equal(await tried(officer, accessFor(sealed.familyId, officer)), 'refused');
    assert.equal(await tried(officer, accessFor(related.familyId, member)), 'refused');
    assert.equal(await tried(officer, accessFor(own.familyId, officer, '2020-01-01')), 'refused');
    assert.equal(await tried(officer, accessFor(own.familyId, officer)), 1);
  });

  test('a family closed to who opens it is not there', async () => {
    for (const { familyId } of [sealed, related]) {
      await assert.rejects(
        world.doAs(officer, work => openFamily(work, familyId, { accountId: officer.id }, 'front door')),
        { kind: 'not-found' },
      );
    }
  });

  test('an access may be ended, and not begun again, lengthened or given to another', async () => {
    const mine = `where family_id = '${own.familyId}' and account_id = '${member.id}'`;
    assert.equal(await tried(member, `update access.family_access set ends_on = null ${mine}`), 'refused');
    assert.equal(await tried(member, `update access.family_access set account_id = '${officer.id}' ${mine}`), 'refused');
    assert.equal(await tried(member, `update access.family_access set ends_on = '${world.today.toString()}' ${mine}`), 1);
  });

  test('nobody takes a label or a conflict away, and to see a family is not to say who else may', async () => {
    for (const table of ['family_label', 'named_for_family', 'staff_conflict'])
      assert.equal(await tried(lead, `delete from access.${table}`), 'refused', table);
    const label = `insert into access.family_label (family_id, label, since) values ('${own.familyId}', 'sealed', '2027-01-01')`;
    const name = `insert into access.named_for_family (family_id, account_id) values ('${own.familyId}', '${member.id}')`;
    for (const sees of ['own families', 'every family'] as const) {
      assert.equal(await tried(lead, label, sees), 'refused');
      assert.equal(await tried(lead, name, sees), 'refused');
    }
  });
});

describe('who is named for what few may read', () => {
  const rows = `select 1 from access.sensitive_reader where family_id = '${own.familyId}'`;
  const named = (topic: string, who: Person) =>
    `insert into access.sensitive_reader (family_id, topic, account_id, starts_on) values ('${own.familyId}', '${topic}', '${who.id}', '${world.today.toString()}')`;

  test('that somebody is named shows to those named alone', async () => {
    assert.equal(await tried(lead, rows), 1);
    assert.equal(await tried(member, rows), 0);
    assert.equal(await tried(member, rows, 'every family'), 0);
  });

  test('nobody names themself for what others are named for', async () => {
    assert.equal(await tried(member, named('pregnancy', member)), 'refused');
    assert.equal(await tried(member, named('offences', member)), 1, 'who first writes of it');
    assert.equal(await tried(lead, named('pregnancy', member)), 1);
  });
});

test('nobody is brought into view by adding them to another family, nor related to somebody unseen', async () => {
  const [hidden] = sealed.ids;
  const [mother] = own.ids;
  const join = `insert into people.family_member (family_id, person_id, is_child, starts_on) values ('${own.familyId}', '${hidden}', false, '2027-01-01')`;
  assert.equal(await tried(lead, join), 'refused');
  const relate = `insert into people.relationship (id, from_person_id, to_person_id, kind) values ('${newId()}', '${mother}', '${hidden}', 'sibling')`;
  assert.equal(await tried(lead, relate), 'refused');
});

test('somebody without an account writes nothing into the chronology of a family', async () => {
  const event = (familyId: string | null) =>
    `insert into platform.event (id, at, actor_id, kind, family_id) values ('${newId()}', now(), '${member.id}', 'front-door.request-sent', ${familyId ? `'${familyId}'` : 'null'})`;
  assert.equal(await tried(member, event(own.familyId), 'only what they send'), 'refused');
  assert.equal(await tried(member, event(null), 'only what they send'), 1);
});
