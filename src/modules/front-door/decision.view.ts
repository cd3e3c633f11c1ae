import { codeInWords, findLevelOfNeed, levelInWords } from '#modules/council/index.ts';
import { lines } from '#design/ask.ts';
import { chosen } from '#modules/forms/index.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html, type Piece } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card } from '#design/patterns/page-parts.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { CaseOfRequest, Decided } from './decision.queries.ts';
import { waysOfTelling } from './decision.ts';
import { childInShort, standing } from './inbox.ts';
import { agreements, safeWays, senders, type SafeContact } from './request.ts';

type Row = readonly [string, Piece];

export const rowsOf = (rows: readonly (Row | false | null)[]): Html =>
  govuk.summaryList({ rows: rows.flatMap(row => (row ? [{ key: { text: row[0] }, value: { html: html`${row[1]}` } }] : [])) });

/** What was decided, why, and whether the sender knows. */
export function decisionSummary(decision: Decided): Html {
  const level = findLevelOfNeed(decision.level);
  const { socialCare } = decision;
  return rowsOf([
    ['What happens next', codeInWords('contact-outcome', decision.outcome)],
    ['Level of need', level ? levelInWords(level) : decision.level],
    decision.leadName !== null && ['Who helps', decision.leadName],
    decision.advised ? [decision.outcome === 'other' ? 'Instead' : 'Advice', lines(decision.advised)] : null,
    socialCare ? ['Social care told', `${socialCare.whom}, ${sayInstant(socialCare.at)}`] : null,
    ['Why', lines(decision.reason)],
    decision.feedback ? ['Told to the sender', lines(decision.feedback)] : null,
    ['Decided', `${decision.decidedByName ?? 'Somebody who has left'}, ${sayInstant(decision.decidedAt)}`],
    ['Sender told', told(decision)],
  ]);
}

const told = ({ toldAt, toldHow }: Decided): Piece =>
  toldAt === null
    ? badge('Not told yet', 'soon')
    : `${toldHow === 'account' || toldHow === null ? 'In their own requests' : waysOfTelling[toldHow]}, ${sayInstant(toldAt)}`;

/** Enough of a request to decide beside, with the way to all of it. */
export function requestInShort(request: CaseOfRequest, { now, today }: { now: Temporal.Instant; today: Temporal.PlainDate }): Html {
  const { isDanger: immediateDanger, isSignificantHarm: significantHarm, sentAt, dueAt } = request;
  const due = standing({ immediateDanger, significantHarm, sentAt, dueAt }, now);
  const children = request.people.filter(({ isChild }) => isChild);
  const worry = chosen(request.answers['worried-about']).join('\n');
  const body = rowsOf([
    ['Due', badge(due.words, due.state === 'late' ? 'late' : due.state === 'due today' ? 'soon' : 'quiet')],
    ['Asked by', request.agencyName ?? senders[request.who]],
    ['Sent', sayInstant(sentAt)],
    ['Children', html`${children.map((child, i) => html`${i > 0 && html`<br />`}${childInShort({ ...child, givenName: child.givenName ?? '' }, today)}`)}`],
    worry !== '' && ['What worries them', lines(worry)],
    request.agreement && ['Do they agree?', agreements[request.agreement.given]],
    request.safeContact && ['Safe contact', safeContactInWords(request.safeContact)],
  ]);
  return card({ title: 'The request', link: { href: `/requests/${request.id}`, text: 'Read all of it' } }, body);
}

export function safeContactInWords({ ways, when, mayLeaveMessage, through, postTo }: SafeContact): Html {
  if (ways.length === 0) return html`No way is safe`;
  const said = [
    ...ways.map(way => safeWays[way]),
    when,
    mayLeaveMessage ? 'You may leave a message' : 'Do not leave a message',
    through && `Through ${through}`,
    postTo,
  ];
  return html`${said.flatMap(one => one || []).map((one, i) => html`${i > 0 && html`<br />`}${one}`)}`;
}
