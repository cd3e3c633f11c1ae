import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { contradictions, inOrder, needsSecond, personOf, type Answer, type Risk, type Side } from '../match.ts';
import { matchDecided } from '../match.events.ts';
import { mayReviewMatches } from '../match.policy.ts';
import { findSaid, secondsLooking } from '../match.queries.ts';

export type Deciding = { answer: Answer; because: string | null };
type About = { pairId: string | null; one: Side; other: Side; sureness: number | null; risks: readonly Risk[]; way: 'review' | 'split' };

export const contradicted = 'Earlier decisions say the opposite of these two, or of others who were called one person with them. Undo one of those first';

/** Keeps what somebody said of two, for ever: the next run, and every one after it, does as they say. A risky “one person” waits for somebody else. */
export async function decideMatch(work: Work, about: About, { answer, because }: Deciding): Promise<string> {
  work.require(mayReviewMatches(work.actor));
  const [one, other] = inOrder(about.one, about.other);
  const said = await findSaid(work);
  if (said.some(decision => decision.one === one && decision.other === other)) throw new Refusal('conflict', 'Somebody has decided this pair meanwhile.');
  if (contradictions(said, { one, other, answer }).length > 0) throw invalid({ answer: contradicted });
  const decisionId = work.newId();
  const people = [personOf(one), personOf(other)];
  await work
    .tables('targeting')
    .insertInto('targeting.match_decision')
    .values({
      ...{ id: decisionId, pair_id: about.pairId, one, other, one_person_id: people[0] ?? null, other_person_id: people[1] ?? null },
      ...{ answer, because, way: about.way, sureness: about.sureness, risks: [...about.risks], state: needsSecond(answer, about.risks) ? 'waiting' : 'holds' },
      ...{ decided_by: work.actor.id, decided_at: work.now, seconds: about.pairId === null ? null : await secondsLooking(work, about.pairId) },
    })
    .execute();
  await work.record(matchDecided, {
    familyId: null,
    subjectId: decisionId,
    details: { decisionId, answer, way: about.way, people: people.filter(id => id !== null) },
  });
  return decisionId;
}
