import { firstWords, type CopyText } from './copy-texts.ts';
import { livesApart, mayDo, passageOf } from './copy-rules.ts';
import type { TeamMember } from './episode.ts';
import { actionStateInWords, type Action, type Doer, type Goal } from './plan.ts';

type Day = Temporal.PlainDate;

/** Somebody of the family, as far as a copy needs to know them. */
export type CopyPerson = {
  id: string;
  givenName: string;
  isChild: boolean;
  isUnborn: boolean;
  household: string | null;
  /** Lives where the address is protected. */
  isHidden: boolean;
  /** Those the record says they are related to. */
  kinIds: readonly string[];
};
/** What somebody said. It may go to the family only where it was settled, with them, that it may. */
export type Said = { id: string; personId: string; words: string; saidOn: Day; mayGoToFamily: boolean };

export type CopyFacts = {
  people: readonly CopyPerson[];
  goals: readonly Goal[];
  actions: readonly Action[];
  lead: { id: string; name: string; jobTitle: string | null; phone: string | null };
  /** Without those whose agency would tell where somebody lives. */
  team: readonly TeamMember[];
  said: readonly Said[];
  agreedOn: Day | null;
  nextReviewOn: Day | null;
  /** Whether nothing speaks against bringing the adults together: else no day is told on which one could wait for another. */
  isSafeTogether: boolean;
};

/** What the worker settles before releasing, by id. Null: what goes without anybody looking. Of words, only those ticked go. */
export type CopyChoices = {
  goals: readonly string[] | null;
  helpers: readonly string[] | null;
  words: readonly string[];
  note: string | null;
  language: string | null;
};

export const nothingChosen: CopyChoices = { goals: null, helpers: null, words: [], note: null, language: null };

/** One person's own copy. It says who does what in plain words, and nothing in it shows that anything else exists. */
export type CopyContent = {
  name: string;
  note: string | null;
  agreedOn: string | null;
  nextReviewOn: string | null;
  goals: readonly CopyGoal[];
  helpers: readonly CopyPart[];
  words: readonly { name: string; words: string; saidOn: string }[];
};
/** `isPregnancy` marks what is taken out again, silently, if a pregnancy ends without a birth. */
type CopyGoal = { goalId: string; about: string; need: string; wanted: string; isMet: boolean; isPregnancy: boolean; actions: readonly CopyAction[] };
export type CopyAction = { what: string; who: string; isYours: boolean; byWhen: string; state: string; isDone: boolean };
type CopyPart = { name: string; role: string | null; agency: string | null; phone: string | null; isLead: boolean };

/** What one person may read of the plan. Everything is out unless a rule here lets it in. */
export function copyFor(readerId: string, facts: CopyFacts, choices: CopyChoices): CopyContent {
  const reader = readerOf(readerId, facts);
  const goals = facts.goals.filter(goal => isIn(goal, reader, facts, choices));
  return {
    name: reader.givenName,
    note: choices.note,
    agreedOn: facts.agreedOn?.toString() ?? null,
    nextReviewOn: facts.isSafeTogether ? (facts.nextReviewOn?.toString() ?? null) : null,
    goals: goals.map(goal => ({
      goalId: goal.id,
      about: namesOf(goal.personIds, reader, facts.people),
      need: goal.need,
      wanted: goal.wanted,
      isMet: goal.state === 'met',
      isPregnancy: goal.sensitive === 'pregnancy' || facts.people.some(one => one.isUnborn && goal.personIds.includes(one.id)),
      actions: actionsOf(goal, facts).flatMap(action => copyAction(action, reader, facts) ?? []),
    })),
    helpers: helpersIn(reader, facts, choices),
    words: facts.said.flatMap(said => wordsFor(reader, said, facts.people, choices.words)),
  };
}

export function readerOf(readerId: string, { people }: Pick<CopyFacts, 'people'>): CopyPerson {
  const reader = people.find(person => person.id === readerId);
  if (!reader) throw new Error('The reader is not one of the family');
  return reader;
}

function isIn(goal: Goal, reader: CopyPerson, { people }: CopyFacts, { goals }: CopyChoices): boolean {
  const { how } = passageOf(reader, goal, people);
  return how === 'goes' ? (goals?.includes(goal.id) ?? true) : how === 'if let in' && (goals?.includes(goal.id) ?? false);
}

const actionsOf = (goal: Goal, { actions }: CopyFacts) => actions.filter(action => action.goalId === goal.id && action.state !== 'dropped');

function copyAction(action: Action, reader: CopyPerson, { people, team, lead }: CopyFacts): CopyAction | null {
  const { doer } = action;
  if (action.sensitive !== null && action.sensitive !== 'pregnancy') return null;
  const person = 'personId' in doer ? people.find(one => one.id === doer.personId) : undefined;
  if ('personId' in doer && (!person || !mayDo(reader, person))) return null;
  const who = person?.givenName ?? workerOrWords(doer, lead, team);
  const isYours = person?.id === reader.id;
  return {
    what: action.what,
    who: isYours ? 'You' : who,
    isYours,
    byWhen: action.byWhen.toString(),
    state: actionStateInWords(action.state),
    isDone: action.state === 'done',
  };
}

function workerOrWords(doer: Doer, lead: CopyFacts['lead'], team: CopyFacts['team']): string {
  if ('words' in doer) return doer.words;
  if (!('workerId' in doer)) return '';
  return doer.workerId === lead.id ? lead.name : (team.find(one => one.workerId === doer.workerId)?.name ?? 'Your team');
}

/** Whether what a helper is, and where they work, could tell this reader where somebody lives. */
export const isGuarded = (reader: CopyPerson, people: readonly CopyPerson[]): boolean => people.some(one => one.isHidden && livesApart(one, reader));

/**
 * Who helps, beside the lead practitioner. A midwife or a therapist tells of a need by being there: who does something only in what does not go to this
 * reader stays out. Where somebody lives apart, those go alone who do something in the reader's own goals; where somebody hides, nobody. The worker may let
 * more of them in.
 */
export function helpersThatGo(reader: CopyPerson, facts: CopyFacts): string[] {
  const { people, team, goals, actions } = facts;
  if (isGuarded(reader, people)) return [];
  const going = goals.filter(goal => passageOf(reader, goal, people).how === 'goes').map(goal => goal.id);
  const does = (member: TeamMember, isGoing: boolean) =>
    actions.some(({ doer, goalId }) => 'workerId' in doer && doer.workerId === member.workerId && going.includes(goalId) === isGoing);
  const isTogether = !people.some(one => !one.isChild && livesApart(one, reader));
  return team.filter(member => does(member, true) || (isTogether && !does(member, false))).map(member => member.id);
}

function helpersIn(reader: CopyPerson, facts: CopyFacts, { helpers }: CopyChoices): CopyContent['helpers'] {
  const { lead, team, people } = facts;
  const chosen = helpers ?? helpersThatGo(reader, facts);
  const guarded = isGuarded(reader, people);
  const shown = team.filter(member => !member.endsOn && member.workerId !== lead.id && chosen.includes(member.id));
  const members = shown.map(({ name, role, agencyName, phone }) => ({ name, role, agency: agencyName, phone, isLead: false }));
  const all = [{ name: lead.name, role: lead.jobTitle, agency: null, phone: lead.phone, isLead: true }, ...members];
  return guarded ? all.map(one => ({ ...one, role: null, agency: null })) : all;
}

function wordsFor(
  reader: CopyPerson,
  { id, personId, words, saidOn, mayGoToFamily }: Said,
  people: readonly CopyPerson[],
  released: readonly string[],
): CopyContent['words'][number][] {
  const person = people.find(one => one.id === personId);
  const isOwn = personId === reader.id;
  if (!person || !(isOwn || (person.isChild && mayGoToFamily && released.includes(id)))) return [];
  return [{ name: isOwn ? 'You' : person.givenName, words, saidOn: saidOn.toString() }];
}

function namesOf(personIds: readonly string[], reader: CopyPerson, people: readonly CopyPerson[]): string {
  const names = people.flatMap(person => (personIds.includes(person.id) ? [person.id === reader.id ? 'You' : person.givenName] : []));
  return names.length === 0 ? 'Your family' : new Intl.ListFormat('en-GB').format(names);
}

/** Every piece of free text in a copy, with the question it is settled by and the words that name its place to the worker if it may not go. */
export const textsIn = (copy: CopyContent): CopyText[] => [
  ...(copy.note ? [{ field: 'note' as const, where: 'your words to them', text: copy.note }] : []),
  ...copy.goals.flatMap(goal => {
    const named = `“${firstWords(goal.wanted)}”`;
    const at = (where: string, text: string): CopyText => ({ field: 'goals', where: `${where} of ${named}`, text, goalId: goal.goalId });
    return [
      at('what is hard', goal.need),
      at('what is wanted', goal.wanted),
      ...goal.actions.flatMap(action => [at(`the action “${firstWords(action.what)}”`, action.what), at('who does an action', action.who)]),
    ];
  }),
  ...copy.helpers.map(helper => ({
    field: 'helpers' as const,
    where: `who helps: ${helper.name}`,
    text: [helper.name, helper.role, helper.agency, helper.phone].filter(Boolean).join(' '),
  })),
  ...copy.words.map(said => ({ field: 'words' as const, where: `what ${said.name === 'You' ? 'they' : said.name} said`, text: said.words })),
];
