/** A record of the standard as somebody else wrote it: nothing in it can be relied on. */
export type Loose = Readonly<Record<string, unknown>>;

export const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isLoose) : []);

/** The text of a field, without spaces around it and without markup; undefined where there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = withoutMarkup(String(value)).trim();
  return text === '' ? undefined : text;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const withoutMarkup = (text: string) =>
  text
    .replaceAll(/<\s*(br|\/p|\/li|\/h\d)\s*\/?>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replaceAll(/\n{3,}/g, '\n\n');

export const lineOf = (value: unknown) => textOf(value)?.replaceAll(/\s+/g, ' ').slice(0, 500);
export const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
};
export const dayOf = (value: unknown): string | undefined => /^\d{4}-\d\d-\d\d/.exec(textOf(value) ?? '')?.[0];
export const timeOf = (value: unknown): string | undefined => /^([01]\d|2[0-3]):[0-5]\d/.exec(textOf(value) ?? '')?.[0];
export const addressOf = (value: unknown): string | undefined => {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const whole = /^https?:\/\//i.test(text) ? text : /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : '';
  return URL.canParse(whole) ? whole : undefined;
};
export const emailOf = (value: unknown): string | undefined => {
  const text = textOf(value);
  return text !== undefined && /^[\w.+'-]+@[\w-]+(\.[\w-]+)+$/.test(text) ? text : undefined;
};

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without what has no value, so that what is left out and what is empty are the same. */
export const known = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))) as Given<T>;
