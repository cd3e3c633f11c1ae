import { getVersion, type Definition } from '#modules/forms/index.ts';
import { findReferralLines, type ReferralLine } from '#modules/referrals/index.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { maySeeInbox } from '../decision.policy.ts';
import { findDecision, type Decided } from '../decision.queries.ts';
import { maySeeRequests } from '../request.policy.ts';
import { findAgencyName, findRequest } from '../request.queries.ts';
import type { SupportRequest } from '../request.ts';
import { findHistory, type Happening } from './history.queries.ts';
import { seeRequestView } from './see-request.view.ts';

export type RequestSeen = {
  request: SupportRequest;
  agencyName: string | null;
  definition: Definition;
  decision: Decided | null;
  history: readonly Happening[];
  /** The services it was referred to, or that the family was told of: for those who see what the front door does. */
  referrals: readonly ReferralLine[];
};

async function loadRequest(work: Work, id: string): Promise<RequestSeen> {
  const request = found(await findRequest(work, id));
  return {
    request,
    agencyName: await findAgencyName(work, request.senderAgencyId),
    definition: await getVersion(work, request.form, request.formVersion),
    decision: await findDecision(work, id),
    history: await findHistory(work, id),
    referrals: maySeeInbox(work.actor).allowed ? await findReferralLines(work, { requestId: id }) : [],
  };
}

/** One request: as it was asked, what happened to it, and for the front door what to do next. */
export const seeRequestPage = page({
  name: 'front-door.see-request',
  path: '/requests/:requestId',
  title: 'Request for support',
  audience: 'workers',
  width: 'full',
  load: (work, { requestId }) => loadRequest(work, requestId),
  allow: maySeeRequests,
  about: ({ request: { id, familyId } }) => ({ subjectId: id, familyId }),
  show: seeRequestView,
});
