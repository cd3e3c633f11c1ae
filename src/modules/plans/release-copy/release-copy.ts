import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { copyReleased } from '../copy.events.ts';
import { findKeptFrom, loadCopyFacts, markOf } from '../copy.queries.ts';
import { copyFor, type CopyChoices, type CopyContent } from '../copy.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { getPlan } from '../plan.queries.ts';

export type Releasing = { planId: string; personId: string } & Partial<CopyChoices> & {
    /** The mark of what the worker saw as that person. Without it, what stands now is released. */
    seen?: string | null;
  };

/** Releases one person's copy of the plan, as the worker saw it: frozen, and never with anything that person may not read. */
export async function releaseCopy(work: Work, releasing: Releasing): Promise<string> {
  const { planId, personId, seen = null, language = null } = releasing;
  const inHand = await getPlan(work, planId);
  work.require(mayLeadPlan(work.actor, inHand.standing));
  const facts = await loadCopyFacts(work, inHand);
  const reader = facts.people.find(person => person.id === personId);
  if (!reader || reader.isUnborn) throw invalid({ personId: 'Choose who the copy is for' });
  const content = copyFor(personId, facts, { leaveOut: releasing.leaveOut ?? [], wordsOf: releasing.wordsOf ?? [], note: releasing.note ?? null, language });
  if (seen !== null && seen !== markOf(content)) throw new Refusal('conflict', 'The plan changed after you looked at this copy. Look at it again before you release it.');
  await refuseKept(work, inHand.plan.familyId, personId, content);

  const id = work.newId();
  const topics = facts.goals.flatMap(goal => (goal.sensitive && content.goals.some(one => one.goalId === goal.id) ? [goal.sensitive] : []));
  await work
    .tables('plans')
    .insertInto('plans.released_copy')
    .values({
      ...{ id, plan_id: planId, family_id: inHand.plan.familyId, person_id: personId, content: JSON.stringify(content), language },
      ...{ sensitive_topics: [...new Set(topics)], released_by: work.actor.id, released_at: work.now },
    })
    .execute();
  await work.record(copyReleased, { familyId: inHand.plan.familyId, subjectId: id, details: { copyId: id, personId } });
  return id;
}

/** Stops a copy that would tell where somebody lives, goes to school or is safe, and says to the worker where it stands. */
export async function refuseKept(work: Work, familyId: string, personId: string, content: CopyContent): Promise<void> {
  const kept = await findKeptFrom(work, familyId, personId, content);
  if (kept.length === 0) return;
  const words = `This copy cannot go yet. It holds an address, a place or a number that this person may not have. Look at: ${kept.join('; ')}`;
  throw invalid({ leaveOut: words });
}
