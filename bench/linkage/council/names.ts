import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '#seed/large/chance.ts';

type Written = { name: string; share: number; customs: string; longTail: number; girls: string; boys: string; women?: string; men?: string; surnames: string };
type File = {
  groups: Written[];
  tail: { first: string; last: string };
  spellings: string[];
  nicknames: string[];
  secondWomen: Record<'pakistani' | 'bengali', string>;
};

export type Picker<T> = (chance: Chance) => T;
export type Group = {
  name: string;
  customs: string;
  girls: Picker<string>;
  boys: Picker<string>;
  women: Picker<string>;
  men: Picker<string>;
  surname: Picker<string>;
};

/** One of a list, each as often as its weight says, found by halving. */
export function pickerOf<T>(choices: readonly (readonly [T, number])[]): Picker<T> {
  let sum = 0;
  const ends = Float64Array.from(choices, ([, weight]) => (sum += weight));
  return chance => {
    const drawn = (chance.below(2 ** 30) / 2 ** 30) * sum;
    let [low, high] = [0, choices.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return choices[low]![0];
  };
}

const read = JSON.parse(readFileSync(join(import.meta.dirname, 'names.json'), 'utf8')) as File;

/** Names stand in the order of how common they are; how common falls as England's name counts do, more gently at the front than by rank alone. */
const byRank = (names: string, flat: number, power: number) => pickerOf(names.split(' ').map((name, rank) => [name, 1 / (rank + flat) ** power] as const));

const [firsts, lasts] = [read.tail.first.split(' '), read.tail.last.split(' ')];

export const groups: readonly (readonly [Group, number])[] = read.groups.map(
  ({ name, share, customs, longTail, girls, boys, women = girls, men = boys, surnames }) => {
    const common = byRank(surnames, 6, 0.9);
    const forenames = (list: string) => byRank(list, 12, 1.1);
    // Half of England bears a surname that is none of the commonest few hundred.
    const surname: Picker<string> = chance => (chance.is(longTail) ? `${chance.pickEarly(firsts)}${chance.pick(lasts)}` : common(chance));
    return [{ name, customs, girls: forenames(girls), boys: forenames(boys), women: forenames(women), men: forenames(men), surname }, share];
  },
);

export const pickGroup = pickerOf(groups);
export const secondWomen = {
  pakistani: read.secondWomen.pakistani.split(' '),
  bengali: read.secondWomen.bengali.split(' '),
};

const spellings = new Map<string, readonly string[]>();
for (const line of read.spellings) {
  const set = line.split(' ');
  for (const one of set)
    spellings.set(
      one,
      set.filter(other => other !== one),
    );
}
const shorts = new Map(read.nicknames.map(line => [line.slice(0, line.indexOf(' ')), line.split(' ').slice(1)] as const));

export const otherSpellings = (name: string): readonly string[] => spellings.get(name) ?? [];
export const shortNames = (name: string): readonly string[] => shorts.get(name) ?? [];

/** Names whose first script is another, so that their Latin spelling is somebody's choice. */
const transliterated = new Set([
  'arab',
  'pakistani',
  'bangladeshi',
  'chinese',
  'ukrainian-russian',
  'greek-cypriot',
  'somali',
  'sikh-punjabi',
  'east-southern-african',
]);
export const isTransliterated = (group: Group): boolean => transliterated.has(group.name);

const letters: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ı: 'i', ø: 'o' };
export const withoutMarks = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text
    : text
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(/[łŁıø]/g, letter => letters[letter]!);
