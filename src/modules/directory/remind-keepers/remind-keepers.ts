import { sql } from 'kysely';
import { findEmailsWith } from '#modules/access/index.ts';
import type { Job } from '#platform/module.ts';
import { sendLater } from '#platform/messages.ts';
import type { Work } from '#platform/work.ts';
import { editorsTold, keepersReminded, keepersTold } from '../directory.events.ts';
import { directoryTables, getRecord, getVersion } from '../records.queries.ts';
import { commentMessage, settledMessage, reportMessage, reviewMessage } from './remind-keepers.message.ts';

/** Days before the day on which a record is to be looked at again that its keepers are first told. */
export const remindBefore = 14;

type Due = { recordId: string; reviewOn: Temporal.PlainDate; stage: 'soon' | 'due'; agencyId: string | null };

/** Nightly: tells keepers what is to be looked at again, two weeks before and when the day has come; one message to each, however many there are. */
export const remindKeepers: Job = async work => {
  const { rows } = await sql<Due>`
    select record.id as "recordId", record.review_on as "reviewOn", keeper.agency_id as "agencyId",
           case when record.review_on <= platform.today() then 'due' else 'soon' end as stage
      from directory.record left join directory.record keeper on keeper.id = record.organization_id
     where record.review_on <= platform.today() + ${remindBefore}::int
       and exists (select from directory.version v where v.record_id = record.id and v.state = 'public')
       and not exists (select from directory.reminder r where r.record_id = record.id and r.review_on = record.review_on
                         and r.stage = case when record.review_on <= platform.today() then 'due' else 'soon' end)
     order by record.id`.execute(directoryTables(work));
  if (rows.length === 0) return;
  const byAgency = Map.groupBy(rows, ({ agencyId }) => agencyId);
  for (const [agencyId, due] of byAgency)
    for (const to of await keepersOf(work, agencyId)) await sendLater(work, { channel: 'email', to, aboutId: null, ...reviewMessage(due.length) });
  await directoryTables(work)
    .insertInto('directory.reminder')
    .values(rows.map(({ recordId, reviewOn, stage }) => ({ record_id: recordId, review_on: reviewOn, stage, sent_at: work.now })))
    .execute();
  await work.record(keepersReminded, { familyId: null, details: { records: rows.length } });
};

/** Tells those who keep a service, and editors, that a visitor wrote; not what. */
export const tellOfReport: Job = async (work, { recordId = '' }) => {
  const { keeperAgencyId } = await getRecord(work, recordId);
  const all = new Set([...(await keepersOf(work, keeperAgencyId)), ...(await findEmailsWith(work, 'edit-directory', null))]);
  for (const to of all) await sendLater(work, { channel: 'email', to, aboutId: recordId, ...reportMessage });
  await work.record(keepersTold, { familyId: null, subjectId: recordId, details: { messages: all.size } });
};

/** Tells editors that somebody said what they think of the local offer; not what. */
export const tellOfComment: Job = async (work, { commentId = '' }) => {
  const editors = await findEmailsWith(work, 'edit-directory', null);
  for (const to of editors) await sendLater(work, { channel: 'email', to, aboutId: commentId, ...commentMessage });
  await work.record(editorsTold, { familyId: null, subjectId: commentId, details: { messages: editors.length } });
};

/** Tells an organisation that a change of one of its records was made public, or came back. */
export const tellOfDecision: Job = async (work, { versionId = '' }) => {
  const version = await getVersion(work, versionId);
  const { keeperAgencyId, id } = await getRecord(work, version.recordId);
  const to = keeperAgencyId === null ? [] : await findEmailsWith(work, 'keep-own-services', keeperAgencyId);
  for (const one of to) await sendLater(work, { channel: 'email', to: one, aboutId: id, ...settledMessage(version.state === 'returned') });
  await work.record(keepersTold, { familyId: null, subjectId: id, details: { messages: to.length } });
};

/** The people of the agency who keep its services; where there are none, the council's editors. */
async function keepersOf(work: Work, agencyId: string | null): Promise<string[]> {
  const own = agencyId === null ? [] : await findEmailsWith(work, 'keep-own-services', agencyId);
  return own.length > 0 ? own : findEmailsWith(work, 'edit-directory', null);
}
