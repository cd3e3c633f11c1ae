import type { Held, Said } from './held.queries.ts';
import type { Sought } from './understand.ts';

type Hits = { at: readonly number[] | Int32Array; weights: readonly number[] | Float32Array };

/**
 * How well each service fits what is sought, 0 where it does not. A rarer word counts for more, and so does one in the name or in what a service is under. Of a
 * way of several words all must be there; of several ways of saying one thing the best counts.
 */
export function scoresOf(sought: readonly Sought[], { size, said }: Pick<Held, 'size' | 'said'>): Float64Array {
  const scores = new Float64Array(size);
  for (const { ways, share } of sought) {
    const best = ways.length > 1 ? new Map<number, number>() : null;
    for (const stems of ways) {
      const { at, weights } = hitsOf(stems.map(stem => said.get(stem) ?? nowhere));
      const counts = Math.log(1 + size / at.length) * share;
      for (let nth = 0; nth < at.length; nth += 1) {
        const [service, score] = [at[nth]!, weights[nth]! * counts];
        if (best) best.set(service, Math.max(best.get(service) ?? 0, score));
        else scores[service]! += score;
      }
    }
    if (best) for (const [service, score] of best) scores[service]! += score;
  }
  return scores;
}

const nowhere: Said = { at: new Int32Array(), weights: new Float32Array() };

/** Where all of these stand: the rarest first, so that the others are looked up for few. */
function hitsOf(all: readonly Said[]): Hits {
  const [rarest, ...others] = all.toSorted((one, other) => one.at.length - other.at.length);
  if (!rarest || others.length === 0) return rarest ?? nowhere;
  const sums = new Map<number, { weight: number; times: number }>(
    Array.from(rarest.at, (service, nth) => [service, { weight: rarest.weights[nth]!, times: 1 }]),
  );
  for (const { at, weights } of others)
    for (let nth = 0; nth < at.length; nth += 1) {
      const sum = sums.get(at[nth]!);
      if (sum) {
        sum.weight += weights[nth]!;
        sum.times += 1;
      }
    }
  const whole = [...sums].filter(([, { times }]) => times === all.length);
  return { at: whole.map(([service]) => service), weights: whole.map(([, { weight }]) => weight / all.length) };
}
