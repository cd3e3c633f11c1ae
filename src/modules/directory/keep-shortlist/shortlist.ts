import type { Kept, KeptInBrowser } from '#platform/route.ts';

/** So many fit on a few sheets of paper, and in a cookie. */
export const mostOnShortlist = 20;
const seconds = 60 * 60 * 24 * 90;
const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** Ids of public services, in the order they were added; nothing of whoever added them. */
export const shortlistIn = ({ shortlist }: Kept): string[] => [...new Set((shortlist ?? '').split('.').filter(isId))].slice(0, mostOnShortlist);

export const keepShortlist = (ids: readonly string[]): KeptInBrowser => ({ name: 'shortlist', value: ids.length === 0 ? null : ids.join('.'), seconds });

/** The shortlist with this service on it, or without. The newest is last; a full list stays as it is. */
export function shortlistWith(ids: readonly string[], { add, remove }: { add: string; remove: string }): string[] {
  const left = ids.filter(id => id !== remove);
  return isId(add) && !left.includes(add) && left.length < mostOnShortlist ? [...left, add] : left;
}
