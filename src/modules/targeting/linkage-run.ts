import type { Chances, Kind, Model } from './linkage/model/model.ts';
import { nothingTogether, placesTogether, type Together } from './linkage/model/together.ts';
import { comparisonsFor, name, place, sameName, type Comparison } from './linkage/pairs/levels.ts';
import type { StageSeconds } from './run-progress.ts';

/** The trained model of a run, as it is kept: with the words of its levels, so that a later release still explains it. */
export type KeptModel = {
  version: 1;
  comparisons: readonly Comparison[];
  prior: Record<Kind, number>;
  chances: Record<Kind, readonly (readonly number[])[]>;
  /** Runs of earlier releases did not learn it. */
  together?: Record<keyof Together, readonly number[]>;
};

export type Band = { from: number; to: number; pairs: number };
/** What a run tells of itself: counts, what taught it, what it watches. */
export type RunReport = {
  version: 1;
  feeds: readonly { feedId: string | null; rows: number }[];
  byRule: readonly { rule: string; pairs: number; leftOut: number }[];
  training: readonly { name: string; pairs: number; person: number; household: number }[];
  bands: readonly Band[];
  /** Of the pairs that are linked, how many have the same forename or a form of it, where both are known. If it falls, the model matches families. */
  canary: { linkedForenames: number | null; learntForenames: number };
  doubtful: { found: number; kept: number };
  decisions: { applied: number; contradicted: readonly string[] };
  changed: { rows: number; people: number; newPersons: number };
  /** How long each stage took. Runs of earlier releases do not tell. */
  stages?: StageSeconds;
};

export const keptModel = ({ chances, prior, together }: Model, extraNames: readonly string[]): KeptModel => ({
  version: 1,
  comparisons: comparisonsFor(extraNames),
  prior,
  chances: { person: listed(chances.person), household: listed(chances.household), unrelated: listed(chances.unrelated) },
  together: { household: [...together.household], unrelated: [...together.unrelated] },
});
const listed = (chances: Chances['person']) => chances.map(one => [...one]);

export const modelOf = ({ prior, chances, together }: KeptModel): Model => ({
  prior,
  together: together ? { household: typed(together.household), unrelated: typed(together.unrelated) } : nothingTogether(),
  chances: { person: chances.person.map(typed), household: chances.household.map(typed), unrelated: chances.unrelated.map(typed) },
});
const typed = (chances: readonly number[]) => Float64Array.from(chances);

/** The levels of a forename that speak for one person: the same, a form of it, or a slip of the pen. */
export const forenameAgrees = (level: number): boolean => level === name.form || level === name.near || sameName.some(same => same === level);
export const learntForenames = (model: Model): number =>
  model.chances.person[place.forename]!.reduce((sum, chance, level) => (forenameAgrees(level) ? sum + chance : sum), 0);

/** Below this, or this much lower than in the run before, the model may be matching families. */
export const canaryFloor = 0.85;
export const canaryFall = 0.05;
export const canaryWarns = (now: number | null, before: number | null): boolean =>
  now !== null && (now < canaryFloor || (before !== null && before - now > canaryFall));

export type Reason = { comparison: string; words: string; level: number; againstStrangers: number; againstHousehold: number };

/** How much each thing that is known of both speaks for one person (above 0) or against it, in bits; one bit doubles the odds. */
export function reasonsFor({ comparisons, chances, together }: KeptModel, levels: readonly number[]): Reason[] {
  const found = comparisons.flatMap(({ name: comparison, levels: words }, nth) => {
    const level = levels[nth] ?? 0;
    const chance = (kind: Kind) => chances[kind][nth]?.[level] ?? 1;
    if (level === 0) return [];
    return [
      {
        comparison,
        words: words[level] ?? '',
        level,
        againstStrangers: Math.log2(chance('person') / chance('unrelated')),
        againstHousehold: Math.log2(chance('person') / chance('household')),
      },
    ];
  });
  if (!together) return found;
  const places = placesTogether(comparisons.map((_, nth) => levels[nth] ?? 0));
  const anyway = (kind: keyof Together) => places.reduce((sum, at) => sum - Math.log2(together[kind][at] ?? 1), 0);
  const [againstStrangers, againstHousehold] = [anyway('unrelated'), anyway('household')];
  if (againstStrangers === 0 && againstHousehold === 0) return found;
  return [...found, { comparison: 'together', words: 'some of this often goes together in any two people', level: 1, againstStrangers, againstHousehold }];
}
