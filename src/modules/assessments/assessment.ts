import { carryOverAll, findQuestion, isAsked, type AnswerSet, type Definition, type Section, type SensitiveTopic, type Subject } from '#modules/forms/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { FamilyPerson } from './people.queries.ts';
import type { WrittenSection } from './section.ts';

export type AssessmentState = 'writing' | 'finished' | 'signed-off' | 'returned';

/** One assessment of a whole family. It points at its form's version for ever, and is shown in those words. */
export type Assessment = {
  id: string;
  familyId: string;
  form: string;
  formVersion: number;
  reason: string;
  requestId: string | null;
  startedBy: string;
  startedAt: Temporal.Instant;
  dueOn: Temporal.PlainDate;
  state: AssessmentState;
  levelOfNeed: string | null;
  finishedBy: string | null;
  finishedAt: Temporal.Instant | null;
  signedOffBy: string | null;
  signedOffAt: Temporal.Instant | null;
  signedOffWords: string | null;
  returnedBy: string | null;
  returnedAt: Temporal.Instant | null;
  returnedWords: string | null;
  version: number;
};

/** Why a child's own words are not there. */
export type WordsMissing = { personId: string; reason: string };

/** The questions whose answers the rules below look at; their keys stay the same in every version. */
export const levelQuestion = 'level-of-need';
export const voiceWords = 'voice-words';
export const voiceReaders = 'voice-who-may-read';
export const ownScale = 'how-things-are';
const wholePicture = ['going-well', 'worried-about'];

export const isOpen = ({ state }: Assessment): boolean => state === 'writing' || state === 'returned';

export function mustBeOpen(assessment: Assessment): void {
  if (!isOpen(assessment)) throw new Refusal('conflict', 'This assessment is finished. It can be changed only if a manager sends it back.');
}

export function mustBeFinished({ state }: Assessment): void {
  if (state === 'signed-off') throw new Refusal('conflict', 'This assessment is signed off already.');
  if (state !== 'finished') throw new Refusal('conflict', 'This assessment is not finished yet.');
}

/** What must be there before an assessment is finished, and is not. `key` names where on the page it is told. */
export type Missing = { key: string; words: string; section: string; personId: string | null };

/** Not every domain must be filled in: a strength or a need, each child's own words or why not, and the level of need. Only what somebody wrote counts. */
export function missingToFinish(
  definition: Definition,
  sections: readonly WrittenSection[],
  people: readonly FamilyPerson[],
  heard: readonly string[],
): Missing[] {
  const written = sections.filter(({ writtenBy }) => writtenBy !== null);
  const level = sectionWith(definition, levelQuestion);
  const voice = sectionWith(definition, voiceWords);
  const voiceless = people.filter(person => person.isChild && !person.isUnborn && !heard.includes(person.id));
  return [
    ...(hasStrengthOrNeed(definition, written)
      ? []
      : [{ key: 'strength-or-need', words: 'Enter at least one strength or need of the family', section: firstFamilySection(definition), personId: null }]),
    ...voiceless.map(person => ({
      key: `why-not-${person.id}`,
      words: `Enter what ${person.name} said or showed, or why that is not here`,
      section: voice?.key ?? '',
      personId: person.id,
    })),
    ...(level && !answered(written, level.key, levelQuestion)
      ? [{ key: levelQuestion, words: 'Select the level of need', section: level.key, personId: null }]
      : []),
  ];
}

/** The children whose own words, or why they are not there, are recorded; also where the reader may not see the words. */
export const childrenHeard = (
  sections: readonly WrittenSection[],
  kept: readonly { personId: string | null; hasWords: boolean }[],
  missing: readonly WordsMissing[],
): string[] =>
  [...sections.filter(one => one.writtenBy !== null && one.answers[voiceWords] !== undefined), ...kept.filter(({ hasWords }) => hasWords), ...missing].flatMap(
    ({ personId }) => (personId ? [personId] : []),
  );

function hasStrengthOrNeed(definition: Definition, written: readonly WrittenSection[]): boolean {
  const family = definition.sections.filter(({ per }) => per === 'family').map(({ key }) => key);
  return written.some(({ section, answers }) => family.includes(section) && Object.keys(answers).some(isStrengthOrNeed));
}

const isStrengthOrNeed = (key: string) => /-(strengths|needs)$/.test(key) || wholePicture.includes(key);
const answered = (sections: readonly AnswerSet[], section: string, key: string) =>
  sections.some(one => one.section === section && one.answers[key] !== undefined);
const firstFamilySection = (definition: Definition) => definition.sections.find(({ per }) => per === 'family')?.key ?? '';

export const sectionWith = (definition: Definition, question: string): Section | undefined =>
  definition.sections.find(section => findQuestion(section, question) !== undefined);

/** One answer, where it was asked and given. */
export function answerTo(definition: Definition, sections: readonly AnswerSet[], key: string, personId: string | null = null) {
  const section = sectionWith(definition, key);
  const question = section && findQuestion(section, key);
  const set = sections.find(one => one.section === section?.key && one.personId === personId);
  return question && set && isAsked(question, set.answers) ? set.answers[key] : undefined;
}

/** The form as one reader may see it: sensitive sections only for those named for their topic. */
export const formFor = (definition: Definition, topics: ReadonlySet<SensitiveTopic>): Definition => ({
  ...definition,
  sections: definition.sections.filter(({ sensitive }) => sensitive === undefined || topics.has(sensitive)),
});

/** Where answers to begin with come from: a request, or an earlier assessment. */
export type CarriedSource = { from: 'request' | 'assessment'; id: string; at: Temporal.Instant; form: Definition; sets: readonly AnswerSet[] };
export type CarriedMark = { from: 'request' | 'assessment'; id: string; at: string };
export type CarriedSet = AnswerSet & { carried: Record<string, CarriedMark> };

/** Asked afresh each time: what people say of themselves, how they score it, and what we make of it. */
const askedAfresh = ['child-voice', 'adult-views', 'scale', 'analysis'];

/** The answers an assessment begins with, each with where it came from and when. The newest source is believed. */
export function carriedInto(definition: Definition, sources: readonly CarriedSource[], people: readonly Subject[]): CarriedSet[] {
  const sets = new Map<string, CarriedSet>();
  const lasting: Definition = { ...definition, sections: definition.sections.filter(({ key }) => !askedAfresh.includes(key)).map(withoutScales) };
  for (const source of sources.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    for (const { section, personId, answers } of carryOverAll(source.sets, source.form, lasting)) {
      if (personId !== null && !people.some(person => person.id === personId)) continue;
      const before = sets.get(`${section}/${personId}`) ?? { section, personId, answers: {}, carried: {} };
      const marks = Object.keys(answers).map(key => [key, { from: source.from, id: source.id, at: source.at.toString() }] as const);
      sets.set(`${section}/${personId}`, {
        ...before,
        answers: { ...before.answers, ...answers },
        carried: { ...before.carried, ...Object.fromEntries(marks) },
      });
    }
  }
  return [...sets.values()];
}

const withoutScales = (section: Section): Section => ({ ...section, questions: section.questions.filter(({ kind }) => kind !== 'scale') });
