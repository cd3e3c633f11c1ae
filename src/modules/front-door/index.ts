import { has } from '#modules/access/index.ts';
import type { FamilyPanel } from '#modules/people/index.ts';
import type { ApiRoute } from '#platform/api-route.ts';
import type { Module } from '#platform/module.ts';
import { askForHelpJourney } from './ask-for-help/ask-for-help.journey.ts';
import { askForSupportJourney } from './ask-for-support/ask-for-support.journey.ts';
import { closeWithoutReplyPage } from './close-without-reply/close-without-reply.page.ts';
import { decideRefusalPage } from './decide-refusal/decide-refusal.page.ts';
import { decideRequestPage } from './decide-request/decide-request.page.ts';
import * as decisionEvents from './decision.events.ts';
import { maySeeInbox } from './decision.policy.ts';
import { findOfferPage } from './find-offer/find-offer.page.ts';
import { matchPeoplePage } from './match-people/match-people.page.ts';
import { referRequestPage } from './refer-request/refer-request.page.ts';
import { recordRefusalPage } from './record-refusal/record-refusal.page.ts';
import { refusalPanel } from './refusal.view.ts';
import * as requestEvents from './request.events.ts';
import { seeRefusalsPage } from './see-refusals/see-refusals.page.ts';
import { seeRequestsPage } from './see-requests/see-requests.page.ts';
import { takeRequestPage } from './take-request/take-request.page.ts';
import { tellSenderPage } from './tell-sender/tell-sender.page.ts';
import { seeRequestByApi } from './see-request-by-api/see-request-by-api.ts';
import { sendRequestByApi } from './send-request-by-api/send-request-by-api.ts';
import { seeMyRequestsPage } from './see-my-requests/see-my-requests.page.ts';
import { seeReceiptPage } from './see-receipt/see-receipt.page.ts';
import { seeRequestSentPage } from './see-request-sent/see-request-sent.page.ts';
import { seeRequestPage } from './see-request/see-request.page.ts';

export { closeWithoutReply, type UnanswerableBecause } from './close-without-reply/close-without-reply.ts';
export { decideRefusal } from './decide-refusal/decide-refusal.ts';
export { decideRequest } from './decide-request/decide-request.ts';
export type { NewDecision, OutcomeCode, SocialCareTold, WayOfTelling } from './decision.ts';
export { linkRequest, type Linked, type Linking, type PersonLink } from './match-people/link-request.ts';
export { recordRefusal } from './record-refusal/record-refusal.ts';
export type { ChoiceAfterRefusal, NewRefusal, RefusalChoice, RefusalKind } from './refusal.ts';
export { takeRequest } from './take-request/take-request.ts';
export { tellSender } from './tell-sender/tell-sender.ts';
export { sendRequest } from './ask-for-support/send-request.ts';
export { findRequest } from './request.queries.ts';
export type { NewRequest, NewRequestPerson, SafeContact, SupportRequest } from './request.ts';

const decidingPages = [
  seeRequestsPage,
  takeRequestPage,
  matchPeoplePage,
  decideRequestPage,
  findOfferPage,
  referRequestPage,
  tellSenderPage,
  closeWithoutReplyPage,
  seeRefusalsPage,
  recordRefusalPage,
  decideRefusalPage,
];

/** What the front door adds to the family page. */
export const frontDoorPanels: readonly FamilyPanel[] = [refusalPanel];

/** What other systems may ask for. */
export const frontDoorApi: readonly ApiRoute[] = [sendRequestByApi, seeRequestByApi];

export const frontDoor: Module = {
  pages: [askForHelpJourney, askForSupportJourney, seeMyRequestsPage, seeReceiptPage, seeRequestPage, seeRequestSentPage, ...decidingPages],
  events: [...Object.values(requestEvents), ...Object.values(decisionEvents)],
  nav: actor => [
    ...(maySeeInbox(actor).allowed ? [{ href: '/requests', text: 'Requests' }] : []),
    ...(has(actor, 'ask-for-support')
      ? [
          { href: '/requests/new', text: 'Ask for support' },
          { href: '/requests/mine', text: 'My requests' },
        ]
      : []),
  ],
};
