import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { NewAgreement } from '../family.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { agreementRecorded } from '../people.events.ts';
import { getFamily, getMember, peopleTables } from '../people.queries.ts';

/** Records what the family said to being helped: who, how and when. What was said before stays on the record. */
export async function recordAgreement(work: Work, familyId: string, agreement: NewAgreement): Promise<string> {
  work.require(mayWriteOfFamily(work.actor));
  await getFamily(work, familyId);
  const { given, personId = null, givenBy = null, how = null, scope = null, onDay = work.today } = agreement;
  if (personId) await getMember(work, familyId, personId);
  if (Temporal.PlainDate.compare(onDay, work.today) > 0) throw invalid({ onDay: 'The day must be today or in the past' });
  const id = work.newId();
  await peopleTables(work)
    .insertInto('people.agreement')
    .values({
      id,
      family_id: familyId,
      given,
      person_id: personId,
      given_by: givenBy,
      how,
      scope,
      on_day: onDay,
      recorded_by: work.actor.id,
      recorded_at: work.now,
    })
    .execute();
  await work.record(agreementRecorded, { familyId, subjectId: personId, details: { agreementId: id, given } });
  return id;
}
