import { bandOf } from '../clusters/gather.ts';
import type { Linked } from '../link.ts';
import { comparisonsFor } from '../pairs/levels.ts';
import type { Records } from '../records.ts';
import { cell, writingBytes } from './write-bytes.ts';

/** The pairs that are linked and those that a person should look at, with what speaks for and against each. */
export function writePairs(path: string, { feeds, feedOf, rowNumber, extraNames }: Records, { pairs, sureness, levels }: Linked): void {
  const { bytes, end } = writingBytes(path);
  const line = (text: string) => bytes(Buffer.from(`${text}\n`));
  line('feed_a,row_a,feed_b,row_b,probability,band,reasons');
  const comparisons = comparisonsFor(extraNames);
  const names = feeds.map(({ name }) => cell(name));
  const words = levels.map(one => cell([...one].flatMap((level, nth) => (level === 0 ? [] : [comparisons[nth]!.levels[level]!])).join('; ')));
  for (let n = 0; n < pairs.count; n++) {
    const pattern = pairs.pattern[n]!;
    const sure = sureness[pattern]!.person;
    const band = bandOf(sure);
    if (band === 'no') continue;
    const [one, other] = [pairs.one[n]!, pairs.other[n]!];
    line(`${names[feedOf[one]!]!},${rowNumber[one]!},${names[feedOf[other]!]!},${rowNumber[other]!},${sure.toFixed(6)},${band},${words[pattern]!}`);
  }
  end();
}
