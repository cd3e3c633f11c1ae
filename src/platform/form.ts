/** What was typed, by input name. Kept so that a page with mistakes can be shown again as it was. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;
/** What is wrong, in words, by field name. */
export type Mistakes = Readonly<Record<string, string>>;

/** Choices that follow one another `under` the same words stand together below them. */
export type Choice<Value extends string = string> = { value: Value; label: string; hint?: string | undefined; under?: string | undefined };

/** How a field is asked. What it means is in its `read`. */
export type Control =
  | { kind: 'text'; width?: 2 | 4 | 5 | 10 | 20 | 30; type?: 'text' | 'email' | 'tel'; autocomplete?: string; numeric?: boolean; spellcheck?: boolean }
  | { kind: 'long-text'; rows: number; max: number }
  | { kind: 'one-of'; choices: readonly Choice[]; inline?: boolean; asList?: boolean }
  | { kind: 'many-of'; choices: readonly Choice[] }
  | { kind: 'scale'; from: number; to: number; ends: readonly [string, string] }
  | { kind: 'date' }
  | { kind: 'file' };

export type Reading<T> = { value: T } | { mistake: string };

/** One question of a form: its words, how it is asked, what an answer may be, and how an answer is said back. */
export type Field<T> = {
  label: string;
  hint?: string | undefined;
  control: Control;
  /** Asked inside one choice of another field, and only then. */
  when?: { field: string; is: readonly string[] };
  read(typed: Typed, name: string): Reading<T>;
  /** The answer as it would be typed, to fill a form from a record. */
  write(value: T, name: string): Typed;
  /** The answer in words, for a summary. */
  say(value: T): string;
};

export type Fields<Input> = { [Name in keyof Input]: Field<Input[Name]> };

export type Form<Input> = {
  fields: Fields<Input>;
  check(typed: Typed): { input: Input } | { mistakes: Mistakes };
  write(input: Partial<Input>): Typed;
};

/** What a form gives once it is checked. */
export type InputOf<F> = F extends Form<infer Input> ? Input : never;

/** Builds a form from its fields; the type of the checked input follows from them. `rule` checks answers together. */
export function form<Input extends object>(fields: Fields<Input>, rule: (input: Input) => Mistakes = () => ({})): Form<Input> {
  const entries = Object.entries<Field<unknown>>(fields as Record<string, Field<unknown>>);
  return {
    fields,
    check: typed => {
      const input: Record<string, unknown> = {};
      const mistakes: Record<string, string> = {};
      for (const [name, field] of entries) {
        const reading = field.read(typed, name);
        if ('mistake' in reading) mistakes[name] = reading.mistake;
        else input[name] = reading.value;
      }
      if (Object.keys(mistakes).length > 0) return { mistakes };
      const together = rule(input as Input);
      return Object.keys(together).length > 0 ? { mistakes: together } : { input: input as Input };
    },
    write: input =>
      Object.assign({}, ...entries.map(([name, field]) => (name in input ? field.write((input as Record<string, unknown>)[name], name) : {}))) as Typed,
  };
}

/** The answers of a form in words, in the order asked; what was not asked or not answered is left out. */
export function summary<Input extends object>(asked: Form<Input>, input: Partial<Input>): { name: string; label: string; answer: string }[] {
  return Object.entries<Field<unknown>>(asked.fields as Record<string, Field<unknown>>).flatMap(([name, field]) => {
    const value = (input as Record<string, unknown>)[name];
    const answer = value === null || value === undefined ? '' : field.say(value);
    return answer === '' ? [] : [{ name, label: field.label, answer }];
  });
}

/** One typed value: trimmed, well formed, without the NUL that PostgreSQL refuses. */
export function typedText(typed: Typed, name: string): string {
  const value = typed[name];
  const text: unknown = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' ? clean(text).trim() : '';
}

export function typedList(typed: Typed, name: string): string[] {
  const value = typed[name];
  return [value ?? []].flat().filter(one => typeof one === 'string' && one !== '');
}

export const clean = (text: string) => text.toWellFormed().replaceAll('\u0000', '').replaceAll('\r\n', '\n');

/** A body as the browser sent it, made safe to keep; unknown shapes become nothing. */
export function typedFrom(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {};
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(body as Record<string, unknown>)) {
    if (typeof value === 'string') typed[clean(name)] = clean(value);
    else if (Array.isArray(value)) typed[clean(name)] = value.filter(one => typeof one === 'string').map(clean);
  }
  return typed;
}
