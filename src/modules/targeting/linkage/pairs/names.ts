import { isNickname, nicknameGroups } from '#platform/names/nicknames.ts';
import { name } from './levels.ts';
import { cannotBeAlike, isOneApart, jaroWinkler, lettersApart, lettersOf, remembered } from './likeness.ts';

/** How two different forenames stand to one another, by their numbers among all names. */
export function makeForenameLikeness(texts: readonly string[]) {
  const letters = lettersOf(texts);
  const hasForms = Uint8Array.from(texts, text => (nicknameGroups(text).length > 0 ? 1 : 0));
  return remembered((a, b) => {
    const one = texts[a]!;
    const other = texts[b]!;
    if ((one.length === 1 || other.length === 1) && one[0] === other[0]) return name.form;
    if (hasForms[a] === 1 && hasForms[b] === 1 && isNickname(one, other)) return name.form;
    return spelling(one, other, lettersApart(letters[a]!, letters[b]!));
  });
}

/** The same of surnames: half of a double one counts as a form of it. */
export function makeSurnameLikeness(texts: readonly string[]) {
  const letters = lettersOf(texts);
  const isDouble = Uint8Array.from(texts, text => (text.includes(' ') ? 1 : 0));
  return remembered((a, b) => {
    const one = texts[a]!;
    const other = texts[b]!;
    if (isDouble[a] === 1 || isDouble[b] === 1) {
      if (one.replaceAll(' ', '') === other.replaceAll(' ', '')) return name.form;
      const others = other.split(' ');
      if (one.split(' ').some(part => part.length > 2 && others.includes(part))) return name.form;
    }
    return spelling(one, other, lettersApart(letters[a]!, letters[b]!));
  });
}

function spelling(one: string, other: string, apart: number): number {
  if (cannotBeAlike(one.length, other.length, apart)) return name.other;
  const likeness = jaroWinkler(one, other);
  if (likeness >= 0.92 || (Math.min(one.length, other.length) >= 4 && isOneApart(one, other))) return name.near;
  return likeness >= 0.82 ? name.rough : name.other;
}

/** Whether a forename is one of somebody’s middle names. */
export const makeIsAmong = (texts: readonly string[]) => {
  const among = remembered((a, b) => (texts[b]!.split(' ').includes(texts[a]!) || texts[a]!.split(' ').includes(texts[b]!) ? 1 : 2), 14);
  return (one: number, others: number): boolean => one === others || among(one, others) === 1;
};
