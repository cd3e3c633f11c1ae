import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { NewContactDetail } from '../family.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { nameFirstReader } from '../named.ts';
import { contactDetailAdded } from '../people.events.ts';
import { getMember, peopleTables } from '../people.queries.ts';

/** Records a number or an e-mail address, and when it is safe to use. */
export async function addContactDetail(work: Work, familyId: string, contact: NewContactDetail): Promise<string> {
  work.require(mayWriteOfFamily(work.actor));
  const { personId, kind, value, safeUse = null, isProtected = false } = contact;
  await getMember(work, familyId, personId);
  if (!value.trim()) throw invalid({ value: kind === 'phone' ? 'Enter a phone number' : 'Enter an email address' });
  if (isProtected) await nameFirstReader(work, familyId, 'address');
  const id = work.newId();
  await peopleTables(work)
    .insertInto('people.contact_detail')
    .values({
      id,
      person_id: personId,
      family_id: familyId,
      kind,
      value: value.trim(),
      safe_use: safeUse,
      sensitive: isProtected ? 'address' : null,
      recorded_on: work.today,
    })
    .execute();
  await work.record(contactDetailAdded, { familyId, subjectId: personId, details: { personId, kind, ...(isProtected && { sensitive: 'address' }) } });
  return id;
}
