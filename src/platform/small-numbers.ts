/** How many people a group has, and how many of them are counted. */
export type GroupCount = { code: string; population: number; listed: number };
/** The same as it is shown; null where a number would tell of a few people. */
export type ShownGroup = { code: string; population: number | null; listed: number | null; rate: number | null; ratio: number | null };

/** Numbers under this are not shown. */
export const smallest = 5;

const isSmall = (number: number) => number > 0 && number < smallest;

/**
 * The groups as they may be shown. A group is hidden whole where one of its numbers is small; and where what is hidden could be worked out from
 * the total, the next smallest groups are hidden too, until at least two are, with enough people among them.
 */
export function withoutSmallNumbers(groups: readonly GroupCount[]): { groups: ShownGroup[]; total: ShownGroup } {
  const hidden = new Set(groups.filter(({ population, listed }) => isSmall(population) || isSmall(listed) || isSmall(population - listed)));
  const next = groups.filter(({ listed }) => listed > 0).toSorted((one, other) => one.listed - other.listed || one.population - other.population);
  while (hidden.size > 0 && canBeWorkedOut([...hidden])) {
    const more = next.find(group => !hidden.has(group)) ?? groups.find(group => !hidden.has(group));
    if (!more) break;
    hidden.add(more);
  }
  const [population, listed] = [sumOf(groups, 'population'), sumOf(groups, 'listed')];
  const everybody = isSmall(population) || isSmall(listed) || isSmall(population - listed) || canBeWorkedOut([...hidden], true) ? null : { population, listed };
  const rateOfAll = everybody && population > 0 ? listed / population : null;
  return {
    groups: groups.map(group => (hidden.has(group) ? { code: group.code, population: null, listed: null, rate: null, ratio: null } : shown(group, rateOfAll))),
    total: everybody ? shown({ code: '', ...everybody }, rateOfAll) : { code: '', population: null, listed: null, rate: null, ratio: null },
  };
}

/** Whether the total less what is shown would tell a small number, or the numbers of one group alone. */
function canBeWorkedOut(hidden: readonly GroupCount[], isAll = false): boolean {
  if (hidden.length === 0) return false;
  const [population, listed] = [sumOf(hidden, 'population'), sumOf(hidden, 'listed')];
  // A group with nobody is shown, so that five hidden groups with five people among them have one each.
  if (listed > 0 && listed === hidden.length) return true;
  return (!isAll && hidden.length < 2) || (isAll && hidden.length === 1) || isSmall(population) || isSmall(listed) || isSmall(population - listed);
}

const sumOf = (groups: readonly GroupCount[], of: 'population' | 'listed') => groups.reduce((sum, group) => sum + group[of], 0);

function shown({ code, population, listed }: GroupCount, rateOfAll: number | null): ShownGroup {
  const rate = population > 0 ? listed / population : null;
  return { code, population, listed, rate, ratio: rate !== null && rateOfAll !== null && rateOfAll > 0 ? rate / rateOfAll : null };
}

/**
 * Numbers of the parts of one whole; null where one would tell of a few people, by itself or by what is left of the whole. Whoever shows them lets parts with
 * nobody look like those that are hidden, as soon as one is. The whole itself may be shown unless it is small.
 */
export function shownParts<Code extends string>(parts: ReadonlyMap<Code, number>): { parts: Map<Code, number | null>; total: number | null } {
  const { groups } = withoutSmallNumbers([...parts].map(([code, number]) => ({ code, population: number, listed: number })));
  const total = [...parts.values()].reduce((sum, number) => sum + number, 0);
  return { parts: new Map(groups.map(({ code, listed }) => [code as Code, listed])), total: isSmall(total) ? null : total };
}
