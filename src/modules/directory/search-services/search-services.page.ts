import { yes } from '#platform/decision.ts';
import { typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import type { Ask, Served } from '#platform/route.ts';
import { keepSearch, keptSearch } from './kept-search.ts';
import { loadSearch } from './load-search.ts';
import { searchFields } from './search.form.ts';
import { searchServicesView } from './search-services.view.ts';

const shown = page({
  name: 'directory.search-services',
  path: '/services',
  title: 'Find help and activities near you',
  audience: 'anyone',
  width: 'full',
  quickExit: true,
  back: () => ({ href: '/ask-for-help', text: 'Ask for help' }),
  load: (work, _params, query, kept) => loadSearch(work, query, kept),
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
