import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { copyReleased } from '../copy.events.ts';
import { findKeptFrom, loadCopyFacts } from '../copy.queries.ts';
import { copyFor, nothingChosen, textsIn, type CopyChoices, type CopyContent, type CopyFacts } from '../copy.ts';
import { naming, type CopyText } from '../copy-texts.ts';
import { isOfAnotherHome } from '../copy-rules.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { getPlan } from '../plan.queries.ts';
import { markOf } from '../released-copy.queries.ts';

export type Releasing = { planId: string; personId: string } & Partial<CopyChoices> & {
    /** The mark of what the worker saw as that person. Without it, what stands now is released. */
    seen?: string | null;
    /** Whether the worker has looked at what names others of the family. False stops a copy that does. */
    namesRead?: boolean;
  };

/** Releases one person's copy of the plan, as the worker saw it: frozen, and never with anything that person may not read. */
export async function releaseCopy(work: Work, releasing: Releasing): Promise<string> {
  const { planId, personId, seen = null, namesRead = true, language = null, goals = null, helpers = null, words = [], note = null } = releasing;
  const inHand = await getPlan(work, planId);
  work.require(mayLeadPlan(work.actor, inHand.standing));
  const facts = await loadCopyFacts(work, inHand);
  const reader = facts.people.find(person => person.id === personId);
  if (!reader || reader.isUnborn) throw invalid({ personId: 'Choose who the copy is for' });
  const content = copyFor(personId, facts, { ...nothingChosen, goals, helpers, words, note, language });
  const mark = markOf(content);
  if (seen !== null && seen !== mark)
    throw new Refusal('conflict', 'This is not the copy you looked at: the plan changed, or what you chose. Look at it again, then release it');
  await refuseKept(work, inHand.plan.familyId, personId, content);
  if (!namesRead && othersNamed(personId, facts, content).length > 0)
    throw invalid({ namesRead: 'Read what names others of the family, and say that it may go' });

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

/** Stops a copy that would tell where somebody lives, goes to school or is safe, and says to the worker where it stands, beside what settles it. */
async function refuseKept(work: Work, familyId: string, personId: string, content: CopyContent): Promise<void> {
  const kept = await findKeptFrom(work, familyId, personId, textsIn(content));
  if (kept.length > 0) throw invalid(keptInWords(kept));
}

/** What stands where, by the question that settles it. Never what it is: the worker may not be allowed to know. */
export const keptInWords = (kept: readonly CopyText[]): Record<string, string> =>
  Object.fromEntries(
    [...Map.groupBy(kept, one => one.field)].map(([field, texts]) => [
      field,
      `This cannot go to them: it holds a place, a number or a word that this person may not have. Look at ${[...new Set(texts.map(one => one.where))].join('; ')}`,
    ]),
  );

/** The texts of a copy that name somebody of the family whom its reader lives apart from. */
export const othersNamed = (personId: string, { people }: CopyFacts, content: CopyContent): CopyText[] => {
  const reader = people.find(person => person.id === personId);
  const others = people.filter(person => reader && isOfAnotherHome(person, reader));
  return naming(
    textsIn(content).filter(one => one.field !== 'helpers'),
    others.map(person => person.givenName),
  );
};
