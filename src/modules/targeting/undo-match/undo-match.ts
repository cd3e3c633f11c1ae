import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { MatchDecision } from '../match-decisions.queries.ts';
import { matchUndone } from '../match.events.ts';
import { mayReviewMatches } from '../match.policy.ts';

/** A decision no longer holds; it stays in the history, with the reason. The next run decides by itself again. */
export async function undoMatch(work: Work, decision: MatchDecision, { because }: { because: string }): Promise<void> {
  work.require(mayReviewMatches(work.actor));
  if (decision.state !== 'holds' && decision.state !== 'waiting') throw new Refusal('conflict', 'This decision does not hold any more.');
  const changed = await work
    .tables('targeting')
    .updateTable('targeting.match_decision')
    .set({ state: 'undone', undone_by: work.actor.id, undone_at: work.now, undone_because: because, version: decision.version + 1 })
    .where('id', '=', decision.id)
    .where('version', '=', decision.version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody has changed this decision meanwhile.');
  await work.record(matchUndone, { familyId: null, subjectId: decision.id, details: { decisionId: decision.id } });
}
