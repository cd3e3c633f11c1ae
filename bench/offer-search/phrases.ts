import phrases from './phrases.json' with { type: 'json' };
import { findServicePages, searchServices } from '#modules/directory/index.ts';
import { say } from '#platform/start/progress.ts';
import { nobody } from '#platform/serve.ts';
import { doWork, type Platform } from '#platform/work.ts';

/** Three of ten are held out: nothing was tuned by them. */
const isHeldOut = (number: number) => [2, 5, 8].includes(number % 10);

type Judged = { says: string; heldOut: boolean; found: string[]; place: number; total: number };

/** Looks for every phrase as a parent would type it, and tells where the first right answer stands. */
export async function judgePhrases(platform: Platform): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [number, { says, right }] of phrases.entries()) {
    const { found, total } = await doWork(platform, nobody, 'look', async work => {
      const { ids, total } = await searchServices(work, { words: says, near: null, wanted: {} }, { from: 0, most: 10 });
      return { found: (await findServicePages(work, ids)).map(({ content }) => content.name), total };
    });
    const place = found.findIndex(name => right.some(one => name.includes(one)));
    judged.push({ says, heldOut: isHeldOut(number), found: found.slice(0, 3), place, total });
  }
  return judged;
}

export type Shares = { phrases: number; firstThree: number; nothing: number };

export function sharesOf(judged: readonly Judged[]): Shares {
  const share = (which: (one: Judged) => boolean) => Number((judged.filter(which).length / judged.length).toFixed(3));
  return { phrases: judged.length, firstThree: share(({ place }) => place >= 0 && place < 3), nothing: share(({ total }) => total === 0) };
}

export function tellMisses(judged: readonly Judged[]): void {
  for (const { says, heldOut, found, place } of judged)
    if (place < 0 || place > 2)
      say(`  ${heldOut ? 'held out' : '        '}  ${says.padEnd(46)} ${place < 0 ? 'not in ten' : `place ${place + 1}`}: ${found.join(' | ')}`);
}
