import { isNickname, nicknameGroups } from '#platform/names/nicknames.ts';
import { eachOf, textsOf, type Words } from '../values/words.ts';
import { name } from './levels.ts';
import { isOneApart, jaroWinkler, makeCannotBeAlike, remembered } from './likeness.ts';

/** How two different names stand to one another, by their numbers. */
export type NameLikeness = (a: number, b: number) => number;

// Bits of what a forename may be beside its spelling.
const [hasForms, isInitial] = [1, 2];

export function makeForenameLikeness(words: Words): NameLikeness {
  const textOf = textsOf(words);
  const cannotBeAlike = makeCannotBeAlike(words);
  const traits = eachOf(words, text => (nicknameGroups(text).length > 0 ? hasForms : 0) | (text.length === 1 ? isInitial : 0));
  const likeness = remembered((a, b) => {
    const one = textOf(a);
    const other = textOf(b);
    if ((one.length === 1 || other.length === 1) && one[0] === other[0]) return name.form;
    if (traits(a) & traits(b) & hasForms && isNickname(one, other)) return name.form;
    return cannotBeAlike(a, b) ? name.other : spelling(one, other);
  });
  return (a, b) => {
    const [one, other] = [traits(a), traits(b)];
    return ((one & other & hasForms) | ((one | other) & isInitial)) === 0 && cannotBeAlike(a, b) ? name.other : likeness(a, b);
  };
}

/** The same of surnames: half of a double one counts as a form of it. */
export function makeSurnameLikeness(words: Words): NameLikeness {
  const textOf = textsOf(words);
  const cannotBeAlike = makeCannotBeAlike(words);
  const isDouble = eachOf(words, text => (text.includes(' ') ? 1 : 0));
  const likeness = remembered((a, b) => {
    const one = textOf(a);
    const other = textOf(b);
    if (isDouble(a) === 1 || isDouble(b) === 1) {
      if (one.replaceAll(' ', '') === other.replaceAll(' ', '')) return name.form;
      const others = other.split(' ');
      if (one.split(' ').some(part => part.length > 2 && others.includes(part))) return name.form;
    }
    return cannotBeAlike(a, b) ? name.other : spelling(one, other);
  });
  return (a, b) => (isDouble(a) === 0 && isDouble(b) === 0 && cannotBeAlike(a, b) ? name.other : likeness(a, b));
}

function spelling(one: string, other: string): number {
  const likeness = jaroWinkler(one, other);
  if (likeness >= 0.92 || (Math.min(one.length, other.length) >= 4 && isOneApart(one, other))) return name.near;
  // One slip makes another name of a short one.
  return likeness >= 0.82 || isOneApart(one, other) ? name.rough : name.other;
}

/** Whether a forename is one of somebody’s middle names. */
export const makeIsAmong = (words: Words) => {
  const among = remembered((a, b) => (words.text(b).split(' ').includes(words.text(a)) || words.text(a).split(' ').includes(words.text(b)) ? 1 : 2), 14);
  return (one: number, others: number): boolean => one === others || among(one, others) === 1;
};
