import type { TeamMember } from './episode.ts';
import { actionStateInWords, type Action, type Doer, type Goal } from './plan.ts';

type Day = Temporal.PlainDate;

/** Somebody of the family, as far as a copy needs to know them. */
export type CopyPerson = { id: string; givenName: string; isChild: boolean; isUnborn: boolean; household: string | null };
/** What somebody said. It may go to the family only where it was settled, with them, that it may. */
export type Said = { personId: string; words: string; saidOn: Day; mayGoToFamily: boolean };

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
};

/** What the worker settles before releasing: which goals stay out, whose words go along, and a few words to the reader. */
export type CopyChoices = { leaveOut: readonly string[]; wordsOf: readonly string[]; note: string | null; language: string | null };

/** One person's own copy. It says who does what in plain words, and nothing in it shows that anything else exists. */
export type CopyContent = {
  name: string;
  note: string | null;
  agreedOn: string | null;
  nextReviewOn: string | null;
  goals: readonly { goalId: string; about: string; need: string; wanted: string; isMet: boolean; actions: readonly CopyAction[] }[];
  helpers: readonly { name: string; role: string; agency: string | null; phone: string | null; isLead: boolean }[];
  words: readonly { name: string; words: string; saidOn: string }[];
};
type CopyAction = { what: string; who: string; isYours: boolean; byWhen: string; state: string; isDone: boolean };

/** What one person may read of the plan. Everything is out unless a rule here lets it in. */
export function copyFor(readerId: string, facts: CopyFacts, choices: CopyChoices): CopyContent {
  const reader = facts.people.find(person => person.id === readerId);
  if (!reader) throw new Error('The reader is not one of the family');
  const goals = facts.goals.filter(goal => !choices.leaveOut.includes(goal.id) && mayRead(reader, goal, facts.people));
  return {
    name: reader.givenName,
    note: choices.note,
    agreedOn: facts.agreedOn?.toString() ?? null,
    nextReviewOn: facts.nextReviewOn?.toString() ?? null,
    goals: goals.map(goal => ({
      goalId: goal.id,
      about: namesOf(goal.personIds, reader, facts.people),
      need: goal.need,
      wanted: goal.wanted,
      isMet: goal.state === 'met',
      actions: facts.actions.flatMap(action => (action.goalId === goal.id && action.state !== 'dropped' ? (copyAction(action, reader, facts) ?? []) : [])),
    })),
    helpers: helpersOf(facts),
    words: facts.said.flatMap(said => wordsFor(reader, said, facts.people, choices.wordsOf)),
  };
}

/** Of another household: a parent who lives apart, and whoever lives there with them. Who lives nowhere in the record lives apart as well. */
const livesApart = (person: CopyPerson, reader: CopyPerson): boolean =>
  !person.isChild && person.id !== reader.id && (person.household === null || person.household !== reader.household);

/** A goal about a parent who lives apart is theirs. A sensitive one is nobody's but, of a pregnancy, the mother's own. */
function mayRead(reader: CopyPerson, goal: Goal, people: readonly CopyPerson[]): boolean {
  if (goal.state === 'dropped') return false;
  const about = people.filter(person => goal.personIds.includes(person.id));
  if (goal.sensitive === 'pregnancy') return about.some(person => person.id === reader.id) && about.every(person => person.id === reader.id || person.isUnborn);
  if (goal.sensitive !== null || about.some(person => person.isUnborn)) return false;
  return !about.some(person => livesApart(person, reader));
}

function copyAction(action: Action, reader: CopyPerson, { people, team, lead }: CopyFacts): CopyAction | null {
  const { doer } = action;
  if (action.sensitive !== null && action.sensitive !== 'pregnancy') return null;
  const person = 'personId' in doer ? people.find(one => one.id === doer.personId) : undefined;
  if ('personId' in doer && (!person || livesApart(person, reader))) return null;
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

/** The lead practitioner first, then the team. */
const helpersOf = ({ lead, team }: CopyFacts): CopyContent['helpers'] => [
  { name: lead.name, role: lead.jobTitle ?? 'Your lead practitioner', agency: null, phone: lead.phone, isLead: true },
  ...team
    .filter(member => !member.endsOn)
    .map(({ name, role, agencyName, phone }) => ({ name, role, agency: agencyName, phone, isLead: false })),
];

function wordsFor(
  reader: CopyPerson,
  { personId, words, saidOn, mayGoToFamily }: Said,
  people: readonly CopyPerson[],
  released: readonly string[],
): CopyContent['words'][number][] {
  const person = people.find(one => one.id === personId);
  const isOwn = personId === reader.id;
  if (!person || !(isOwn || (person.isChild && mayGoToFamily && released.includes(personId)))) return [];
  return [{ name: isOwn ? 'You' : person.givenName, words, saidOn: saidOn.toString() }];
}

function namesOf(personIds: readonly string[], reader: CopyPerson, people: readonly CopyPerson[]): string {
  const names = people.flatMap(person => (personIds.includes(person.id) ? [person.id === reader.id ? 'You' : person.givenName] : []));
  return names.length === 0 ? 'Your family' : new Intl.ListFormat('en-GB').format(names);
}

/** Every piece of free text in a copy, with the words that name it to the worker if it may not go. */
export const textsIn = (copy: CopyContent): { where: string; text: string }[] => [
  ...(copy.note ? [{ where: 'Your words to them', text: copy.note }] : []),
  ...copy.goals.flatMap(goal => [
    { where: `The need of the goal “${firstWords(goal.wanted)}”`, text: goal.need },
    { where: 'What a goal wants instead', text: goal.wanted },
    ...goal.actions.flatMap(action => [
      { where: `An action of the goal “${firstWords(goal.need)}”`, text: action.what },
      { where: 'Who does an action', text: action.who },
    ]),
  ]),
  ...copy.helpers.map(helper => ({ where: 'Who helps', text: [helper.name, helper.role, helper.agency, helper.phone].filter(Boolean).join(' ') })),
  ...copy.words.map(said => ({ where: `What ${said.name} said`, text: said.words })),
];

const firstWords = (text: string) => text.split(/\s+/).slice(0, 4).join(' ');
