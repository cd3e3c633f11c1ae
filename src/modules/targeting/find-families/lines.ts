import { criteriaOf, daysOf, doesLast, type Criterion, type Tree } from '../rule.ts';

/** A version of a rule that holds now. */
export type RuleInUse = { ruleId: string; version: number; tree: Tree };

/** What is asked, by a number: what several rules ask in the same words is asked once. */
export type Line = { n: number; one: Criterion };
export type Numbered = { rule: RuleInUse; numbers: ReadonlyMap<string, number> };

/** The lines of all rules together, and for each rule the number behind each of its criteria's keys. */
export function linesOf(rules: readonly RuleInUse[]): { lines: readonly Line[]; numbered: readonly Numbered[] } {
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

/** One row for each fact of each line. */
export const factsAsked = (lines: readonly Line[], today: Temporal.PlainDate) =>
  lines.flatMap(({ n, one }) =>
    one.facts.map(what => ({
      ...{ n, what, lasts: doesLast(what), feeds: one.feeds ?? null, under: one.under ?? null, at_least: one.atLeast ?? null },
      ...{ since: daysOf(one, today).since.toString(), ...agesOf(one, today) },
    })),
  );

/** One row for each line about facts: how often it asks for them. `apart`: one person alone must reach the number. */
export const timesAsked = (lines: readonly Line[]) =>
  lines
    .filter(({ one }) => one.facts.length > 0)
    .map(({ n, one }) => ({ n, times: one.times ?? 1, apart: (one.times ?? 1) > 1 && !one.together, lowest: one.under !== undefined }));

/** One row for each line that asks nothing but that somebody so old lives there. */
export const agesAsked = (lines: readonly Line[], today: Temporal.PlainDate) =>
  lines.filter(({ one }) => one.facts.length === 0).map(({ n, one }) => ({ n, ...agesOf(one, today) }));

/** One row for each criterion about facts of each rule: the line behind it. */
export const criteriaAsked = (numbered: readonly Numbered[]) =>
  numbered.flatMap(({ rule, numbers }) =>
    criteriaOf(rule.tree)
      .filter(({ facts }) => facts.length > 0)
      .map(({ key }) => ({ n: numbers.get(key), rule_id: rule.ruleId, version: rule.version, criterion: key })),
  );

/** For each kind of fact, the days, births and amounts at which some line's answer changes: every line asks alike of what lies between the same two. */
export function edgesOf(lines: readonly Line[], today: Temporal.PlainDate) {
  const byKind = Map.groupBy(factsAsked(lines, today), ({ what }) => what);
  return [...byKind].map(([what, its], n) => ({
    ...{ n, what, days: inOrder(its.map(({ since }) => since)) },
    births: inOrder(its.flatMap(({ born_after, born_by }) => [born_after, born_by].map(born => born && dayAfter(born)))),
    amounts: inOrder(its.flatMap(({ under, at_least }) => [under, at_least])),
  }));
}

const inOrder = <T extends string | number>(all: readonly (T | null)[]): T[] => [...new Set(all.filter(one => one !== null))].sort((a, b) => (a < b ? -1 : 1));
const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

function agesOf(one: Criterion, today: Temporal.PlainDate) {
  const { bornAfter, bornBy } = daysOf(one, today);
  return { born_after: bornAfter?.toString() ?? null, born_by: bornBy?.toString() ?? null };
}
