import { html, nothing, type Html, type Piece } from '#design/html.ts';

type AttributeValue = string | number | boolean | null | undefined;

/** Extra HTML attributes. A value alone is always written; `{ value, optional: true }` is left out when there is none. */
export type Attributes = Readonly<Record<string, AttributeValue | { value: AttributeValue; optional?: boolean | undefined }>>;

export function attributes(all: Attributes | undefined | null): Html {
  let out = nothing;
  if (!all) return out;
  for (const [name, item] of Object.entries(all)) {
    if (item !== null && typeof item === 'object') out = html`${out}${item.optional ? attribute(name, item.value) : always(name, item.value)}`;
    else out = html`${out}${always(name, item)}`;
  }
  return out;
}

const always = (name: string, value: AttributeValue): Html => html` ${name}="${value === null || value === undefined ? '' : String(value)}"`;

/** One attribute, left out when there is no value; `true` writes the name alone. */
export function attribute(name: string, value: AttributeValue): Html {
  if (value === null || value === undefined || value === false) return nothing;
  return value === true ? html` ${name}` : always(name, value);
}

/** Several attributes, each left out when it has no value. */
export const given = (all: Readonly<Record<string, AttributeValue>>): Html => html`${Object.entries(all).map(([name, value]) => attribute(name, value))}`;

/** One attribute, left out when the value is empty. */
export const filled = (name: string, value: AttributeValue): Html => (value || value === 0 ? attribute(name, value) : nothing);

export const classes = (...names: (string | null | undefined | false)[]): string => names.filter(name => name).join(' ');

type Content = { text?: string | undefined; html?: Html | undefined };

/** What a component shows: its markup when there is any, else its text. */
export const content = (p: Content | null | undefined | false): Piece => p && (p.html?.markup ? p.html : p.text);

export const hasContent = (p: Content | null | undefined | false): boolean => Boolean(p && (p.html?.markup || p.text));

/** The ids of what describes a field, in reading order. */
export const describedBy = (...ids: (string | null | undefined | false)[]): string => classes(...ids);

/** Shows each thing that is there; a list may hold gaps, so that a caller can write `isLate && { … }`. */
export const each = <T>(items: readonly (T | null | undefined | false)[] | undefined, show: (item: T, number: number) => Piece): Piece =>
  items?.map((item, index) => item && show(item, index + 1));
