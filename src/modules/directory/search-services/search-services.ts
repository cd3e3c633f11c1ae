import type { Work } from '#platform/work.ts';
import type { Wanted } from '../find-services.ts';
import type { Place } from '../place.ts';
import { findRanked, type Slice } from './ranked.ts';
import { understand, type Understood } from './understand.ts';

export type Search = { words: string; near: Place | null; wanted: Wanted };

/** `nearest`: nothing fits all that was asked for, and these fit the words alone. */
export type Results = { ids: string[]; total: number; kind: 'fitting' | 'nearest' | 'none'; corrected: Understood['corrected'] };

/** What people look for in their own words, within what they choose. Where nothing fits it all, what fits the words, so that nobody leaves with nothing. */
export async function searchServices(work: Pick<Work, 'tables'>, { words, near, wanted }: Search, slice: Slice): Promise<Results> {
  const { sought, corrected } = await understand(work, words);
  if (words !== '' && sought.length === 0) return { ids: [], total: 0, kind: 'none', corrected };
  const fitting = await findRanked(work, { sought, wanted, near }, slice);
  if (fitting.total > 0) return { ...fitting, kind: 'fitting', corrected };
  const nearest = await findRanked(work, { sought, wanted: {}, near }, { from: 0, most: 5 });
  return { ...nearest, kind: nearest.total > 0 ? 'nearest' : 'none', corrected };
}
