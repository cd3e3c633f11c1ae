import { typedText, type Typed } from '#platform/form.ts';
import type { Kept } from '#platform/route.ts';
import type { Work } from '#platform/work.ts';
import { findPlace } from '../find-place.ts';
import { findServicePages } from '../find-services.ts';
import { shortlistIn } from '../keep-shortlist/shortlist.ts';
import { findWards } from '../wards.queries.ts';
import { keptSearch } from './kept-search.ts';
import { findKnown } from './known.ts';
import { readSearch, wantedBy } from './search.form.ts';
import { searchFor } from './search-services.ts';
import situations from './situations.json' with { type: 'json' };
import { understand } from './understand.ts';
import { readWords } from './words.queries.ts';

export const servicesAPage = 20;

/** What is asked now: a category or a situation that a link names, else what the browser keeps of the last search. */
function askedIn(query: Typed, kept: Kept): Typed {
  const category = typedText(query, 'category');
  if (category !== '') return { category };
  const situation = situations.find(({ key }) => key === typedText(query, 'situation'));
  return situation ? { words: situation.words } : keptSearch(kept);
}

/** What is looked for and what was found, as the page shows it. */
export async function loadSearch(work: Work, query: Typed, kept: Kept) {
  const typed = askedIn(query, kept);
  const situation = situations.find(({ key }) => key === typedText(query, 'situation')) ?? null;
  const { input, mistakes } = readSearch(typed);
  const words = input?.words ?? '';
  const [{ terms, languages, meanings }, wards, place, read] = await Promise.all([
    findKnown(work),
    findWards(work),
    input?.near ? findPlace(work, input.near) : null,
    readWords(work, words),
  ]);
  const told = { ...mistakes, ...(input?.near && !place && { near: 'We do not know this place. Enter a postcode, or the name of a town' }) };
  const pageNumber = Math.max(1, Math.min(500, Number.parseInt(typedText(query, 'page'), 10) || 1));
  const isAsked = Object.keys(typed).length > 0;
  const understood = words === '' ? null : understand(read, meanings);
  const search = { understood, near: place, wanted: { ...wantedBy(input), ...(place && { place }) } };
  const results = isAsked ? await searchFor(work, search, { from: (pageNumber - 1) * servicesAPage, most: servicesAPage }) : null;
  const services = results ? await findServicePages(work, results.ids) : [];
  return { typed, mistakes: told, place, pageNumber, results, services, terms, languages, wards, situation, shortlist: shortlistIn(kept) };
}

export type Searched = Awaited<ReturnType<typeof loadSearch>>;
