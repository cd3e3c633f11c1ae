import type { Served } from '#platform/route.ts';
import { keepShortlistPage } from './keep-shortlist/keep-shortlist.page.ts';
import { searchServicesPage } from './search-services/search-services.page.ts';
import { seeOfferPage } from './see-offer/see-offer.page.ts';

/** What anybody reads and does without an account. */
export const publicPages: readonly Served[] = [searchServicesPage, keepShortlistPage, seeOfferPage];
