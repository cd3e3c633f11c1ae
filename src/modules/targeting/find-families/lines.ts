import { criteriaOf, daysOf, doesLast, type Criterion, type Tree } from '../rule.ts';

/** A version of a rule that holds now. */
export type RuleInUse = { ruleId: string; version: number; tree: Tree };

/** What is asked, by a number: what several rules ask in the same words is asked once. */
export type Line = { n: number; one: Criterion };

/** The lines of all rules together, and for each rule the number behind each of its criteria's keys. */
export function linesOf<Rule extends RuleInUse>(
  rules: readonly Rule[],
): { lines: readonly Line[]; numbered: { rule: Rule; numbers: ReadonlyMap<string, number> }[] } {
  const lines = new Map<string, Line>();
  const numberOf = (one: Criterion): number => {
    const said = JSON.stringify(Object.entries({ ...one, key: '' }).sort(([a], [b]) => (a < b ? -1 : 1)));
    const line = lines.get(said) ?? { n: lines.size, one };
    lines.set(said, line);
    return line.n;
  };
  const numbered = rules.map(rule => ({ rule, numbers: new Map(criteriaOf(rule.tree).map(one => [one.key, numberOf(one)])) }));
  return { lines: [...lines.values()], numbered };
}

/** One row for each fact of each line. `apart`: one person alone must reach the number. */
export const factsAsked = (lines: readonly Line[], today: Temporal.PlainDate) =>
  lines.flatMap(({ n, one }) =>
    one.facts.map(what => ({
      ...{ n, what, lasts: doesLast(what), feeds: one.feeds ?? null, under: one.under ?? null, at_least: one.atLeast ?? null },
      ...{ times: one.times ?? 1, apart: (one.times ?? 1) > 1 && !one.together, since: daysOf(one, today).since.toString() },
      ...agesOf(one, today),
    })),
  );

/** One row for each line that asks nothing but that somebody so old lives there. */
export const agesAsked = (lines: readonly Line[], today: Temporal.PlainDate) =>
  lines.filter(({ one }) => one.facts.length === 0).map(({ n, one }) => ({ n, ...agesOf(one, today) }));

function agesOf(one: Criterion, today: Temporal.PlainDate) {
  const { bornAfter, bornBy } = daysOf(one, today);
  return { born_after: bornAfter?.toString() ?? null, born_by: bornBy?.toString() ?? null };
}
