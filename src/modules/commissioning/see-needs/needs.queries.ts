import type { Typed } from '#platform/form.ts';
import type { Work } from '#platform/work.ts';
import { maySeeNeeds } from '../commissioning.policy.ts';
import { findChildren, findCountedQuarters, findCounts, type Children, type CountedQuarter, type Counts } from '../count.queries.ts';
import type { Place, Provision } from '../provision.ts';
import { findCategories, findProvisions, findWardsServed, type Category } from '../provision.queries.ts';
import { quarterBefore } from '../quarter.ts';
import { readAsked, type Asked } from './asked.ts';

export type NeedsBeside = {
  quarters: readonly CountedQuarter[];
  asked: Asked<CountedQuarter>;
  counts: Counts | null;
  /** Of the quarter before; null where it was not counted, or by another crosswalk. */
  before: Counts | null;
  children: Children;
  /** Those of the chosen heading, and every heading. */
  categories: readonly Category[];
  headings: readonly string[];
  wards: readonly string[];
  /** Those that stand side by side, of all their pages; in a table of the whole, all. */
  wardsShown: { wards: readonly string[]; page: number; pages: number };
  servicesCountedOn: Temporal.PlainDate | null;
  provision(category: Category, place?: Place): Provision;
};

/** Needs in numbers beside what there is, as the address asks for them; `whole`: on every side, whichever is asked. */
export async function findNeeds(work: Work, query: Typed, { whole = false } = {}): Promise<NeedsBeside> {
  // Nothing is looked up for whoever may not see it.
  work.require(maySeeNeeds(work.actor));
  const [quarters, all, children] = [await findCountedQuarters(work), await findCategories(work), await findChildren(work)];
  const wards = [...new Set([...children.wards, ...(await findWardsServed(work))])].toSorted((one, other) => one.localeCompare(other, 'en'));
  const headings = [...new Set(all.map(({ heading }) => heading))];
  const asked = readAsked(query, { quarters, wards, headings });
  const sides = whole ? ['all', 'age', 'ward', 'reason'] : ['all', 'reason', asked.side];
  const wardsShown = whole ? { wards, page: 1, pages: 1 } : partOf(wards, asked);
  const provisions = await findProvisions(work, sides, wardsShown.wards);
  const before = asked.quarter && quarters.find(({ startsOn }) => startsOn.equals(quarterBefore(asked.quarter!).startsOn));
  return {
    quarters,
    asked,
    counts: asked.quarter && (await findCounts(work, asked.quarter, sides)),
    before: before && before.crosswalk === asked.quarter?.crosswalk ? await findCounts(work, before, sides) : null,
    children,
    categories: all.filter(({ heading }) => asked.heading === null || heading === asked.heading),
    headings,
    wards,
    wardsShown,
    servicesCountedOn: provisions.countedOn,
    provision: (category, place = asked.place) => provisions.of(category, place),
  };
}

/** So many wards stand side by side that a table can be read. */
const mostWards = 24;

function partOf(wards: readonly string[], { place, page: wanted }: Asked): NeedsBeside['wardsShown'] {
  if (place !== null) return { wards: place.side === 'ward' ? [place.code] : [], page: 1, pages: 1 };
  const pages = Math.max(1, Math.ceil(wards.length / mostWards));
  const page = Math.min(wanted, pages);
  return { wards: wards.slice((page - 1) * mostWards, page * mostWards), page, pages };
}
