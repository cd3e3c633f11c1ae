import { yes } from '#platform/decision.ts';
import { typedText, type Typed } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import type { Ask, Kept, Served } from '#platform/route.ts';
import type { Work } from '#platform/work.ts';
import { findPlace } from '../find-place.ts';
import { findServicePages } from '../find-services.ts';
import { keptUnder } from '../kept-answers.ts';
import { shortlistIn } from '../keep-shortlist/shortlist.ts';
import { findRanked } from '../search-services/ranked.ts';
import { findVacancies } from '../vacancy.queries.ts';
import { childcareFields, readChildcare, wantedBy } from './childcare.form.ts';
import { childcareView } from './find-childcare.view.ts';

export const aPage = 20;
const { keep, read } = keptUnder('childcare', childcareFields);

/** What is asked now, as the browser keeps it, and the childcare that fits: the nearest first where a place is given. */
export async function loadChildcare(work: Work, query: Typed, kept: Kept) {
  const typed = read(kept);
  const { input, mistakes } = readChildcare(typed);
  const near = input?.near ? await findPlace(work, input.near) : null;
  const told = { ...mistakes, ...(input?.near && !near && { near: 'We do not know this place. Enter a postcode, or the name of a town' }) };
  const pageNumber = Math.max(1, Math.min(500, Number.parseInt(typedText(query, 'page'), 10) || 1));
  const wanted = { ...wantedBy(input), ...(near && { place: near }) };
  const { ids, total } = await findRanked(work, { sought: [], wanted, near }, { from: (pageNumber - 1) * aPage, most: aPage });
  const [services, vacancies] = [await findServicePages(work, ids), await findVacancies(work, ids)];
  return { typed, mistakes: told, near, pageNumber, total, services, vacancies, shortlist: shortlistIn(kept) };
}

const shown = page({
  name: 'directory.find-childcare',
  path: '/childcare',
  title: 'Find childcare',
  audience: 'anyone',
  width: 'full',
  quickExit: true,
  back: () => ({ href: '/services', text: 'All services' }),
  load: (work, _params, query, kept) => loadChildcare(work, query, kept),
  // What is public is for everybody.
  allow: () => yes,
  about: () => null,
  mistakesIn: ({ mistakes }) => mistakes,
  show: view => childcareView(view.subject, { csrf: view.hidden['csrf'] ?? '', today: view.today, aPage }),
});

/** Keeps what is asked in the browser, and shows the list anew: a postcode never stands in an address. */
async function ask({ typed }: Ask) {
  const asked = typedText(typed, 'without') === 'all' ? {} : Object.fromEntries(childcareFields.map(name => [name, typed[name]]));
  return { kind: 'go' as const, to: '/childcare', keeps: [keep(asked)] };
}

/** Where parents find childcare, with which places are free. */
export const findChildcarePage: Served = {
  ...shown,
  routes: [...shown.routes, { name: shown.name, method: 'POST', path: shown.path, audience: 'anyone', isForgotten: true, handle: ask }],
};
