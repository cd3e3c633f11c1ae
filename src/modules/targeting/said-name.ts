import { isOneApart, jaroWinkler } from './linkage/pairs/likeness.ts';

const titles = /^(mr|mrs|ms|miss|mx|dr|master|rev)\.?\s+/i;

/** A name as one says it, however a partner's system writes it: “Ms OKAFOR, Zoë” is Zoë Okafor. */
export function sayName(written: string): string {
  const [last = '', first] = written
    .trim()
    .split(',')
    .map(part => part.trim());
  const whole = first ? `${first.replace(titles, '')} ${last.replace(titles, '')}` : last.replace(titles, '');
  return whole.split(/\s+/).map(sayWord).join(' ');
}

// A name in which small letters stand as well was written by somebody who knew how.
const sayWord = (word: string): string =>
  word !== word.toUpperCase() && word !== word.toLowerCase()
    ? word
    : word.toLowerCase().replaceAll(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** Surnames of one home, the commonest first; one spelt a little differently is the same. */
export function saySurnames(written: readonly string[]): string[] {
  const counts = Map.groupBy(written.map(sayName), name => name);
  const byCount = [...counts].sort(([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1)).map(([name]) => name);
  const isSame = (one: string, other: string) => isOneApart(one, other) || jaroWinkler(one, other) >= 0.94;
  return byCount.filter((name, nth) => !byCount.slice(0, nth).some(before => isSame(before.toLowerCase(), name.toLowerCase())));
}
