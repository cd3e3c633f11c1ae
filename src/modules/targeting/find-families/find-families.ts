import { sql } from 'kysely';
import type { Job } from '#platform/module.ts';
import type { Work } from '#platform/work.ts';
import { concernsAskedFor, concernsFound } from '../concern.events.ts';
import { mayAskForConcerns } from '../concern.policy.ts';
import { findRulesInUse } from '../rule.queries.ts';
import { findHouseholds } from './find-households.ts';
import { keepFound } from './keep-found.ts';

/** Looks for the families of concern by every published rule, once, and brings the lists up to it. For the service, which alone sees every row. */
export async function findFamilies(work: Work, runId: string): Promise<{ households: number }> {
  const db = work.tables('targeting');
  // One after the other: two at once would list the same household twice.
  await sql`select pg_advisory_xact_lock(33, 2)`.execute(db);
  const run = await db.selectFrom('targeting.concern_run').select('state').where('id', '=', runId).executeTakeFirst();
  if (run?.state !== 'waiting') return { households: 0 };
  const rules = await findRulesInUse(work);
  await findHouseholds(work, rules);
  const households = await keepFound(work, rules);
  const done = { state: 'finished', found_on: work.today, households, seconds: sql<number>`extract(epoch from clock_timestamp() - transaction_timestamp())` };
  await db.updateTable('targeting.concern_run').set(done).where('id', '=', runId).execute();
  await work.record(concernsFound, { familyId: null, subjectId: runId, details: { rules: rules.length, households } });
  await work.later('count-reach', {});
  return { households };
}

/** Somebody wants to know now. The service does it; the page tells when it was done. */
export async function askForConcerns(work: Work): Promise<string> {
  work.require(mayAskForConcerns(work.actor));
  const runId = await addRun(work);
  await work.record(concernsAskedFor, { familyId: null, subjectId: runId, details: {} });
  await work.later('find-families', { runId });
  return runId;
}

async function addRun(work: Work): Promise<string> {
  const id = work.newId();
  await work.tables('targeting').insertInto('targeting.concern_run').values({ id, asked_at: work.now, asked_by: work.actor.id, state: 'waiting' }).execute();
  return id;
}

export const findFamiliesJob: Job = async (work, { runId }) => {
  if (runId) await findFamilies(work, runId);
};

const hourItBegins = 3;

/** Once a night, after partners' files have been read and linked. It is asked every hour, and does nothing where the day has had its run. */
export const findFamiliesNightly: Job = async work => {
  if (work.now.toZonedDateTimeISO('Europe/London').hour < hourItBegins) return;
  const today = await work
    .tables('targeting')
    .selectFrom('targeting.concern_run')
    .select('id')
    .where('found_on', '=', work.today)
    .where('asked_by', '=', work.actor.id)
    .executeTakeFirst();
  if (!today) await findNow(work);
};

/** Looks at once, in this piece of work. */
export const findNow = async (work: Work) => findFamilies(work, await addRun(work));
