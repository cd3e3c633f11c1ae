/** A form as data: what is asked, in what words, and when. Kept in forms.form_version.definition; a published one never changes. */
export type Definition = { form: string; version: number; title: string; sections: readonly Section[] };

export type Section = {
  key: string;
  title: string;
  hint?: string;
  /** Asked once for the family, or again for each person, child or adult in it. */
  per: 'family' | 'person' | 'child' | 'adult';
  /** The topic for which only the people named may read this section. */
  sensitive?: SensitiveTopic;
  questions: readonly Question[];
};

export const sensitiveTopics = ['mental-health', 'abuse', 'pregnancy', 'offences', 'health'] as const;
export type SensitiveTopic = (typeof sensitiveTopics)[number];

type Asked = {
  /** Stays the same from version to version, so that answers can be carried over and counted. */
  key: string;
  /** {name} stands for the person that the section is about. */
  wording: string;
  hint?: string;
  /** What the answer is called when it is wrong: "Date of the check must be a real date". */
  called?: string;
  /** The mistake told when it is left out; without it, it may be. */
  missing?: string;
  /** Asked only when another question of the section, asked before it, has one of these answers. */
  when?: { question: string; isOneOf: readonly string[] };
};

/** A choice that stands `alone` cannot be ticked with others: "none of these". */
export type Choice = { key: string; wording: string; hint?: string; alone?: boolean };

export type TextQuestion = Asked & { kind: 'short-text' | 'long-text'; max?: number };
export type ChoiceQuestion = Asked & { kind: 'one-of' | 'many-of'; choices: readonly Choice[] };
export type DateQuestion = Asked & { kind: 'date' };
/** A scale from `from` to `to`, whose two ends have words. */
export type ScaleQuestion = Asked & { kind: 'scale'; from: number; to: number; ends: readonly [string, string] };
export type Question = TextQuestion | ChoiceQuestion | DateQuestion | ScaleQuestion;

/** Text, the key of a choice, a day as 2027-03-03, a number on a scale; or the keys of several choices. */
export type Answer = string | number | readonly string[];
/** Answers by the key of their question. A question that was not answered is not there. */
export type Answers = Readonly<Record<string, Answer>>;

/** The answers to one section, for one person where it is asked of each. */
export type AnswerSet = { section: string; personId: string | null; answers: Answers };

/** Somebody a form is about. */
export type Subject = { id: string; name: string; isChild: boolean };

export const questionsOf = (asked: Definition | Section): readonly Question[] =>
  'sections' in asked ? asked.sections.flatMap(section => section.questions) : asked.questions;

export const findSection = (definition: Definition, key: string): Section | undefined => definition.sections.find(section => section.key === key);

export const findQuestion = (asked: Definition | Section, key: string): Question | undefined => questionsOf(asked).find(question => question.key === key);

export const isAsked = ({ when }: Question, answers: Answers): boolean => !when || chosen(answers[when.question]).some(answer => when.isOneOf.includes(answer));

/** An answer to a question of choices as the keys chosen. */
export const chosen = (answer: Answer | undefined): readonly string[] => (answer === undefined ? [] : typeof answer === 'object' ? answer : [String(answer)]);

/** The people a section is asked of; null stands for the family as a whole. */
export function subjectsOf({ per }: Section, people: readonly Subject[]): readonly (Subject | null)[] {
  if (per === 'family') return [null];
  return per === 'person' ? people : people.filter(person => person.isChild === (per === 'child'));
}

/** Words with the person's name in its place. */
export const wordingFor = (wording: string, name: string | null): string => {
  const typeset = wording.replaceAll(/(?<=[\p{L}}])'(?=\p{L})/gu, '’');
  return name === null ? typeset : typeset.replaceAll('{name}', () => name);
};
