import { bandOf } from '../clusters/gather.ts';
import type { Linked } from '../link.ts';
import { comparisonsFor } from '../pairs/levels.ts';
import type { Records } from '../records.ts';
import { cell, writingBytes } from './write-bytes.ts';

/** The pairs that are linked and those that a person should look at, with what speaks for and against each. */
export function writePairs(path: string, { feeds, feedOf, rowNumber, extraNames }: Records, { pairs, sureness, levels, holdsOnce }: Linked): void {
  const { bytes, number, end } = writingBytes(path);
  bytes(Buffer.from('feed_a,row_a,feed_b,row_b,probability,band,reasons\n'));
  const comparisons = comparisonsFor(extraNames);
  const names = feeds.map(({ name }) => Buffer.from(`${cell(name)},`));
  const comma = Buffer.from(',');
  // What a pattern says of a pair is the same for all pairs that have it; nothing where they are no match.
  const said = levels.map((own, pattern) => {
    const sure = sureness[pattern]!.person;
    const band = bandOf(sure);
    const words = [...own].flatMap((level, nth) => (level === 0 ? [] : [comparisons[nth]!.levels[level]!]));
    return band === 'no' ? null : Buffer.from(`,${sure.toFixed(6)},${band},${cell(words.join('; '))}\n`);
  });
  const write = (n: number) => {
    const why = said[pairs.pattern[n]!]!;
    if (why === null) return;
    const [one, other] = [pairs.one[n]!, pairs.other[n]!];
    // Two rows of a file that holds people once are two people, whatever they say.
    if (feedOf[one] === feedOf[other] && holdsOnce[feedOf[one]!]) return;
    bytes(names[feedOf[one]!]!);
    number(rowNumber[one]!);
    bytes(comma);
    bytes(names[feedOf[other]!]!);
    number(rowNumber[other]!);
    bytes(why);
  };
  for (let n = 0; n < pairs.count; n++) write(n);
  end();
}
