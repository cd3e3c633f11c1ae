import { shownParts } from '#platform/small-numbers.ts';
import type { Measure } from './crosswalk.ts';

/** By what a number is broken down: never by two at once, since the two together would be few people. */
export type Side = 'ward' | 'age' | 'reason';

/** Ages that are counted together; a child not yet born stands with the youngest. */
export const ageBands = [
  { code: '0-4', words: '0 to 4', fromAge: 0, untilAge: 4 },
  { code: '5-9', words: '5 to 9', fromAge: 5, untilAge: 9 },
  { code: '10-15', words: '10 to 15', fromAge: 10, untilAge: 15 },
  { code: '16-17', words: '16 and 17', fromAge: 16, untilAge: 17 },
  { code: '18-24', words: '18 to 24', fromAge: 18, untilAge: 24 },
  { code: '25+', words: '25 and over', fromAge: 25, untilAge: 150 },
] as const;

/** As the database is told them. */
export const bandsAsked = JSON.stringify(ageBands.map(({ code, fromAge, untilAge }) => ({ code, from_age: fromAge, until_age: untilAge })));

export type RawCount = { measure: Measure; category: string; side: Side; code: string; number: number };
/** As it may be kept and shown: without any number that is small, or that could be worked out. Of a side with some left out, one line says that there are. */
export type KeptCount = { measure: Measure; category: string; side: Side | 'all'; code: string; number: number | null };
export const someLeftOut = '*';

/**
 * Takes out what would tell of a few people. Of one category, each side adds up to the same total, and that is all that two sides share; so each side is made
 * safe beside the total by itself. Which parts were left out is not kept: beside parts with nobody they cannot be told apart, or five wards with five people
 * among them would tell that each has one. Where the total is small, nothing else of the category is kept.
 */
export function withoutFew(counts: readonly RawCount[]): KeptCount[] {
  const rows = Map.groupBy(counts, ({ measure, category }) => `${measure} ${category}`);
  return [...rows.values()].flatMap(its => {
    const { measure, category } = its[0]!;
    const sides = [...Map.groupBy(its, ({ side }) => side)].map(([side, parts]) => ({
      side,
      ...shownParts(new Map(parts.map(({ code, number }) => [code, number]))),
    }));
    const total = sides.some(side => side.total === null) ? null : (sides[0]?.total ?? 0);
    const all: KeptCount = { measure, category, side: 'all', code: '', number: total };
    if (total === null) return [all];
    return [all, ...sides.flatMap(({ side, parts }) => keptOf(parts).map(([code, number]) => ({ measure, category, side, code, number })))];
  });
}

function keptOf(parts: ReadonlyMap<string, number | null>): [string, number | null][] {
  const shown = [...parts].filter(([, number]) => number !== null);
  return shown.length < parts.size ? [...shown, [someLeftOut, null]] : shown;
}
