import { differencesBetween } from '../../differences.ts';
import type { Kind } from '../../content.ts';
import type { Known } from './known.queries.ts';
import { partsOf } from './parts.ts';

/** One thing that differs, in the words of the forms: what was said before and what is said now, either perhaps nothing. */
export type Differs = { part: string; label: string; before: string; after: string };

/** What somebody would find changed, part by part; what no form asks for is told by its own name. */
export function differing(kind: Kind, before: object | null, after: object, known: Known): Differs[] {
  const parts = partsOf(kind);
  const asked = parts.flatMap(part => {
    const was = new Map(before ? part.tell(before, known).map(({ label, answer }) => [label, answer]) : []);
    const is = new Map(part.tell(after, known).map(({ label, answer }) => [label, answer]));
    return [...new Set([...was.keys(), ...is.keys()])].flatMap(label => {
      const [one, other] = [was.get(label) ?? '', is.get(label) ?? ''];
      return one === other ? [] : [{ part: part.title, label, before: one, after: other }];
    });
  });
  const keys = new Set(parts.flatMap(part => part.keys));
  const others = differencesBetween(without(before ?? {}, keys), without(after, keys));
  return [...asked, ...others.map(({ path, before: was, after: is }) => ({ part: 'Other', label: inWords(path), before: was ?? '', after: is ?? '' }))];
}

const without = (content: object, keys: ReadonlySet<string>) => Object.fromEntries(Object.entries(content).filter(([key]) => !keys.has(key)));

/** `childcare.vacancies.asOf` as “Childcare: vacancies: as of”. */
const inWords = (path: string) =>
  path
    .replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
    .replaceAll(/\.(\d+)/g, (_, nth: string) => ` ${Number(nth) + 1}`)
    .replaceAll('.', ': ')
    .replace(/^./, letter => letter.toUpperCase());

/**
 * Somebody's change put on top of what has become public since: what they changed is theirs, everything else is as it is public. Both are told where
 * both changed the same.
 */
export function onTopOf(kind: Kind, { base, mine, current }: { base: object; mine: object; current: object }): { content: object; clashing: string[] } {
  const differs = (one: object, other: object, key: string) =>
    JSON.stringify((one as Record<string, unknown>)[key]) !== JSON.stringify((other as Record<string, unknown>)[key]);
  const keys = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(current)])];
  const changed = keys.filter(key => differs(base, mine, key));
  const content = Object.fromEntries(
    keys.flatMap(key => {
      const value = ((changed.includes(key) ? mine : current) as Record<string, unknown>)[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const both = changed.filter(key => differs(base, current, key) && differs(mine, current, key));
  return { content, clashing: partsOf(kind).flatMap(({ title, keys: its }) => (both.some(key => its.includes(key)) ? [title] : [])) };
}
