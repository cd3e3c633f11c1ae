import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { nameFirstReader } from '../named.ts';
import { addressProtected } from '../people.events.ts';
import { getFamily, peopleTables } from '../people.queries.ts';

/** From now on only those named read where this household lives, where its people go and how to reach them. */
export async function protectAddress(work: Work, familyId: string, household: string): Promise<void> {
  work.require(mayWriteOfFamily(work.actor));
  await getFamily(work, familyId);
  await nameFirstReader(work, familyId, 'address');
  await sql`select people.protect_household(${familyId}, ${household})`.execute(peopleTables(work));
  await work.record(addressProtected, { familyId, details: { household } });
}
