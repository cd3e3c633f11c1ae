import { date } from '#platform/date-field.ts';
import { longText, manyOf, oneOf, scale, text, when } from '#platform/fields.ts';
import { form, type Field, type Form, type Reading, type Typed } from '#platform/form.ts';
import { questionsOf, wordingFor, type Answer, type Answers, type ChoiceQuestion, type Definition, type Question, type Section } from './definition.ts';

type Input = Record<string, Answer | null>;

/** The questions of a section (or of a whole form) as a form of the platform, so that one asker and one checker serve both. */
export function formOf(asked: Definition | Section, name: string | null = null): Form<Input> {
  return form<Input>(Object.fromEntries(questionsOf(asked).map(question => [question.key, fieldOf(question, name)])));
}

/** What was checked, without the questions that were not asked or not answered. */
export const answersOf = (input: Input): Answers =>
  Object.fromEntries(
    Object.entries(input).filter((entry): entry is [string, Answer] => entry[1] !== null && !(typeof entry[1] === 'object' && entry[1].length === 0)),
  );

/** One question as a field of the platform. Answers are kept as text, numbers and lists, as a database holds them. */
export function fieldOf(question: Question, name: string | null = null): Field<Answer | null> {
  // Mistakes name the answer and not the whole question, so the label is put in after.
  const words = {
    label: wordingFor(question.called ?? 'Your answer', name),
    ...(question.missing === undefined ? {} : { missing: wordingFor(question.missing, name) }),
  };
  const hint = question.hint === undefined ? undefined : wordingFor(question.hint, name);
  const field = { ...plainField(question, words, name), label: wordingFor(question.wording, name), hint };
  return question.when ? when(question.when.question, question.when.isOneOf, field) : field;
}

function plainField(question: Question, words: { label: string; missing?: string }, name: string | null): Field<Answer | null> {
  // With or without `missing`, each maker's field is one of an answer or null.
  const made = words as { label: string; missing: string };
  switch (question.kind) {
    case 'short-text':
      return keptAs(text({ ...made, max: question.max ?? 200 }), String, String);
    case 'long-text':
      return keptAs(longText({ ...made, max: question.max ?? 5000 }), String, String);
    case 'scale':
      return keptAs(scale({ ...made, from: question.from, to: question.to, ends: question.ends }), Number, Number);
    case 'date':
      return keptAs(date(made), String, answer => Temporal.PlainDate.from(String(answer)));
    case 'one-of':
      return keptAs(oneOf({ ...made, choices: choicesOf(question, name) }), String, String);
    case 'many-of':
      return alone(
        question,
        keptAs(
          manyOf({ ...made, choices: choicesOf(question, name) }),
          list => list,
          answer => [answer].flat().map(String),
        ),
        name,
      );
  }
}

const choicesOf = ({ choices }: ChoiceQuestion, name: string | null) =>
  choices.map(({ key, wording, hint }) => ({ value: key, label: wordingFor(wording, name), ...(hint === undefined ? {} : { hint: wordingFor(hint, name) }) }));

/** A field whose values are kept in another shape; nothing stays nothing. */
function keptAs<T>(field: Field<T>, keep: (value: T & {}) => Answer, value: (kept: Answer) => T): Field<Answer | null> {
  const read = (typed: Typed, at: string): Reading<Answer | null> => {
    const reading = field.read(typed, at);
    if ('mistake' in reading) return reading;
    return { value: reading.value === null || reading.value === undefined ? null : keep(reading.value) };
  };
  return {
    ...field,
    read,
    write: (kept, at) => (kept === null ? {} : field.write(value(kept), at)),
    say: kept => (kept === null ? '' : field.say(value(kept))),
  };
}

/** "None of these" cannot be true together with one of them. */
function alone(question: ChoiceQuestion, field: Field<Answer | null>, name: string | null): Field<Answer | null> {
  return {
    ...field,
    read: (typed, at) => {
      const reading = field.read(typed, at);
      if ('mistake' in reading || typeof reading.value !== 'object' || reading.value === null || reading.value.length < 2) return reading;
      const ticked = reading.value;
      const lonely = question.choices.find(choice => choice.alone && ticked.includes(choice.key));
      return lonely ? { mistake: `Select “${wordingFor(lonely.wording, name)}” or other answers, not both` } : reading;
    },
  };
}
