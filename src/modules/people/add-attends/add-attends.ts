import type { Work } from '#platform/work.ts';
import type { NewAttends } from '../family.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { nameFirstReader } from '../named.ts';
import { attendanceAdded } from '../people.events.ts';
import { getMember, peopleTables } from '../people.queries.ts';
import { isUnborn } from '../person.ts';

/** Records the school, nursery or surgery somebody goes to. A refuge is always protected. */
export async function addAttends(work: Work, familyId: string, attends: NewAttends): Promise<string> {
  work.require(mayWriteOfFamily(work.actor));
  const { personId, what, name, agencyId = null, startsOn = work.today } = attends;
  const person = await getMember(work, familyId, personId);
  const sensitive = isUnborn(person) ? 'pregnancy' : attends.isProtected === true || what === 'refuge' ? 'address' : null;
  if (sensitive) await nameFirstReader(work, familyId, sensitive);
  const id = work.newId();
  await peopleTables(work)
    .insertInto('people.attends')
    .values({ id, person_id: personId, family_id: familyId, what, name: name.trim(), agency_id: agencyId, sensitive, starts_on: startsOn })
    .execute();
  await work.record(attendanceAdded, { familyId, subjectId: personId, details: { personId, what, ...(sensitive && { sensitive }) } });
  return id;
}
