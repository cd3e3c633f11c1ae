import { lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { sayDueAt } from '../request.ts';
import { outcomeForSender, standingForSender } from '../standing.ts';
import type { MyRequest } from './my-requests.queries.ts';

type MyRequests = { requests: readonly MyRequest[]; isForAgency: boolean };

export function seeMyRequestsView({ subject: { requests, isForAgency }, now }: View<MyRequests>): Html {
  const actions = [govuk.button({ text: 'Ask for support for a family', href: '/requests/new' })];
  const head = pageHead({ title: isForAgency ? 'My agency’s requests' : 'My requests', actions });
  if (requests.length === 0) return html`${head}${emptyList('You have not asked for support yet. What you send is listed here, with what was decided.')}`;
  const rows = requests.map(request => [
    { html: html`<a class="govuk-link" href="/requests/${request.id}">${request.reference}</a><br />${request.children.join(', ') || 'No child named'}` },
    ...(isForAgency ? [{ text: request.isMine ? 'You' : (request.sentByName ?? 'Somebody who has left') }] : []),
    { text: sayInstant(request.sentAt) },
    { html: cameOf(request, now) },
  ]);
  const heads = ['Request', ...(isForAgency ? ['Sent by'] : []), 'Sent', 'What came of it'].map(text => ({ text }));
  const caption = isForAgency ? 'Requests that you and your agency sent, newest first' : 'Requests that you sent, newest first';
  return html`${head}${stackingTable({ caption, captionClasses: 'govuk-visually-hidden', head: heads, rows })}`;
}

/** What its sender may know of it, in plain words. */
export function cameOf({ state, dueAt, isDanger, told }: Pick<MyRequest, 'state' | 'dueAt' | 'isDanger' | 'told'>, now: Temporal.Instant): Html {
  const { words, kind } = standingForSender({ state, dueAt, isDanger }, told !== null, now);
  const isWaiting = state === 'new' || state === 'looked-at';
  const when = isDanger ? 'We look at this before anything else. If anyone is in danger now, call 999.' : `You will be told by ${sayDueAt(dueAt)}.`;
  return html`${badge(words, kind)} ${isWaiting && html`<p class="govuk-body govuk-!-margin-bottom-0">${when}</p>`}
  ${told && html`<p class="govuk-body govuk-!-margin-bottom-1">${outcomeForSender[told.outcome]}</p>`}
  ${told?.feedback && html`<p class="govuk-body govuk-!-margin-bottom-0">${lines(told.feedback)}</p>`}`;
}
