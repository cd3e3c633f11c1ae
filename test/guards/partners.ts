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
  }
}
