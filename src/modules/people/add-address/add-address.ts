import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { NewAddress } from '../family.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { findProtectedHouseholds } from '../family.queries.ts';
import { nameFirstReader } from '../named.ts';
import { addressAdded } from '../people.events.ts';
import { getFamily, peopleTables } from '../people.queries.ts';

/**
 * Records where a household lives from a day on; where it lived before is kept, with its end. A household whose address is protected
 * stays so when it moves. The first to write a protected address is named for it.
 */
export async function addAddress(work: Work, familyId: string, address: NewAddress): Promise<string> {
  work.require(mayWriteOfFamily(work.actor));
  await getFamily(work, familyId);
  const { household, lines, postcode = null, startsOn = work.today } = address;
  if (!lines.trim()) throw invalid({ lines: 'Enter the address, or say where the family can be found' });
  const isProtected = address.isProtected === true || (await findProtectedHouseholds(work, familyId)).includes(household);
  if (isProtected) await nameFirstReader(work, familyId, 'address');
  await peopleTables(work)
    .updateTable('people.address')
    .set({ ends_on: startsOn })
    .where('family_id', '=', familyId)
    .where('household', '=', household)
    .where('ends_on', 'is', null)
    .execute();
  const id = work.newId();
  await peopleTables(work)
    .insertInto('people.address')
    .values({
      id,
      family_id: familyId,
      household,
      lines: lines.trim(),
      postcode: postcode?.trim().toUpperCase() ?? null,
      sensitive: isProtected ? 'address' : null,
      starts_on: startsOn,
    })
    .execute();
  await work.record(addressAdded, { familyId, subjectId: id, details: { addressId: id } });
  return id;
}
