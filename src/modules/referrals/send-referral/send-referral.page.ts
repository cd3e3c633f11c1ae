import { reachWords } from '#modules/directory/index.ts';
import { all } from '#platform/decision.ts';
import { page, type View } from '#platform/page.ts';
import { form } from '#platform/form.ts';
import { formOf } from '#design/ask.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { card } from '#design/patterns/page-parts.ts';
import { mayReadReferral, mayRefer } from '../referral.policy.ts';
import { isTakenUpHere } from '../referral.queries.ts';
import { stateBadge, whatTheServiceReads } from '../referral.view.ts';
import { loadReferral, type ReferralInHand } from '../standing.queries.ts';
import { sendReferral } from './send-referral.ts';

type ToSend = ReferralInHand & { isTakenUpHere: boolean };

/** What was written, exactly as the service will read it, before it goes. */
export const sendReferralPage = page({
  name: 'referrals.send-referral',
  path: '/referrals/:referralId/send',
  title: 'Check a referral before you send it',
  audience: 'workers',
  load: async (work, { referralId }): Promise<ToSend> => {
    const inHand = await loadReferral(work, referralId);
    return { ...inHand, isTakenUpHere: await isTakenUpHere(work, inHand.service.agencyId, inHand.referral.familyId) };
  },
  allow: (actor, { side }) => all(mayReadReferral(actor, side), mayRefer(actor)),
  about: ({ referral: { id, familyId } }) => ({ familyId, subjectId: id }),
  back: ({ cameFrom }) => cameFrom ?? undefined,
  form: form({}),
  version: ({ referral }) => referral.version,
  keeps: false,
  show: sendReferralView,
  submit: async (work, { referral: { id } }) => {
    await sendReferral(work, id);
    return { goTo: `/referrals/${id}` };
  },
});

function sendReferralView(view: View<ToSend>): Html {
  const { referral, service, page: shown } = view.subject;
  const heading = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Refer to ${service.name}</span>Check before you send</h1>`;
  if (referral.state !== 'draft')
    return html`${heading}
      <p class="govuk-body">${stateBadge(referral.state)} <a class="govuk-link" href="/referrals/${referral.id}">See how it stands</a></p>`;
  return html`${heading}
    ${card({ title: view.subject.isTakenUpHere ? 'The service will read this, and nothing else' : 'What you will tell the service', link: { href: writtenAt(referral), text: 'Change' } }, whatTheServiceReads(view.subject))}
    <p class="govuk-body govuk-!-margin-top-4">
      ${
        view.subject.isTakenUpHere
          ? `Those who take up referrals at ${service.organizationName} are told that something waits for them. They read it when they sign in, and each reading is recorded.`
          : `Nobody at ${service.organizationName} can read this here, so nothing is sent. Speak to them yourself${shown ? `: ${reachWords(shown)}` : ''}. Then write down what they say.`
      }
    </p>
    ${view.mistakes['send'] === undefined ? nothing : html`<p class="govuk-error-message" id="send">${view.mistakes['send']}</p>`}
    ${formOf(view, nothing, { button: view.subject.isTakenUpHere ? 'Send the referral' : 'I will speak to them' })}
    <p class="govuk-body"><a class="govuk-link" href="/referrals/${referral.id}/withdraw">Drop it</a></p>`;
}

/** Where it was written, and is changed. */
const writtenAt = ({ actionId, requestId, serviceId }: ReferralInHand['referral']): string =>
  actionId !== null ? `/actions/${actionId}/services/${serviceId}` : `/requests/${requestId ?? ''}/services/${serviceId}`;
