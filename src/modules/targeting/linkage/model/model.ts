import { address, number, place } from '../pairs/levels.ts';
import { placesTogether, type Together } from './together.ts';

/** What two rows may be: one person, two people of one household, or people who have nothing to do with each other. */
export const kinds = ['person', 'household', 'unrelated'] as const;
export type Kind = (typeof kinds)[number];

/** For each kind and comparison, how often each level is met; level 0 (not known) says nothing. */
export type Chances = Record<Kind, readonly Float64Array[]>;

/** `prior` is how likely two rows taken at random are of each kind. */
export type Model = { chances: Chances; prior: Record<Kind, number>; together: Together };

/** The levels of a pattern's comparisons. */
export function levelsOf(pattern: number, sizes: readonly number[]): Uint8Array {
  const levels = new Uint8Array(sizes.length);
  let rest = pattern;
  for (const [nth, size] of sizes.entries()) {
    levels[nth] = rest % size;
    rest = Math.floor(rest / size);
  }
  return levels;
}

export type Sureness = Record<Kind, number>;

/** How sure it is that a pair of these levels is of each kind. */
export function surenessOf(model: Model, levels: Uint8Array): Sureness {
  const logs = kinds.map(kind => Math.log(model.prior[kind]) + likelihoodOf(model, kind, levels));
  const most = Math.max(...logs);
  const weights = logs.map(log => Math.exp(log - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [person, household, unrelated] = weights.map(weight => weight / total) as [number, number, number];
  if (person <= mostOfNobody || tellWho(levels)) return { person, household, unrelated };
  const rest = (1 - mostOfNobody) / (1 - person);
  return { person: mostOfNobody, household: household * rest, unrelated: unrelated * rest };
}

// Rows that agree on what a household shares, and tell neither forename nor birthday nor a number of anybody’s own, may be anybody of it.
const mostOfNobody = 0.7;
const personal = [place.nhs, place.upn, place.other, place.email];
const tellWho = (levels: Uint8Array): boolean =>
  levels[place.forename] !== 0 || levels[place.born] !== 0 || personal.some(nth => levels[nth] === number.same || levels[nth] === number.near);

/**
 * How much more often one person's two rows have these levels than two people's do, as a logarithm. How rare it is to be one person does not count here:
 * the two have met already. How many people of a household there are for each person's second row does.
 */
export function evidenceOf(model: Model, levels: Uint8Array): number {
  const { prior } = model;
  const [person, household, unrelated] = kinds.map(kind => likelihoodOf(model, kind, levels)) as [number, number, number];
  return person - Math.max(household + Math.log(prior.household / prior.person), unrelated);
}

/** Who is told of elsewhere as often as not has another phone and another address for letters, too: that they differ is then one change, not three. */
const otherAfterMoving = 0.5;

function likelihoodOf({ chances, together }: Model, kind: Kind, levels: Uint8Array): number {
  const anyway = kind === 'person' ? 0 : placesTogether(levels).reduce((sum, at) => sum + Math.log(together[kind][at]!), 0);
  const hasMoved = kind === 'person' && levels[place.address]! >= address.town;
  return levels.reduce((sum, level, nth) => {
    if (level === 0) return sum;
    const chance = chances[kind][nth]![level]!;
    return sum + Math.log(hasMoved && level === number.other && (nth === place.phone || nth === place.email) ? Math.max(otherAfterMoving, chance) : chance);
  }, anyway);
}
