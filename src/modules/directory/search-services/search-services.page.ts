import { yes } from '#platform/decision.ts';
import { typedText, type Typed } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import type { Ask, Kept, Served } from '#platform/route.ts';
import type { Work } from '#platform/work.ts';
import { findPlace } from '../find-place.ts';
import { findServicePages } from '../find-services.ts';
import { findSpokenLanguages } from '../languages.queries.ts';
import { shortlistIn } from '../keep-shortlist/shortlist.ts';
import { findTerms } from '../taxonomies.queries.ts';
import { keepSearch, keptSearch } from './kept-search.ts';
import { readSearch, searchFields, wantedBy } from './search.form.ts';
import { searchServices } from './search-services.ts';
import { searchServicesView } from './search-services.view.ts';
import situations from './situations.json' with { type: 'json' };

export const servicesAPage = 20;

/** What is asked now: a category or a situation that a link names, else what the browser keeps of the last search. */
function askedIn(query: Typed, kept: Kept): Typed {
  const category = typedText(query, 'category');
  if (category !== '') return { category };
  const situation = situations.find(({ key }) => key === typedText(query, 'situation'));
  return situation ? { words: situation.words } : keptSearch(kept);
}

async function load(work: Work, query: Typed, kept: Kept) {
  const typed = askedIn(query, kept);
  const situation = situations.find(({ key }) => key === typedText(query, 'situation')) ?? null;
  const { input, mistakes } = readSearch(typed);
  const place = input?.near ? await findPlace(work, input.near) : null;
  const told = { ...mistakes, ...(input?.near && !place && { near: 'We do not know this place. Enter a postcode, or the name of a town' }) };
  const pageNumber = Math.max(1, Math.min(500, Number.parseInt(typedText(query, 'page'), 10) || 1));
  const isAsked = Object.keys(typed).length > 0;
  const search = { words: input?.words ?? '', near: place, wanted: { ...wantedBy(input), ...(place && { place }) } };
  const [results, terms, languages] = await Promise.all([
    isAsked ? searchServices(work, search, { from: (pageNumber - 1) * servicesAPage, most: servicesAPage }) : null,
    findTerms(work),
    findSpokenLanguages(work),
  ]);
  const services = results ? await findServicePages(work, results.ids) : [];
  return { typed, mistakes: told, place, pageNumber, results, services, terms, languages, situation, shortlist: shortlistIn(kept) };
}

export type Searched = Awaited<ReturnType<typeof load>>;

const shown = page({
  name: 'directory.search-services',
  path: '/services',
  title: 'Find help and activities near you',
  audience: 'anyone',
  width: 'full',
  quickExit: true,
  back: () => ({ href: '/ask-for-help', text: 'Ask for help' }),
  load: (work, _params, query, kept) => load(work, query, kept),
  // What is public is for everybody.
  allow: () => yes,
  about: () => null,
  mistakesIn: ({ mistakes }) => mistakes,
  show: view => searchServicesView(view.subject, view.hidden['csrf'] ?? ''),
});

/** Keeps what is asked in the browser, and shows the list anew: words and postcode never stand in an address. */
async function keep({ typed, kept }: Ask) {
  const without = typedText(typed, 'without');
  const asked = without === 'all' ? {} : Object.fromEntries(searchFields.filter(name => name !== without).map(name => [name, typed[name]]));
  return {
    kind: 'go' as const,
    to: '/services',
    keeps: [keepSearch(without !== '' && without !== 'all' ? { ...keptSearch(kept), ...asked, [without]: undefined } : asked)],
  };
}

/** Where anybody finds a service, without an account. */
export const searchServicesPage: Served = {
  ...shown,
  routes: [...shown.routes, { name: shown.name, method: 'POST', path: shown.path, audience: 'anyone', isForgotten: true, handle: keep }],
};
