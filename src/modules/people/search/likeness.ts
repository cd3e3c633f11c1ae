import { isNickname } from '#platform/names/nicknames.ts';
import { plain, soundOf } from '#platform/names/sound.ts';

export type GivenLikeness = 'same' | 'nickname' | 'spelling' | 'one-letter' | 'different';
export type FamilyLikeness = 'same' | 'part' | 'spelling' | 'sound' | 'different';

/** How alike two forenames are. Twins and brothers are often one letter apart, so that weighs less than a letter too many or two in the wrong order. */
export function givenLikeness(one: string, other: string): GivenLikeness {
  const [a, b] = [plain(one), plain(other)];
  if (!a || !b) return 'different';
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'same';
  const [first, second] = [a.split(' '), b.split(' ')];
  if (first.length > 1 && second.length > 1) return a.split(' ').sort().join() === b.split(' ').sort().join() ? 'same' : likenessOfWords(a, b);
  if (first[0] === second[0]) return 'spelling';
  return isNickname(first[0]!, second[0]!) ? 'nickname' : likenessOfWords(first[0]!, second[0]!);
}

function likenessOfWords(a: string, b: string): GivenLikeness {
  if (Math.min(a.length, b.length) < 3 || distance(a, b) > 1)
    return Math.min(a.length, b.length) >= 7 && distance(a, b) === 2 && a[0] === b[0] ? 'one-letter' : 'different';
  return a.length === b.length && !isSwapped(a, b) ? 'one-letter' : 'spelling';
}

const isSwapped = (a: string, b: string) => [...a].sort().join('') === [...b].sort().join('');

export function familyLikeness(one: string, other: string): FamilyLikeness {
  const [a, b] = [plain(one), plain(other)];
  if (!a || !b) return 'different';
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'same';
  if (a.split(' ').some(part => part.length > 2 && b.split(' ').includes(part))) return 'part';
  const apart = distance(a, b);
  if (Math.min(a.length, b.length) >= 4 && apart === 1) return 'spelling';
  if (Math.min(a.length, b.length) >= 6 && apart === 2) return 'spelling';
  return soundOf(a) === soundOf(b) && apart <= 3 ? 'sound' : 'different';
}

/** Letters added, left out, changed, or next to each other and swapped, to get from one word to the other (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(change, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
