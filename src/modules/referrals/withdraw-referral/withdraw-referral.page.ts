import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { reasonsFor } from '../reasons.ts';
import { mayWithdraw } from '../referral.policy.ts';
import { following } from '../referral.ts';
import { stateBadge } from '../referral.view.ts';
import { loadReferral, type ReferralInHand } from '../standing.queries.ts';
import { withdrawReferral } from './withdraw-referral.ts';

type Input = { reason?: string; words?: string | null };

const withdrawForm = ({ referral: { state } }: ReferralInHand) => {
  const reasons = reasonsFor(state, 'withdrawn');
  return reasons === null || state === 'draft'
    ? form<Input>({})
    : form<Input>({
        reason: oneOf(reasons),
        words: longText({ label: 'A few words', hint: 'For the record. The service does not read them.', rows: 3, max: 1000 }),
      });
};

/** Whoever referred takes it back; the service is told, and reads it no more. */
export const withdrawReferralPage = page({
  name: 'referrals.withdraw-referral',
  path: '/referrals/:referralId/withdraw',
  title: 'Take a referral back',
  audience: 'workers',
  load: (work, { referralId }) => loadReferral(work, referralId),
  allow: (actor, { side }) => mayWithdraw(actor, side),
  about: ({ referral: { id, familyId } }) => ({ familyId, subjectId: id }),
  back: ({ referral: { id } }) => ({ href: `/referrals/${id}`, text: 'The referral' }),
  form: withdrawForm,
  version: ({ referral }) => referral.version,
  show: view => {
    const { referral, service } = view.subject;
    const wasSent = referral.state !== 'draft';
    const heading = html`<h1 class="govuk-heading-l">
      <span class="govuk-caption-l">Referral ${referral.reference} to ${service.name}</span>${wasSent ? 'Take it back' : 'Drop it'}
    </h1>`;
    if (!following[referral.state].includes('withdrawn'))
      return html`${heading}
        <p class="govuk-body">${stateBadge(referral.state)} It can no longer be taken back.</p>`;
    return html`${heading}
      <p class="govuk-body">${wasSent ? 'The service is told that it was taken back. From then on it reads nothing of it.' : 'Nothing has been sent.'}</p>
      ${formOf(view, askAll(view, { headings: false }), { button: wasSent ? 'Take it back' : 'Drop it', isWarning: true })}`;
  },
  submit: async (work, { referral: { id } }, { reason = null, words = null }) => {
    await withdrawReferral(work, id, { reason, words });
    return { goTo: `/referrals/${id}` };
  },
});
