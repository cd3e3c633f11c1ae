import type { Work } from '#platform/work.ts';
import type { Wanted } from '../find-services.ts';
import type { Place } from '../place.ts';
import { findKnown } from './known.ts';
import { findRanked, type Slice } from './ranked.ts';
import { understand, type Understood } from './understand.ts';
import { readWords } from './words.queries.ts';

type Reader = Pick<Work, 'tables'>;

export type Search = { words: string; near: Place | null; wanted: Wanted };

/** `nearest`: nothing fits all that was asked for, and these fit the words alone. */
export type Results = { ids: string[]; total: number; kind: 'fitting' | 'nearest' | 'none'; corrected: Understood['corrected'] };

/** What people look for in their own words, within what they choose. */
export async function searchServices(work: Reader, { words, near, wanted }: Search, slice: Slice): Promise<Results> {
  const [{ meanings }, read] = await Promise.all([findKnown(work), readWords(work, words)]);
  return searchFor(work, { understood: words === '' ? null : understand(read, meanings), near, wanted }, slice);
}

/** The same, once the words are understood; null: none were typed. */
export type SearchFor = { understood: Understood | null; near: Place | null; wanted: Wanted };

/** What fits; where nothing fits it all, what fits the words, so that nobody leaves with nothing. */
export async function searchFor(work: Reader, { understood, near, wanted }: SearchFor, slice: Slice): Promise<Results> {
  const { sought, corrected } = understood ?? { sought: [], corrected: [] };
  if (understood && sought.length === 0) return { ids: [], total: 0, kind: 'none', corrected };
  const fitting = await findRanked(work, { sought, wanted, near }, slice);
  if (fitting.total > 0) return { ...fitting, kind: 'fitting', corrected };
  const nearest = await findRanked(work, { sought, wanted: {}, near }, { from: 0, most: 5 });
  return { ...nearest, kind: nearest.total > 0 ? 'nearest' : 'none', corrected };
}
