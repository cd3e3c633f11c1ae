import { faultsIn, type Criterion, type Tree } from './rule.ts';

// Rules and rows at random, the same at every run, for the tests that compare ways of reading a rule.

export type Chance = (below: number) => number;

/** Numbers below a number, from a seed. */
export function chance(seed: number): Chance {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const oneOf = <T>(random: Chance, some: readonly T[]): T => some[random(some.length)]!;
const facts = ['attendance', 'missing', 'domestic-abuse', 'out-of-work-benefit', 'ae-attendance', 'rent-arrears', 'child-in-need'];

/** Rows of a few households, close to one another in time and age, so that limits matter. */
export const someFacts = (random: Chance, count: number, today: Temporal.PlainDate) =>
  Array.from({ length: count }, () => {
    const person = random(90);
    const happenedOn = random(10) === 0 ? null : today.subtract({ months: random(16), days: random(3) }).add({ days: random(3) });
    return {
      household: Math.floor(person / 3),
      person,
      what: oneOf(random, facts),
      bornOn: random(3) === 0 ? null : today.subtract({ years: (person * 7) % 40, days: random(2) }).toString(),
      happenedOn: happenedOn?.toString() ?? null,
      endedOn: random(3) === 0 ? today.subtract({ months: random(16) }).toString() : null,
      amount: random(5) === 0 ? null : 80 + random(20),
    };
  });

/** A rule of one to four levels that could be published. */
export function aTree(random: Chance, feeds: readonly string[]): Tree {
  for (;;) {
    const tree = anyTree(random, feeds);
    if (faultsIn(tree).length === 0) return tree;
  }
}

function anyTree(random: Chance, feeds: readonly string[]): Tree {
  let keys = 0;
  const criterion = (): Criterion => {
    const isMeasured = random(4) === 0;
    const isAboutAge = random(8) === 0;
    return {
      key: `c${(keys += 1)}`,
      facts: isAboutAge ? [] : isMeasured ? ['attendance'] : Array.from(new Set([oneOf(random, facts), oneOf(random, facts)])),
      ...(!isAboutAge && isMeasured && (random(2) === 0 ? { under: 90 } : { atLeast: 90 })),
      ...(!isAboutAge && random(5) === 0 && { feeds: [oneOf(random, feeds)] }),
      ...(!isAboutAge && { times: 1 + random(3), months: 1 + random(14) }),
      ...(!isAboutAge && random(3) === 0 && { together: true }),
      ...((isAboutAge || random(3) === 0) && { from: random(20) }),
      ...(random(4) === 0 && { until: 20 + random(20) }),
    };
  };
  const tree = (depth: number): Tree => {
    const parts = () => Array.from({ length: 2 + random(2) }, () => tree(depth - 1));
    if (depth === 0 || random(3) === 0) return criterion();
    const kind = random(5);
    if (kind === 0) return { all: parts() };
    if (kind === 1) return { any: parts() };
    if (kind === 2) return { all: [tree(depth - 1), { not: tree(depth - 1) }] };
    return { some: 2, of: parts(), ...(random(2) === 0 && { as: 'Two of these' }) };
  };
  return tree(3);
}
