import { findTheirs, publishTestRule } from '#test/builders/concerns.ts';
import { addRow, linkFamily, sharedFeed } from '#test/builders/single-view.ts';
import type { World } from '#test/world.ts';
import { canaryOf } from './canaries.ts';
import type { Life } from './lives.ts';

/** One partner's file, shared with every role, with a row about the child of each family that names the family, and one of a stranger at its address. */
export async function tellOfThem(world: World, lives: readonly Life[]): Promise<void> {
  const roles = await world.stored<{ code: string }>('select code from access.role');
  const file = await sharedFeed(world, { name: 'Housing register', rule: { roles: roles.map(({ code }) => code) } });
  for (const [number, { kind, name, familyId }] of lives.entries()) {
    const household = await linkFamily(world, familyId);
    const [child] = await world.stored<{ id: string }>('select person_id as id from people.family_member where family_id = $1 and is_child', [familyId]);
    const told = { of: child?.id ?? '', what: 'overcrowding', worker: `Worker of the ${name} family` };
    await addRow(world, file, { ...told, service: `Office at ${canaryOf(kind, 'address')}` });
    await addRow(world, file, { of: { no: 800_000 + number, household }, name: `Stranger ${number}`, what: 'tenancy' });
    await doubtAbout(world, child?.id ?? '', 800_000 + number);
  }
  await world.stored(`insert into targeting.set_aside_row (load_id, row, reasons, cells) values ($1, 9, '{How much is not a number}', '[]')`, [file.loadId]);
  await publishTestRule(world, { key: 'overcrowding', facts: ['overcrowding'] }, 'Homes too small');
  await findTheirs(world);
}

/** A doubtful pair of somebody of the record and a stranger, of whom an analyst said that they are one: it waits for a second. */
async function doubtAbout(world: World, personId: string, strangerNo: number): Promise<void> {
  const pairId = world.platform.newId();
  const sides = `'a/' || $2::text as one, 'record/' || $2::text as other`;
  await world.stored(
    `insert into targeting.match_pair (id, run_id, one, other, one_row_id, other_person_id, sureness, levels, value, rows_joined, risks)
     select $1, (select id from targeting.linkage_run order by id desc limit 1), s.one, s.other, l.row_id, $2::uuid, 0.6, '{}', 1, 1, '{sensitive-facts}'
       from targeting.linked_row l, (select ${sides}) s where l.person_no = $3`,
    [pairId, personId, strangerNo],
  );
  await world.stored(
    `insert into targeting.match_decision (id, pair_id, one, other, other_person_id, answer, way, sureness, state, decided_by, decided_at)
     select $1, $3, s.one, s.other, $2::uuid, 'same', 'review', 0.6, 'waiting', $1, $4 from (select ${sides}) s`,
    [world.platform.newId(), personId, pairId, world.now.toString()],
  );
}
