import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { NewInvolvement } from '../family.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { nameFirstReader } from '../named.ts';
import { involvementAdded } from '../people.events.ts';
import { getFamily, getMember, peopleTables } from '../people.queries.ts';
import { isUnborn } from '../person.ts';

/** Records that somebody helps, whom to speak to there, who said so and as at when. */
export async function addInvolvement(work: Work, familyId: string, involvement: NewInvolvement): Promise<string> {
  work.require(mayWriteOfFamily(work.actor));
  await getFamily(work, familyId);
  const {
    agencyName,
    toldBy,
    personId = null,
    agencyId = null,
    doing = null,
    contactName = null,
    contactPhone = null,
    startsOn = null,
    endsOn = null,
  } = involvement;
  if (!agencyName.trim()) throw invalid({ agencyName: 'Enter who helps' });
  const isForUnborn = personId !== null && isUnborn(await getMember(work, familyId, personId));
  const sensitive = isForUnborn ? 'pregnancy' : (involvement.sensitive ?? null);
  if (sensitive) await nameFirstReader(work, familyId, sensitive);
  const id = work.newId();
  await peopleTables(work)
    .insertInto('people.involvement')
    .values({
      id,
      family_id: familyId,
      person_id: personId,
      agency_id: agencyId,
      agency_name: agencyName.trim(),
      doing,
      contact_name: contactName,
      contact_phone: contactPhone,
      starts_on: startsOn,
      ends_on: endsOn,
      as_at: involvement.asAt ?? work.today,
      told_by: toldBy,
      recorded_by: work.actor.id,
      sensitive,
    })
    .execute();
  const change = endsOn && Temporal.PlainDate.compare(endsOn, work.today) <= 0 ? 'ended' : 'started';
  await work.record(involvementAdded, { familyId, subjectId: personId, details: { involvementId: id, change, ...(sensitive && { sensitive }) } });
  return id;
}
