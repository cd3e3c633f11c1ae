import { typedList, typedText, type Choice, type Control, type Field, type Reading, type Typed } from './form.ts';

type Words = { label: string; hint?: string };
/** `missing` is the mistake told when nothing is typed; without it the answer may be left out, and is null. */
type Required = Words & { missing: string };
type Optional = Words & { missing?: undefined };

const isMissing = <T>(missing: string | undefined): Reading<T | null> => (missing === undefined ? { value: null } : { mistake: missing });
// “What worries you must be 200 characters or fewer” says nothing.
const inSentence = (label: string) => (label.endsWith('?') ? 'Your answer' : label);

type TextOptions = { max?: number; control?: Extract<Control, { kind: 'text' }>; format?: { pattern: RegExp; wrong: string } };

/** One line of text. */
export function text(words: Required & TextOptions): Field<string>;
export function text(words: Optional & TextOptions): Field<string | null>;
export function text({
  label,
  hint,
  missing,
  max = 200,
  control = { kind: 'text' },
  format,
}: (Required | Optional) & TextOptions): Field<string> | Field<string | null> {
  const read = (typed: Typed, name: string): Reading<string | null> => {
    const value = typedText(typed, name).replace(/\s+/g, ' ');
    if (value === '') return isMissing(missing);
    if (format && !format.pattern.test(value)) return { mistake: format.wrong };
    if (value.length > max) return { mistake: `${inSentence(label)} must be ${max} characters or fewer` };
    return { value };
  };
  return { label, hint, control, read, write: (value: string | null, name: string) => ({ [name]: value ?? '' }), say: (value: string | null) => value ?? '' };
}

/** Text of many lines, up to `max` characters. */
export function longText(words: Required & { rows?: number; max?: number }): Field<string>;
export function longText(words: Optional & { rows?: number; max?: number }): Field<string | null>;
export function longText({
  label,
  hint,
  missing,
  rows = 5,
  max = 10_000,
}: (Required | Optional) & { rows?: number; max?: number }): Field<string> | Field<string | null> {
  const read = (typed: Typed, name: string): Reading<string | null> => {
    const value = typedText(typed, name);
    if (value === '') return isMissing(missing);
    if (value.length > max) return { mistake: `${inSentence(label)} must be ${max.toLocaleString('en-GB')} characters or fewer` };
    return { value };
  };
  const field: Field<string | null> = {
    label,
    hint,
    control: { kind: 'long-text', rows, max },
    read,
    write: (value, name) => ({ [name]: value ?? '' }),
    say: value => value ?? '',
  };
  return field;
}

const wordOf = (choices: readonly Choice[], value: string) => choices.find(choice => choice.value === value)?.label ?? value;

/** One of several choices; `asList` asks it as a drop-down list. */
export function oneOf<const Value extends string>(words: Required & { choices: readonly Choice<Value>[]; inline?: boolean; asList?: boolean }): Field<Value>;
export function oneOf<const Value extends string>(
  words: Optional & { choices: readonly Choice<Value>[]; inline?: boolean; asList?: boolean },
): Field<Value | null>;
export function oneOf<const Value extends string>({
  label,
  hint,
  missing,
  choices,
  inline = false,
  asList = false,
}: (Required | Optional) & { choices: readonly Choice<Value>[]; inline?: boolean; asList?: boolean }): Field<Value> | Field<Value | null> {
  const read = (typed: Typed, name: string): Reading<Value | null> => {
    const text = typedText(typed, name);
    const value = choices.find(choice => choice.value === text)?.value;
    if (value !== undefined) return { value };
    // What is not on the list is not the same as nothing, even where nothing would do.
    return text === '' ? isMissing(missing) : { mistake: missing ?? 'Select one of the answers in the list' };
  };
  const field: Field<Value | null> = {
    label,
    hint,
    control: { kind: 'one-of', choices, inline, asList },
    read,
    write: (value, name) => ({ [name]: value ?? '' }),
    say: value => (value === null ? '' : wordOf(choices, value)),
  };
  return field;
}

/** Yes or no. */
export function yesNo(words: Required): Field<boolean>;
export function yesNo(words: Optional): Field<boolean | null>;
export function yesNo({ label, hint, missing }: Required | Optional): Field<boolean> | Field<boolean | null> {
  const choices = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ];
  const field: Field<boolean | null> = {
    label,
    hint,
    control: { kind: 'one-of', choices, inline: true },
    read: (typed, name) => {
      const value = typedText(typed, name);
      return value === 'yes' || value === 'no' ? { value: value === 'yes' } : isMissing(missing);
    },
    write: (value, name) => ({ [name]: value === null ? '' : value ? 'yes' : 'no' }),
    say: value => (value === null ? '' : value ? 'Yes' : 'No'),
  };
  return field;
}

/** Any number of several choices; `missing` makes at least one needed. */
export function manyOf<const Value extends string>({
  label,
  hint,
  missing,
  choices,
}: (Required | Optional) & { choices: readonly Choice<Value>[] }): Field<Value[]> {
  return {
    label,
    hint,
    control: { kind: 'many-of', choices },
    read: (typed, name) => {
      const ticked = new Set(typedList(typed, name));
      const value = choices.map(choice => choice.value).filter(one => ticked.has(one));
      return value.length === 0 && missing !== undefined ? { mistake: missing } : { value };
    },
    write: (value, name) => ({ [name]: value }),
    say: value => value.map(one => wordOf(choices, one)).join(', '),
  };
}

/** A whole number on a scale whose two ends have words. */
export function scale(words: Required & { from: number; to: number; ends: readonly [string, string] }): Field<number>;
export function scale(words: Optional & { from: number; to: number; ends: readonly [string, string] }): Field<number | null>;
export function scale({
  label,
  hint,
  missing,
  from,
  to,
  ends,
}: (Required | Optional) & { from: number; to: number; ends: readonly [string, string] }): Field<number> | Field<number | null> {
  const field: Field<number | null> = {
    label,
    hint,
    control: { kind: 'scale', from, to, ends },
    read: (typed, name) => {
      const value = typedText(typed, name);
      if (value === '') return isMissing(missing);
      return /^\d{1,3}$/.test(value) && Number(value) >= from && Number(value) <= to
        ? { value: Number(value) }
        : { mistake: `${inSentence(label)} must be a number from ${from} to ${to}` };
    },
    write: (value, name) => ({ [name]: value === null ? '' : String(value) }),
    say: value => (value === null ? '' : `${value} out of ${to}`),
  };
  return field;
}

/** Asks `field` inside a choice of another, and only then; otherwise the answer is null. */
export const when = <T>(other: string, is: readonly string[], field: Field<T>): Field<T | null> => ({
  ...field,
  when: { field: other, is },
  read: (typed, name) => (typedList(typed, other).some(value => is.includes(value)) ? field.read(typed, name) : { value: null }),
  write: (value, name) => (value === null ? {} : field.write(value, name)),
  say: value => (value === null ? '' : field.say(value)),
});
