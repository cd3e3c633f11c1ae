import { reachWords } from '#modules/directory/index.ts';
import { lateness } from '#modules/council/index.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { identityBar } from '#design/patterns/identity-bar.ts';
import { card, columns, emptyList } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import type { Actor } from '#platform/actor.ts';
import type { View } from '#platform/page.ts';
import { answerBy } from '../chase-referrals/chase-referrals.ts';
import { mayAnswer, mayRefer, mayWithdraw } from '../referral.policy.ts';
import { answersTo, following, isUnanswered } from '../referral.ts';
import { sayWhoSaid, stateBadge, stepsOf, whatTheServiceReads } from '../referral.view.ts';
import type { ReferralInHand } from '../standing.queries.ts';

export function seeReferralView({ subject, actor, now }: View<ReferralInHand>): Html {
  const { referral, service, steps, parties } = subject;
  const { sentOn, state } = referral;
  const dueOn = sentOn !== null && isUnanswered(state) ? answerBy(sentOn) : null;
  const late = dueOn && lateness(dueOn, now);
  return html`${identityBar({
    name: `Referral ${referral.reference}`,
    badges: [stateBadge(state), ...(late?.state === 'late' ? [badge(late.words, 'late')] : [])],
    facts: [
      { label: 'Service', value: html`<a class="govuk-link" href="/services/${service.id}">${service.name}</a>` },
      { label: 'Organisation', value: service.organizationName },
      ...(sentOn ? [{ label: 'Sent', value: sayDate(sentOn) }] : []),
      ...(dueOn ? [{ label: 'Answer by', value: sayDate(dueOn) }] : []),
    ],
  })}
  ${columns(
    'main-aside',
    card({ title: referral.words ? 'What the service was told' : 'What the family said' }, referral.words ? whatTheServiceReads(subject) : notSent(subject)),
    html`${next(subject, actor)}
    ${card({ title: 'What happened' }, steps.length === 0 ? emptyList('Nothing has been sent.') : stepsOf(steps, parties, referral))}`,
  )}`;
}

const notSent = ({ referral: { state, said } }: ReferralInHand): Html =>
  html`<p class="govuk-body">
      ${state === 'signposted' ? 'They will get in touch with the service themselves. Nothing was sent.' : 'They did not want this service. Nothing was sent.'}
    </p>
    <p class="govuk-body">${sayWhoSaid(said)}.</p>`;

function next({ referral, side, page }: ReferralInHand, actor: Actor): Html {
  const { id, familyId, state, isByHand } = referral;
  const mayGoOn = mayAnswer(actor, side).allowed && answersTo(state).length > 0;
  const answerWords = state === 'started' ? 'Say how it ended' : state === 'accepted' ? 'Say that it has begun, or will not' : 'Answer it';
  const links = [
    state === 'draft' && side.isSender && mayRefer(actor).allowed && { href: `/referrals/${id}/send`, text: 'Check and send it' },
    mayGoOn && { href: `/referrals/${id}/answer`, text: side.isTaker ? answerWords : 'Write down what the service said' },
    following[state].includes('withdrawn') &&
      mayWithdraw(actor, side).allowed && { href: `/referrals/${id}/withdraw`, text: state === 'draft' ? 'Drop it' : 'Take it back' },
    state === 'declined' &&
      side.isSender &&
      familyId !== null &&
      mayRefer(actor).allowed && { href: `/families/${familyId}/unmet-needs/new`, text: 'Say that nothing was found for a need' },
  ].filter(link => link !== false);
  const isToRing = isByHand && state === 'sent' && side.isSender && page !== undefined;
  if (links.length === 0 && !isToRing) return nothing;
  return card(
    { title: 'What to do next', kind: 'next' },
    html`${isToRing && html`<p class="govuk-body govuk-!-text-break-word">Nobody at the service reads this here. Speak to them: ${reachWords(page)}</p>`}
      <ul class="govuk-list">
        ${links.map(({ href, text }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}
      </ul>`,
  );
}
