import { factKinds, findFactKind } from './fact.ts';

/**
 * One thing that files can show of a household: any of these facts, so often, within so many months, of somebody so old. Without facts: that somebody so
 * old lives there. `together` counts over the whole household; otherwise one person alone must reach the number.
 */
export type Criterion = {
  key: string;
  facts: readonly string[];
  /** Only what these feeds say; without it, what any says. */
  feeds?: readonly string[];
  times?: number;
  months?: number;
  from?: number;
  until?: number;
  under?: number;
  atLeast?: number;
  together?: boolean;
};
export type Tree = Criterion | All | Any | Some | Not;
/** `as` is a heading for what stands together, as in “Attendance”. */
type All = { all: readonly Tree[]; as?: string };
type Any = { any: readonly Tree[]; as?: string };
type Some = { some: number; of: readonly Tree[]; as?: string };
type Not = { not: Tree };

/** Whatever a tree is, told by its parts: one function for each kind of node. */
export function foldTree<T>(
  tree: Tree,
  by: { criterion: (one: Criterion) => T; all: (parts: T[], as?: string) => T; some: (n: number, parts: T[], as?: string) => T; not: (part: T) => T },
): T {
  const fold = (one: Tree): T => {
    if ('facts' in one) return by.criterion(one);
    if ('not' in one) return by.not(fold(one.not));
    if ('all' in one) return by.all(one.all.map(fold), one.as);
    if ('any' in one) return by.some(1, one.any.map(fold), one.as);
    return by.some(one.some, one.of.map(fold), one.as);
  };
  return fold(tree);
}

export const criteriaOf = (tree: Tree): Criterion[] =>
  foldTree<Criterion[]>(tree, { criterion: one => [one], all: parts => parts.flat(), some: (_, parts) => parts.flat(), not: part => part });

/** Whether a tree holds for a household that meets these criteria. */
export const holds = (tree: Tree, met: ReadonlySet<string>): boolean =>
  foldTree<boolean>(tree, {
    criterion: ({ key }) => met.has(key),
    all: parts => parts.every(Boolean),
    some: (n, parts) => parts.filter(Boolean).length >= n,
    not: part => !part,
  });

export const mostCriteria = 60;
export const mostAge = 120;
// Each is tried with and without: what is asked of people alone must list nobody.
const mostAboutPeople = 6;

/** What is wrong with a rule, in words; nothing when it can be published. */
export function faultsIn(tree: Tree): string[] {
  const criteria = criteriaOf(tree);
  const aboutPeople = criteria.filter(({ facts }) => facts.length === 0);
  const faults = criteria.flatMap(faultsOfCriterion);
  if (criteria.length === 0 || criteria.length === aboutPeople.length) faults.push('Add at least one criterion about a fact');
  if (criteria.length > mostCriteria) faults.push(`A rule has at most ${mostCriteria} criteria`);
  if (new Set(criteria.map(({ key }) => key)).size < criteria.length) faults.push('Two criteria have the same key');
  if (aboutPeople.length > mostAboutPeople) faults.push(`At most ${mostAboutPeople} criteria may be about age alone`);
  else if (listsAnybody(tree, aboutPeople)) faults.push('As it stands, this would list households of whom no partner says anything. Ask for at least one fact');
  faults.push(...foldTree<string[]>(tree, { criterion: () => [], all: parts => parts.flat(), some: tooMany, not: part => part }));
  return [...new Set(faults)];
}

const tooMany = (n: number, parts: string[][]): string[] => [
  ...parts.flat(),
  ...(n < 1 || n > parts.length ? [`It asks for ${n} of ${parts.length}, which cannot be`] : []),
];

/** What is wrong with one criterion, in words. */
export function faultsOfCriterion(one: Criterion): string[] {
  const unknown = one.facts.filter(fact => !findFactKind(fact));
  const measured = one.facts.map(fact => findFactKind(fact)?.amount);
  return [
    ...unknown.map(fact => `“${fact}” is not a kind of fact`),
    ...(one.facts.length === 0 && one.from === undefined && one.until === undefined ? ['A criterion needs a fact or an age'] : []),
    ...(one.from !== undefined && one.until !== undefined && one.from > one.until ? ['The youngest age must not be above the oldest'] : []),
    ...((one.under !== undefined || one.atLeast !== undefined) && (measured.includes(undefined) || new Set(measured).size > 1)
      ? ['An amount can be compared only where every fact of the criterion is measured in the same way']
      : []),
  ];
}

/** Whether it would hold with no fact at all, whoever lives there. */
function listsAnybody(tree: Tree, aboutPeople: readonly Criterion[]): boolean {
  const ways = 2 ** aboutPeople.length;
  return Array.from({ length: ways }, (_, way) => new Set(aboutPeople.filter((_one, place) => way & (1 << place)).map(({ key }) => key))).some(met =>
    holds(tree, met),
  );
}

const lasting = new Set(factKinds.filter(({ lasts }) => lasts).map(({ key }) => key));
/** What goes on until its end is told: it is as recent as the file that holds it. */
export const doesLast = (fact: string): boolean => lasting.has(fact);

/** How a criterion's period and ages look as days, today. */
export function daysOf(
  one: Criterion,
  today: Temporal.PlainDate,
): { since: Temporal.PlainDate; bornAfter: Temporal.PlainDate | null; bornBy: Temporal.PlainDate | null } {
  return {
    since: today.subtract({ months: one.months ?? usualMonths }),
    bornAfter: one.until === undefined ? null : today.subtract({ years: one.until + 1 }),
    bornBy: one.from === undefined ? null : today.subtract({ years: one.from }),
  };
}

export const usualMonths = 12;

/** One fact of one person, as rules see it. `known` is the person's day of birth, from this row or from another. */
export type Fact = {
  household: number;
  person: number;
  what: string;
  feedId: string;
  bornOn: Temporal.PlainDate | null;
  happenedOn: Temporal.PlainDate | null;
  endedOn: Temporal.PlainDate | null;
  currentAsOf: Temporal.PlainDate;
  amount: number | null;
};
