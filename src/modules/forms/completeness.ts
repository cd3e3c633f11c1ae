import { check } from './check.ts';
import { isAsked, subjectsOf, wordingFor, type AnswerSet, type Definition, type Section, type SensitiveTopic, type Subject } from './definition.ts';

export type SectionState = 'not started' | 'in progress' | 'complete' | 'optional';

/** How one section stands, for one person where it is asked of each. */
export type SectionProgress = {
  section: string;
  title: string;
  subject: Subject | null;
  sensitive: SensitiveTopic | null;
  state: SectionState;
  answered: number;
  asked: number;
  /** The keys of the questions that still have a mistake or must be answered. */
  left: readonly string[];
};

export type Completeness = { sections: SectionProgress[]; done: number; of: number; isComplete: boolean };

/** What is left to do in a form: a row for each section and person, as a task list shows it. Sections where nothing must be answered do not hold it up. */
export function completeness(definition: Definition, sets: readonly AnswerSet[], people: readonly Subject[]): Completeness {
  const sections = definition.sections.flatMap(section => subjectsOf(section, people).map(subject => progressOf(section, subject, sets)));
  const counted = sections.filter(({ state }) => state !== 'optional');
  const done = counted.filter(({ state }) => state === 'complete').length;
  return { sections, done, of: counted.length, isComplete: done === counted.length };
}

function progressOf(section: Section, subject: Subject | null, sets: readonly AnswerSet[]): SectionProgress {
  const name = subject?.name ?? null;
  const answers = sets.find(set => set.section === section.key && set.personId === (subject?.id ?? null))?.answers ?? {};
  const asked = section.questions.filter(question => isAsked(question, answers));
  const answered = asked.filter(({ key }) => answers[key] !== undefined).length;
  const left = Object.keys(check(section, answers, name));
  return {
    section: section.key,
    title: wordingFor(section.title, name),
    subject,
    sensitive: section.sensitive ?? null,
    state: stateOf(answered, left.length),
    answered,
    asked: asked.length,
    left,
  };
}

function stateOf(answered: number, left: number): SectionState {
  if (left > 0) return answered === 0 ? 'not started' : 'in progress';
  return answered === 0 ? 'optional' : 'complete';
}
