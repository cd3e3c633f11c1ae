import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { membershipEnded } from '../people.events.ts';
import { getMember, peopleTables } from '../people.queries.ts';
import { isUnborn } from '../person.ts';

/** Records that somebody is no longer in this family; what was written about them stays. */
export async function endMembership(work: Work, familyId: string, personId: string, endsOn: Temporal.PlainDate = work.today): Promise<void> {
  work.require(mayWriteOfFamily(work.actor));
  const member = await getMember(work, familyId, personId);
  if (Temporal.PlainDate.compare(endsOn, member.startsOn) < 0) throw invalid({ endsOn: 'The day must be after they joined the family' });
  await peopleTables(work)
    .updateTable('people.family_member')
    .set({ ends_on: endsOn })
    .where('family_id', '=', familyId)
    .where('person_id', '=', personId)
    .where('ends_on', 'is', null)
    .execute();
  await work.record(membershipEnded, { familyId, subjectId: personId, details: { personId, ...(isUnborn(member) && { sensitive: 'pregnancy' }) } });
}
