import { createHash } from 'node:crypto';
import {
  answersOf,
  check,
  formOf,
  questionsOf,
  subjectsOf,
  type Answer,
  type Answers,
  type AnswerSet,
  type Definition,
  type Question,
  type Section,
  type SensitiveTopic,
} from '#modules/forms/index.ts';
import type { Field, Form, Mistakes, Typed } from '#platform/form.ts';
import { voiceReaders, type CarriedMark } from './assessment.ts';
import type { FamilyPerson } from './people.queries.ts';

/** What one section says, for the family or for one person, who wrote it last, and which of its answers came from elsewhere. */
export type WrittenSection = AnswerSet & {
  id: string;
  sensitive: SensitiveTopic | null;
  /** The only workers who may read a child's words; null: everybody who sees the family. */
  keptTo: readonly string[] | null;
  carried: Readonly<Record<string, CarriedMark>>;
  isDone: boolean;
  writtenBy: string | null;
  writtenAt: Temporal.Instant | null;
  version: number;
};

export type Place = { assessmentId: string; section: string; personId: string | null };

/** The id of a section is worked out from where it is, so that drafts have something to hang on and two who begin it at once meet. */
export function sectionId({ assessmentId, section, personId }: Place): string {
  const hash = createHash('sha256')
    .update([assessmentId, section, personId ?? ''].join('/'))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

export const sectionUrl = ({ assessmentId, section, personId }: Place) =>
  `/assessments/${assessmentId}/sections/${section}${personId === null ? '' : `/${personId}`}`;

/** A section may be saved before it is done: nothing must be answered yet, but what is answered must be right. */
const unfinished = (section: Section): Section => ({ ...section, questions: section.questions.map(({ missing: _told, ...question }) => question as Question) });

export const mistakesIn = (section: Section, answers: Answers, name: string | null, isDone: boolean): Mistakes =>
  check(isDone ? section : unfinished(section), answers, name);

/** The button that saves a section to come back to; the checked answers carry it, so that the page knows which was pressed. */
export const comeBack = 'come-back';
export type SectionInput = Record<string, Answer | null>;

/** The section's questions as a form. Saved to come back to, nothing in it is missing. Carried answers say where they came from. */
export function sectionForm(section: Section, name: string | null, sources: Readonly<Record<string, string>>): Form<SectionInput> {
  const strict = formOf(section, name);
  const loose = formOf(unfinished(section), name);
  const withSource = (key: string, field: Field<Answer | null>) =>
    sources[key] ? { ...field, hint: [field.hint, sources[key]].filter(Boolean).join(' ') } : field;
  const check = (typed: Typed): ReturnType<Form<SectionInput>['check']> => {
    if (!typed[comeBack]) return strict.check(typed);
    const checked = loose.check(typed);
    return 'input' in checked ? { input: { ...checked.input, [comeBack]: 'yes' } } : checked;
  };
  return { ...strict, fields: Object.fromEntries(Object.entries(strict.fields).map(([key, field]) => [key, withSource(key, field)])), check };
}

/** What was typed into a section, and whether its writer is done with it. */
export function writtenIn({ [comeBack]: later, ...input }: SectionInput): { answers: Answers; isDone: boolean } {
  return { answers: answersOf(input), isDone: later !== 'yes' };
}

/** For which topic a section is sensitive; all that is said of an unborn child is for those named for the pregnancy. */
export const topicOf = (section: Section, person: FamilyPerson | null): SensitiveTopic | null => section.sensitive ?? (person?.isUnborn ? 'pregnancy' : null);

/** Who may read a child's words, as recorded with the child. Until that is recorded, only those who wrote them. */
export function readersAfter(section: Section, answers: Answers, before: WrittenSection | null, writer: string): string[] | null {
  if (!questionsOf(section).some(({ key }) => key === voiceReaders)) return null;
  const decided = answers[voiceReaders];
  if (decided === 'team' || decided === 'family') return null;
  const writers = [before?.keptTo?.[0] ?? before?.writtenBy ?? writer, writer];
  return [...new Set(decided === 'named' ? [...(before?.keptTo ?? []), ...writers] : writers)];
}

/** The marks of where answers came from, for those that still say the same. */
export const stillCarried = (before: WrittenSection | null, answers: Answers): Record<string, CarriedMark> =>
  Object.fromEntries(Object.entries(before?.carried ?? {}).filter(([key]) => JSON.stringify(before?.answers[key]) === JSON.stringify(answers[key])));

/** A section that a reader may open, with the person it is about; null where the form asks no such thing. */
export function placeIn(
  definition: Definition,
  people: readonly FamilyPerson[],
  key: string,
  personId: string | null,
): { section: Section; person: FamilyPerson | null } | null {
  const section = definition.sections.find(one => one.key === key);
  if (!section) return null;
  const person = people.find(one => one.id === personId) ?? null;
  const isAsked = subjectsOf(section, people).some(subject => (subject?.id ?? null) === personId);
  return isAsked ? { section, person } : null;
}
