import { referralList } from '#modules/referrals/index.ts';
import { lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { identityBar } from '#design/patterns/identity-bar.ts';
import { card, columns } from '#design/patterns/page-parts.ts';
import { timeline } from '#design/patterns/timeline.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { Actor } from '#platform/actor.ts';
import type { View } from '#platform/page.ts';
import { dayInLondon } from '#platform/work.ts';
import { mayCloseWithoutReply, mayDecide, maySeeInbox } from '../decision.policy.ts';
import { decisionSummary } from '../decision.view.ts';
import { maySeeSender } from '../request.policy.ts';
import { sayDueAt, senders, systemInWords } from '../request.ts';
import { outcomeForSender, standingForSender } from '../standing.ts';
import { requestSummary } from './request-summary.ts';
import type { RequestSeen } from './see-request.page.ts';

export function seeRequestView({ subject, actor, now }: View<RequestSeen>): Html {
  const { request, definition, agencyName } = subject;
  const isTold = Boolean(subject.decision?.toldAt);
  const { words, kind } = standingForSender(request, isTold, now);
  const isWaiting = request.state === 'new' || request.state === 'looked-at';
  return html`${identityBar({
    name: `Request ${request.reference}`,
    badges: [
      badge(words, kind),
      ...(request.isDanger ? [badge('Danger', 'late')] : []),
      ...(request.isSignificantHarm ? [badge('Significant harm', 'late')] : []),
    ],
    facts: [
      { label: 'Sent', value: sayInstant(request.sentAt) },
      { label: 'From', value: agencyName ?? senders[request.who] },
      ...(request.sendingSystem ? [{ label: 'Came', value: `By the API, from ${systemInWords(request.sendingSystem)}` }] : []),
      ...(isWaiting ? [{ label: 'Due', value: request.isDanger ? 'Now, before anything else' : sayDueAt(request.dueAt) }] : []),
    ],
  })}
  ${columns(
    'main-aside',
    html`${decidedCard(subject, actor)}
      <div>${requestSummary(request, definition, { withSender: maySeeSender(actor, request) })}</div>`,
    html`${nextCard(subject, actor, now)}${servicesCard(subject, now)}${historyCard(subject, actor)}`,
  )}`;
}

/** What the front door does next with it. */
function nextCard({ request: { id, state, familyId }, decision }: RequestSeen, actor: Actor, now: Temporal.Instant): Html | false {
  if (!mayDecide(actor).allowed) return false;
  const isWaiting = state === 'new' || state === 'looked-at';
  const isUntold = state === 'decided' && !decision?.toldAt;
  // The front door sees the family until the end of the day on which it decides.
  const seesFamily = familyId !== null && (isWaiting || (decision !== null && dayInLondon(decision.decidedAt).equals(dayInLondon(now))));
  const links = [
    state === 'new' && { href: `/requests/${id}/take`, text: 'Take this request' },
    isWaiting && familyId === null && { href: `/requests/${id}/match`, text: 'Who is this about?' },
    isWaiting && { href: `/requests/${id}/decide`, text: 'Decide what happens next' },
    (isWaiting || isUntold) && { href: `/requests/${id}/services`, text: 'Find a service for them' },
    seesFamily && { href: `/families/${familyId}/unmet-needs/new?request=${id}`, text: 'Say that nothing was found for a need' },
    isUntold && { href: `/requests/${id}/tell`, text: 'Tell the sender' },
    isUntold && mayCloseWithoutReply(actor).allowed && { href: `/requests/${id}/close-without-reply`, text: 'Close without a reply' },
  ].filter(link => link !== false);
  const items = links.map(({ href, text }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`);
  return (
    items.length > 0 &&
    card(
      { title: 'What to do next', kind: 'next' },
      html`<ul class="govuk-list">
        ${items}
      </ul>`,
    )
  );
}

const servicesCard = ({ referrals }: RequestSeen, now: Temporal.Instant): Html | false =>
  referrals.length > 0 && card({ title: 'Services' }, referralList(referrals, now));

function decidedCard({ decision }: RequestSeen, actor: Actor): Html | false {
  if (decision && maySeeInbox(actor).allowed) return card({ title: 'What was decided' }, decisionSummary(decision));
  if (!decision?.toldAt) return false;
  const told = `The sender was told on ${sayInstant(decision.toldAt)}.`;
  return card(
    { title: 'What was decided' },
    html`<p class="govuk-body">${outcomeForSender[decision.outcome]}</p>
      ${decision.feedback && govuk.insetText({ html: lines(decision.feedback) })}
      <p class="govuk-body-s govuk-!-margin-bottom-0">${told}</p>`,
  );
}

/** Which family it was linked to, and what was done inside, is for the front door alone. */
const forEverybody = ['front-door.request-sent', 'front-door.request-taken', 'front-door.sender-told', 'front-door.closed-without-reply'];

function historyCard({ history }: RequestSeen, actor: Actor): Html | false {
  const shown = maySeeInbox(actor).allowed ? history : history.filter(({ kind }) => forEverybody.includes(kind));
  return (
    shown.length > 0 && card({ title: 'What happened' }, timeline({ entries: shown.map(({ at, sentence }) => ({ title: sentence, byline: sayInstant(at) })) }))
  );
}
