import type { Work } from '#platform/work.ts';
import { someLeftOut, type KeptCount, type Side } from './counts.ts';
import type { Measure } from './crosswalk.ts';
import type { Quarter } from './quarter.ts';
import { commissioningTables } from './unmet-need.queries.ts';

export type CountedQuarter = Quarter & { countedAt: Temporal.Instant; crosswalk: string };

/** The quarters that were counted, the newest first. */
export async function findCountedQuarters(work: Work): Promise<CountedQuarter[]> {
  const rows = await commissioningTables(work).selectFrom('commissioning.counted_quarter').selectAll().orderBy('starts_on', 'desc').execute();
  return rows.map(row => ({ startsOn: row.starts_on, countedAt: row.counted_at, crosswalk: row.crosswalk }));
}

/** A number as it may be shown: null where it is not. */
export type Shown = number | null;

/** The numbers of one quarter. What was not kept is nobody, unless something was left out there. */
export type Counts = {
  total(measure: Measure, category: string): Shown;
  part(measure: Measure, category: string, side: Side, code: string): Shown;
  /** The codes of a side that have a number in some category. */
  codes(measure: Measure, side: Side): string[];
};

export function countsOf(rows: readonly KeptCount[]): Counts {
  const numbers = new Map(rows.map(({ measure, category, side, code, number }) => [`${measure}/${category}/${side}/${code}`, number]));
  const total = (measure: Measure, category: string): Shown =>
    numbers.get(`${measure}/${category}/all/`) ?? (numbers.has(`${measure}/${category}/all/`) ? null : 0);
  return {
    total,
    part: (measure, category, side, code) => {
      const number = numbers.get(`${measure}/${category}/${side}/${code}`);
      if (number !== undefined) return number;
      return total(measure, category) === null || numbers.has(`${measure}/${category}/${side}/${someLeftOut}`) ? null : 0;
    },
    codes: (measure, side) => [...new Set(rows.flatMap(row => (row.measure === measure && row.side === side && row.code !== someLeftOut ? [row.code] : [])))],
  };
}

/** The numbers of a quarter, on these sides. */
export async function findCounts(work: Work, { startsOn }: Quarter, sides: readonly string[]): Promise<Counts> {
  const rows = await commissioningTables(work)
    .selectFrom('commissioning.need_count')
    .select(['measure', 'category', 'side', 'code', 'number'])
    .where('starts_on', '=', startsOn)
    .where('side', 'in', sides)
    .execute();
  return countsOf(rows as KeptCount[]);
}

export type Children = { countedOn: Temporal.PlainDate | null; of(side: 'all' | 'ward' | 'age', code: string): number | null; wards: readonly string[] };

/** How many children live where, as far as partners' files tell; null where they do not, or of too few. */
export async function findChildren(work: Work): Promise<Children> {
  const rows = await commissioningTables(work).selectFrom('commissioning.child_count').selectAll().execute();
  const numbers = new Map(rows.map(({ side, code, number }) => [`${side}/${code}`, number]));
  return {
    countedOn: rows[0]?.counted_on ?? null,
    of: (side, code) => numbers.get(`${side}/${code}`) ?? null,
    wards: rows.flatMap(({ side, code }) => (side === 'ward' ? [code] : [])),
  };
}
