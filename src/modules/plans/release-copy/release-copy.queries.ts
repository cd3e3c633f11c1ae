import type { Typed } from '#platform/form.ts';
import { typedList } from '#platform/form.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { copyFor, helpersThatGo, nothingChosen, textsIn, type CopyChoices } from '../copy.ts';
import { passageOf, type Passage } from '../copy-rules.ts';
import type { CopyText } from '../copy-texts.ts';
import { findKeptFrom, loadCopyFacts } from '../copy.queries.ts';
import type { Goal } from '../plan.ts';
import { getPlan } from '../plan.queries.ts';

export type CopyToRelease = Awaited<ReturnType<typeof getCopyToRelease>>;
export type GoalPassage = { goal: Goal; passage: Passage };

/** Everything for seeing the plan as one person: what may go, what goes by itself, what stays and why, and what holds something they may not have. */
export async function getCopyToRelease(work: Work, planId: string, personId: string, query: Typed) {
  const inHand = await getPlan(work, planId);
  const facts = await loadCopyFacts(work, inHand);
  const reader = found(facts.people.find(person => person.id === personId && !person.isUnborn));
  const passages = facts.goals.filter(goal => goal.state !== 'dropped').map((goal): GoalPassage => ({ goal, passage: passageOf(reader, goal, facts.people) }));
  const helpers = facts.team.filter(member => !member.endsOn && member.workerId !== facts.lead.id);
  const said = facts.said.filter(
    one => one.personId !== personId && one.mayGoToFamily && facts.people.some(person => person.id === one.personId && person.isChild),
  );
  const usual: CopyChoices = {
    ...nothingChosen,
    goals: passages.filter(({ passage }) => passage.how === 'goes').map(({ goal }) => goal.id),
    helpers: helpersThatGo(reader, facts),
  };
  const all = { ...nothingChosen, goals: facts.goals.map(goal => goal.id), helpers: helpers.map(member => member.id), words: said.map(one => one.id) };
  const kept: readonly CopyText[] = await findKeptFrom(work, inHand.plan.familyId, personId, textsIn(copyFor(personId, facts, all)));
  return { ...inHand, facts, reader, passages, helpers, said, kept, choices: chosenIn(query) ?? usual };
}

/** What was ticked stands in the address, as ids: the copy is looked at as often as anybody likes before it goes. */
function chosenIn(query: Typed): CopyChoices | null {
  if (query['chosen'] !== 'yes') return null;
  return { ...nothingChosen, goals: typedList(query, 'goals'), helpers: typedList(query, 'helpers'), words: typedList(query, 'words') };
}
