import { lateness } from '#modules/council/index.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { subNavigation } from '#design/patterns/navigation.ts';
import { card, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { answerBy } from '../chase-referrals/chase-referrals.ts';
import type { ReferralFigures } from '../figures.ts';
import { goneService, type ServiceNamed } from '../parties.queries.ts';
import { isUnanswered, type Referral } from '../referral.ts';
import { stateBadge } from '../referral.view.ts';
import { listOf, lists, type ListKey } from './lists.ts';

type Subject = {
  sent: readonly Referral[];
  current: ListKey;
  shown: readonly Referral[];
  services: ReadonlyMap<string, ServiceNamed>;
  figures: readonly ReferralFigures[];
};

export function seeReferralsView({ subject, now }: View<Subject>): Html {
  const { sent, current, shown, services } = subject;
  return html`${pageHead({ title: 'Referrals to us' })}
  ${subNavigation({
    label: 'Referrals',
    items: lists.map(({ key, label }) => ({
      href: key === 'new' ? '/referrals' : `/referrals?show=${key}`,
      text: label,
      current: key === current,
      count: sent.filter(({ state }) => listOf(state) === key).length,
    })),
  })}
  ${
    shown.length === 0
      ? emptyList(emptyWords[current])
      : stackingTable({
          head: [{ text: 'Who' }, { text: 'For which service' }, { text: 'Sent' }, { text: 'How it stands' }],
          rows: shown.map(referral => row(referral, services, now)),
        })
  }
  ${figuresCard(subject)}`;
}

const emptyWords: Readonly<Record<ListKey, string>> = {
  new: 'No new referrals. You get an email when one comes.',
  open: 'Nothing waits for your answer.',
  waiting: 'Nobody waits to start.',
  begun: 'Nothing has begun that has not ended.',
  ended: 'Nothing has ended in the last 90 days. After that, referrals are shown to you no more.',
};

function row(referral: Referral, services: ReadonlyMap<string, ServiceNamed>, now: Temporal.Instant) {
  const { id, reference, words, serviceId, sentOn, state } = referral;
  const late = sentOn !== null && isUnanswered(state) ? lateness(answerBy(sentOn), now) : null;
  return [
    {
      html: html`<a class="govuk-link" href="/referrals/${id}">${words?.who.join('; ')}</a><br />
        <span class="app-quiet">${reference}</span>`,
    },
    { text: services.get(serviceId)?.name ?? goneService },
    { text: sentOn === null ? '' : sayDate(sentOn) },
    { html: html`${stateBadge(state)} ${late && badge(late.words, late.state === 'late' ? 'late' : late.state === 'due today' ? 'soon' : 'quiet')}` },
  ];
}

/** The same figures that those who plan with families see, and so without small numbers. */
function figuresCard({ figures, services }: Subject): Html | false {
  const said = (count: number | null) => ({ text: count === null ? 'Too few to show' : String(count) });
  const days = (count: number | null) => ({ text: count === null ? 'Not known' : `${Math.ceil(count)} ${Math.ceil(count) === 1 ? 'day' : 'days'}` });
  return (
    figures.length > 0 &&
    card(
      { title: 'The last 12 months' },
      html`${stackingTable({
          head: [...['Service', 'Referred', 'No answer yet', 'Waiting to start', 'Half were answered within', 'Half began within'].map(text => ({ text }))],
          rows: figures.map(({ serviceId, sent, unanswered, waitingToStart, daysToAnswer, daysToStart }) => [
            { text: services.get(serviceId)?.name ?? goneService },
            ...[sent, unanswered, waitingToStart].map(said),
            ...[daysToAnswer, daysToStart].map(days),
          ]),
        })}
        <p class="govuk-body-s app-quiet">Days are counted from the day a referral was sent to your answer, and from your yes to the beginning.</p>`,
    )
  );
}
