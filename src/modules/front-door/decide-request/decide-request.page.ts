import { findColleagues, findTeams } from '#modules/access/index.ts';
import { findOpenEpisode } from '#modules/plans/index.ts';
import { findReferralLines } from '#modules/referrals/index.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { mayCloseWithoutReply, mayDecide } from '../decision.policy.ts';
import { getRequestToDecide } from '../decision.queries.ts';
import { reachOf } from '../decision.ts';
import { answersFrom, decisionForm, decisionFrom, type ToDecide } from './decide-request.form.ts';
import { decideRequest } from './decide-request.ts';
import { decideRequestView } from './decide-request.view.ts';

async function loadToDecide(work: Work, requestId: string): Promise<ToDecide> {
  const request = await getRequestToDecide(work, { id: requestId });
  const colleagues = await findColleagues(work);
  const open = request.familyId === null ? null : await findOpenEpisode(work, request.familyId);
  const leadNow = open && (colleagues.find(({ id }) => id === open.leadId)?.name ?? 'Somebody who has left');
  const said = await findReferralLines(work, { requestId });
  const services = said.filter(({ referral: { state, sentOn } }) => state === 'signposted' || (sentOn !== null && state !== 'withdrawn'));
  return { request, colleagues, teams: await findTeams(work), leadNow, services, today: work.today };
}

export const decideRequestPage = page({
  name: 'front-door.decide-request',
  path: '/requests/:requestId/decide',
  title: 'Decide a request for support',
  audience: 'workers',
  width: 'full',
  load: (work, { requestId }) => loadToDecide(work, requestId),
  allow: mayDecide,
  about: ({ request: { id, familyId } }) => ({ subjectId: id, familyId }),
  form: decisionForm,
  fill: answersFrom,
  back: ({ request: { id } }) => ({ href: `/requests/${id}`, text: 'Back to the request' }),
  show: decideRequestView,
  submit: async (work, { request }, answers) => {
    await decideRequest(work, request, decisionFrom(answers));
    const reach = reachOf(request);
    if (reach === 'safe contact') return { goTo: `/requests/${request.id}/tell` };
    if (reach === 'none' && mayCloseWithoutReply(work.actor).allowed) return { goTo: `/requests/${request.id}/close-without-reply` };
    return { goTo: `/requests/${request.id}` };
  },
});
