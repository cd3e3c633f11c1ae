import { ageBands, type Side } from '../counts.ts';
import type { Counts, Shown } from '../count.queries.ts';
import type { Measure } from '../crosswalk.ts';
import type { Category } from '../provision.queries.ts';
import type { Place } from '../provision.ts';
import { measures } from '../see-needs/asked.ts';
import type { NeedsBeside } from '../see-needs/needs.queries.ts';
import { unmetReasons } from '../unmet-need.ts';

export const columns = [
  'quarter',
  'measure',
  'category',
  'category_name',
  'by',
  'code',
  'number',
  'is_shown',
  'number_before',
  'services',
  'services_with_room',
] as const;
export type Row = readonly (string | number | boolean | null)[];

/** The numbers of a quarter, a line each: of all and of each ward, age band and reason. */
export function tableOf(needs: NeedsBeside): { columns: readonly string[]; rows: Row[] } {
  const { counts, asked, categories } = needs;
  if (counts === null || asked.quarter === null) return { columns, rows: [] };
  const rows = (Object.keys(measures) as Measure[]).flatMap(measure =>
    categories.flatMap(category =>
      sidesOf(needs, counts, measure).flatMap(([side, codes]) => codes.map(code => rowOf(needs, counts, measure, category, side, code))),
    ),
  );
  return { columns, rows };
}

function sidesOf({ wards }: NeedsBeside, counts: Counts, measure: Measure): [Side | 'all', string[]][] {
  const sides: [Side | 'all', string[]][] = [
    ['all', ['']],
    ['ward', [...new Set([...wards, ...counts.codes(measure, 'ward')])]],
    ['age', [...new Set([...ageBands.map(({ code }) => code), ...counts.codes(measure, 'age')])]],
  ];
  return measure === 'unmet' ? [...sides, ['reason', Object.keys(unmetReasons)]] : sides;
}

function rowOf({ asked, before, provision }: NeedsBeside, counts: Counts, measure: Measure, category: Category, side: Side | 'all', code: string): Row {
  const of = (some: Counts | null): Shown =>
    some === null ? null : side === 'all' ? some.total(measure, category.code) : some.part(measure, category.code, side, code);
  const shown = of(counts);
  const place: Place | undefined = side === 'all' ? null : side === 'reason' || code === '' ? undefined : { side, code };
  const there = place === undefined ? null : provision(category, place);
  const quarter = asked.quarter?.startsOn.toString() ?? '';
  return [quarter, measure, category.code, category.name, side, code, shown, shown !== null, of(before), there?.services ?? null, there?.withRoom ?? null];
}
