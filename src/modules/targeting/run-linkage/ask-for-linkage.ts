import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { findRuns, isRunning } from '../linkage-run.queries.ts';
import { linkageAsked } from '../match.events.ts';
import { mayReviewMatches } from '../match.policy.ts';

/** Somebody wants the rows linked now. One waits or runs at a time. */
export async function askForLinkage(work: Work): Promise<string> {
  work.require(mayReviewMatches(work.actor));
  const [newest] = await findRuns(work, 1);
  if (await isRunning(work)) throw new Refusal('conflict', 'Rows are being linked now. Wait until that has ended, or look again later.');
  // What has waited for an hour waits for nobody.
  const isWaiting = newest?.state === 'waiting' && Temporal.Instant.compare(newest.beganAt, work.now.subtract({ hours: 1 })) > 0;
  if (isWaiting) throw new Refusal('conflict', 'A run is already waiting its turn.');
  const runId = work.newId();
  await work.tables('targeting').insertInto('targeting.linkage_run').values({ id: runId, state: 'waiting', is_increment: false, began_at: work.now }).execute();
  await work.later('run-linkage', { runId });
  await work.record(linkageAsked, { familyId: null, subjectId: runId, details: { runId } });
  return runId;
}
