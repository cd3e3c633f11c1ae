import type { Served } from '#platform/route.ts';
import { commentOnOfferPage } from './comment-on-offer/comment-on-offer.page.ts';
import { findChildcarePage } from './find-childcare/find-childcare.page.ts';
import { keepShortlistPage } from './keep-shortlist/keep-shortlist.page.ts';
import { printSendOfferPage } from './print-send-offer/print-send-offer.page.ts';
import { searchServicesPage } from './search-services/search-services.page.ts';
import { seeCommentsPage } from './see-comments/see-comments.page.ts';
import { seeOfferPage } from './see-offer/see-offer.page.ts';
import { seeSendCoveragePage } from './see-send-coverage/see-send-coverage.page.ts';
import { seeSendOfferPage } from './see-send-offer/see-send-offer.page.ts';

/** What anybody reads and does without an account. */
export const publicPages: readonly Served[] = [
  searchServicesPage,
  keepShortlistPage,
  seeOfferPage,
  findChildcarePage,
  seeSendOfferPage,
  printSendOfferPage,
  seeSendCoveragePage,
  seeCommentsPage,
  commentOnOfferPage,
];
