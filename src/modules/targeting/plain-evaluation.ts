import { criteriaOf, daysOf, doesLast, holds, type Criterion, type Fact, type Tree } from './rule.ts';

/**
 * What a rule means, one household after the other: the meaning that the database's quick way must agree with, on any facts at all. Gives the criteria
 * that each household meets for whom the rule holds.
 */
export function evaluatePlainly(tree: Tree, facts: readonly Fact[], today: Temporal.PlainDate): Map<number, Set<string>> {
  const byHousehold = Map.groupBy(facts, ({ household }) => household);
  const found = new Map<number, Set<string>>();
  for (const [household, itsFacts] of byHousehold) {
    const met = new Set(criteriaOf(tree).flatMap(one => (meets(one, itsFacts, today) ? [one.key] : [])));
    if (met.size > 0 && holds(tree, met)) found.set(household, met);
  }
  return found;
}

const compare = Temporal.PlainDate.compare;

function meets(one: Criterion, facts: readonly Fact[], today: Temporal.PlainDate): boolean {
  return one.facts.length === 0 ? facts.some(isAged(one, today)) : factsThatMeet(one, facts, today).length > 0;
}

/** The facts of one household that a criterion holds on; none where they are not often enough. */
export function factsThatMeet(one: Criterion, facts: readonly Fact[], today: Temporal.PlainDate): Fact[] {
  const { since } = daysOf(one, today);
  const counted = facts
    .filter(
      fact =>
        one.facts.includes(fact.what) &&
        (!one.feeds || one.feeds.includes(fact.feedId)) &&
        (fact.happenedOn === null || compare(fact.happenedOn, today) <= 0) &&
        compare(lastDayOf(fact), since) >= 0 &&
        (one.under === undefined || (fact.amount !== null && fact.amount < one.under)) &&
        (one.atLeast === undefined || (fact.amount !== null && fact.amount >= one.atLeast)),
    )
    .filter(isAged(one, today));
  const together = one.together ? [counted] : [...Map.groupBy(counted, ({ person }) => person).values()];
  return together.filter(({ length }) => length >= (one.times ?? 1)).flat();
}

function isAged(one: Criterion, today: Temporal.PlainDate): (fact: Fact) => boolean {
  const { bornAfter, bornBy } = daysOf(one, today);
  if (bornAfter === null && bornBy === null) return () => true;
  return ({ bornOn }) => bornOn !== null && (bornAfter === null || compare(bornOn, bornAfter) > 0) && (bornBy === null || compare(bornOn, bornBy) <= 0);
}

/** When it was last so: what lasts is as recent as its file until its end is told; what happened is as old as its day. */
const lastDayOf = ({ what, happenedOn, endedOn, currentAsOf }: Fact): Temporal.PlainDate =>
  doesLast(what) ? (endedOn ?? currentAsOf) : (happenedOn ?? currentAsOf);
