import { summary, type Form } from '#platform/form.ts';
import type { Work } from '#platform/work.ts';
import type { ContentOf, Kind } from '../../content.ts';
import type { Known } from './known.queries.ts';

export type Told = { label: string; answer: string };

type Described<K extends Kind, Input extends object> = {
  key: string;
  title: string;
  hint?: string;
  /** Which keys of the description it asks for, so that what no part asks for can be told too. */
  keys: readonly (keyof ContentOf[K] & string)[];
  /** What one of several is called, where it asks for several: fields that end -0, -1 … stand together. */
  several?: string;
  form: (content: ContentOf[K], known: Known) => Form<Input>;
  fill: (content: ContentOf[K], known: Known) => Partial<Input>;
  write: (content: ContentOf[K], input: Input, known: Known, work: Work) => ContentOf[K] | Promise<ContentOf[K]>;
  tell?: (content: ContentOf[K], known: Known) => Told[];
};

/** One part of a description, asked on one page: its questions, what they say now, and the description with the answers in it. */
export type Part = {
  kind: Kind;
  key: string;
  title: string;
  hint: string | undefined;
  keys: readonly string[];
  several: string | undefined;
  form: (content: object, known: Known) => Form<object>;
  fill: (content: object, known: Known) => object;
  write: (content: object, input: object, known: Known, work: Work) => Promise<object>;
  /** What it says, in words. */
  tell: (content: object, known: Known) => Told[];
};

export function part<K extends Kind, Input extends object>(kind: K, described: Described<K, Input>): Part {
  const { key, title, hint, keys, several, form, fill, write, tell } = described;
  const as = (content: object) => content as ContentOf[K];
  return {
    kind,
    key,
    title,
    hint,
    keys,
    several,
    form: (content, known) => form(as(content), known),
    fill: (content, known) => fill(as(content), known),
    write: async (content, input, known, work) => write(as(content), input as Input, known, work),
    tell: (content, known) =>
      tell ? tell(as(content), known) : summary(form(as(content), known), fill(as(content), known)).map(({ label, answer }) => ({ label, answer })),
  };
}

/** The description with this said; what is null, or empty, is not said at all. */
export const saying = <T extends object>(content: T, said: { [Key in keyof T]?: T[Key] | null | undefined }): T =>
  Object.fromEntries(
    Object.entries({ ...content, ...said }).filter(([key, value]) => value !== null && value !== undefined && (!(key in said) || !isEmpty(value))),
  ) as T;

// A description always says how it is to be had and what it is under, even where that is nothing yet.
const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

/** What is there for an answer, for a form that begins filled in. */
export const given = <T extends object>(values: { [Key in keyof T]?: T[Key] | null | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as Partial<T>;
