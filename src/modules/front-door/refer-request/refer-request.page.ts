import {
  fillReferral,
  loadToRefer,
  referralForm,
  referralFromInput,
  writeReferral,
  writeReferralView,
  type ReferralInput,
  type ToRefer,
} from '#modules/referrals/index.ts';
import { page } from '#platform/page.ts';
import { mayDecide } from '../decision.policy.ts';
import { getRequestToDecide, type CaseOfRequest } from '../decision.queries.ts';
import { aboutRequest } from '../referring.ts';

type Subject = { request: CaseOfRequest; toRefer: ToRefer };

/** A request that a service of the directory can meet: the family is referred, or told how to ask for itself. */
export const referRequestPage = page<'/requests/:requestId/services/:serviceId', Subject, ReferralInput>({
  name: 'front-door.refer-request',
  path: '/requests/:requestId/services/:serviceId',
  title: 'Refer to a service',
  audience: 'workers',
  width: 'full',
  load: async (work, { requestId, serviceId }) => {
    const request = await getRequestToDecide(work, { id: requestId });
    return { request, toRefer: await loadToRefer(work, await aboutRequest(work, request, serviceId)) };
  },
  allow: mayDecide,
  about: ({ request: { id, familyId } }) => ({ subjectId: id, familyId }),
  back: ({ request: { id } }) => ({ href: `/requests/${id}/services`, text: 'Find a service' }),
  form: ({ toRefer }) => referralForm(toRefer),
  fill: ({ toRefer }) => fillReferral(toRefer),
  keptUnder: ({ toRefer }) => toRefer.keptUnder,
  show: writeReferralView,
  submit: async (work, { toRefer, request }, input) => {
    const id = await writeReferral(work, toRefer.about, referralFromInput(input));
    return { goTo: input.answer === 'yes' ? `/referrals/${id}/send` : `/requests/${request.id}` };
  },
});
