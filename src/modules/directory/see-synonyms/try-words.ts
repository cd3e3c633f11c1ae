import type { Work } from '#platform/work.ts';
import { findServicePages } from '../find-services.ts';
import { findKnown } from '../search-services/known.ts';
import { searchFor, type Results } from '../search-services/search-services.ts';
import { understand, type Understood } from '../search-services/understand.ts';
import { readWords } from '../search-services/words.queries.ts';
import type { ServicePage } from '../service-page.ts';

/** What a search makes of a phrase, and the services that it puts first. */
export type Tried = { phrase: string; understood: Understood; results: Results; first: ServicePage[] };

const most = 5;

export async function tryWords(work: Pick<Work, 'tables'>, phrase: string): Promise<Tried> {
  const [{ meanings }, read] = await Promise.all([findKnown(work), readWords(work, phrase)]);
  const understood = understand(read, meanings);
  const results = await searchFor(work, { understood, near: null, wanted: {} }, { from: 0, most });
  return { phrase, understood, results, first: await findServicePages(work, results.ids) };
}
