import type { Work } from '#platform/work.ts';
import { recordConfirmed } from '../directory.events.ts';
import { mayEditDirectory, mayKeepRecord } from '../directory.policy.ts';
import { directoryTables, getRecord } from '../records.queries.ts';
import { writeOut } from '../write-out.ts';

/** How long a description is trusted after somebody found it right. */
export const monthsBetweenReviews = 6;

/** Says that what is public was looked at today and is right; it is looked at again in half a year, or on a day of one's own choice. */
export async function confirmRight(work: Work, recordId: string, reviewOn?: Temporal.PlainDate): Promise<void> {
  const record = await getRecord(work, recordId);
  work.require(mayKeepRecord(work.actor, record));
  const checked = await confirmed(work);
  await directoryTables(work)
    .updateTable('directory.record')
    .set({ ...checked, review_on: reviewOn ?? checked.review_on })
    .where('id', '=', recordId)
    .execute();
  await work.record(recordConfirmed, { familyId: null, subjectId: recordId, details: { kind: record.kind } });
  // Only editors write what is public; for an owner, the service does it.
  if (mayEditDirectory(work.actor).allowed) await writeOut(work, [recordId]);
  else await work.later('write-out-record', { recordId });
}

/** What is kept of a check: the day, who, and for which organisation. People's names are not public. */
export async function confirmed(work: Work) {
  const { actor, today } = work;
  const agency = await directoryTables(work)
    .selectFrom('published.agency')
    .select(['name', 'is_protected'])
    .where('agency_id', '=', actor.agencyId)
    .executeTakeFirst();
  const name = agency && !agency.is_protected ? agency.name : null;
  return { checked_on: today, checked_by: actor.id, checked_by_name: name, review_on: today.add({ months: monthsBetweenReviews }) };
}
