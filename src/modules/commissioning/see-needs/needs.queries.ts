import type { Typed } from '#platform/form.ts';
import type { Work } from '#platform/work.ts';
import { maySeeNeeds } from '../commissioning.policy.ts';
import { findChildren, findCountedQuarters, findCounts, type Children, type CountedQuarter, type Counts } from '../count.queries.ts';
import { byCategory, isThere, provisionOf, type Offered, type Place, type Provision } from '../provision.ts';
import { findCategories, findOffered, type Category } from '../provision.queries.ts';
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
  provision(category: Category, place?: Place): Provision;
};

/** Needs in numbers beside what there is, as the address asks for them. */
export async function findNeeds(work: Work, query: Typed): Promise<NeedsBeside> {
  // Nothing is looked up for whoever may not see it.
  work.require(maySeeNeeds(work.actor));
  const [quarters, all, children] = [await findCountedQuarters(work), await findCategories(work), await findChildren(work)];
  const offered = await findOffered(work, all);
  const wards = [...new Set([...children.wards, ...offered.flatMap(service => service.wards)])].toSorted((one, other) => one.localeCompare(other, 'en'));
  const headings = [...new Set(all.map(({ heading }) => heading))];
  const asked = readAsked(query, { quarters, wards, headings });
  const before = asked.quarter && quarters.find(({ startsOn }) => startsOn.equals(quarterBefore(asked.quarter!).startsOn));
  const services = byCategory(offered);
  const known = new Map<string, Provision>();
  return {
    quarters,
    asked,
    counts: asked.quarter && (await findCounts(work, asked.quarter)),
    before: before && before.crosswalk === asked.quarter?.crosswalk ? await findCounts(work, before) : null,
    children,
    categories: all.filter(({ heading }) => asked.heading === null || heading === asked.heading),
    headings,
    wards,
    provision: ({ termId }, place = asked.place) => provisionAt(services.get(termId) ?? [], termId, place, known),
  };
}

function provisionAt(services: readonly Offered[], termId: string, place: Place, known: Map<string, Provision>): Provision {
  const key = `${termId}/${place?.side}/${place?.code}`;
  const found = known.get(key) ?? provisionOf(services.filter(service => isThere(place, service)));
  known.set(key, found);
  return found;
}
