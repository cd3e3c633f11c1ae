import { setTimeout as pause } from 'node:timers/promises';

/** What came of one thing done: how long it took from when it was due, and what was wrong with the answer, if anything. */
export type Took = { ms: number; fault: string | null; bytes: number };
export type Doing = (number: number) => Promise<{ fault: string | null; bytes: number }>;

/**
 * Does something so many times a second, each when it is due, whether or not those before it are answered. Times count from when it was
 * due, so that a service that stalls cannot hide the wait.
 */
export async function steadily(doing: Doing, { perSecond, seconds }: { perSecond: number; seconds: number }): Promise<Took[]> {
  const began = performance.now();
  const under: Promise<Took>[] = [];
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = began + (number * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    under.push(timed(doing, number, due));
  }
  return Promise.all(under);
}

/** Does something as fast as it is answered, by so many at once. */
export async function flatOut(doing: Doing, { connections, seconds }: { connections: number; seconds: number }): Promise<Took[]> {
  const end = performance.now() + seconds * 1000;
  const took: Took[] = [];
  let number = 0;
  const lane = async () => {
    while (performance.now() < end) took.push(await timed(doing, number++, performance.now()));
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return took;
}

async function timed(doing: Doing, number: number, due: number): Promise<Took> {
  try {
    const { fault, bytes } = await doing(number);
    return { ms: performance.now() - due, fault, bytes };
  } catch (thrown) {
    return { ms: performance.now() - due, fault: thrown instanceof Error ? thrown.message : 'unknown', bytes: 0 };
  }
}

/** The time within which this share of all was done, in milliseconds. */
export function within(share: number, took: readonly Took[]): number {
  const sorted = took.map(({ ms }) => ms).sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
