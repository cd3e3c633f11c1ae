import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { contradictions } from '../match.ts';
import type { MatchDecision } from '../match-decisions.queries.ts';
import { matchSeconded } from '../match.events.ts';
import { maySecond } from '../match.policy.ts';
import { findSaid } from '../match.queries.ts';
import { contradicted } from '../review-match/decide-match.ts';

/** Somebody else agrees that two are one person, or does not: then they stay two until somebody decides anew. */
export async function secondMatch(work: Work, decision: MatchDecision, { agrees }: { agrees: boolean }): Promise<void> {
  work.require(maySecond(work.actor, decision));
  if (decision.state !== 'waiting') throw new Refusal('conflict', 'This decision no longer waits for anybody.');
  const others = (await findSaid(work)).filter(({ id }) => id !== decision.id);
  if (agrees && contradictions(others, decision).length > 0) throw invalid({ agrees: contradicted });
  const changed = await work
    .tables('targeting')
    .updateTable('targeting.match_decision')
    .set({ state: agrees ? 'holds' : 'refused', second_by: work.actor.id, second_at: work.now, version: decision.version + 1 })
    .where('id', '=', decision.id)
    .where('version', '=', decision.version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody has changed this decision meanwhile.');
  await work.record(matchSeconded, { familyId: null, subjectId: decision.id, details: { decisionId: decision.id, agreed: agrees } });
}
