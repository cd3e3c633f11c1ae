import { codeInWords, findLevelOfNeed, levelInWords } from '#modules/council/index.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { filterLayout } from '#design/patterns/filter.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { dayInLondon } from '#platform/work.ts';
import type { InboxRow, List } from '../inbox.queries.ts';
import { cameIn, childInShort, standing, urgencyOf, type Narrowing, type Urgency } from '../inbox.ts';
import { senders, type RequestSender } from '../request.ts';
import { requestsNavigation } from './navigation.ts';
import type { Inbox } from './see-requests.page.ts';

type InboxView = View<Inbox>;

export function seeRequestsView(view: InboxView): Html {
  const { list, waiting, shown, kinds, wanted, page, pages } = view.subject;
  const all = kinds.reduce((sum, kind) => sum + kind.all, 0);
  const matching = kinds.reduce((sum, kind) => sum + kind.wanted, 0);
  const results =
    shown.length > 0
      ? html`${tableOf(view)} ${pageLinks({ page, pages, hrefOf: nth => addressOf(list, wanted, nth) })}`
      : emptyList(all > 0 ? 'No request matches these filters.' : nothingHere[list]);
  return html`${pageHead({ title: 'Requests for support' })} ${requestsNavigation(view.actor, list, waiting)}
  ${
    all === 0
      ? results
      : filterLayout(
          {
            action: '/requests',
            fields: filterFields(view),
            chosen: chosenFilters(list, wanted),
            clearHref: addressOf(list, noFilters),
            count: countOf(matching, all, page, pages),
          },
          results,
        )
  }`;
}

const nothingHere: Record<List, string> = {
  'to-decide': 'Nothing is waiting to be decided.',
  'to-tell': 'Every sender has been told what was decided.',
  decided: 'Nothing was decided in the last four weeks.',
};

const countOf = (matching: number, all: number, page: number, pages: number) => {
  const requests = `${all.toLocaleString('en-GB')} ${all === 1 ? 'request' : 'requests'}`;
  const counted = matching === all ? requests : `${matching.toLocaleString('en-GB')} of ${requests}`;
  return pages > 1 ? `${counted}, page ${page} of ${pages}` : counted;
};

const tableOf = (view: InboxView): Html =>
  view.subject.list === 'to-decide'
    ? stackingTable({
        head: [{ text: 'Request' }, { text: 'About' }, { text: 'Asked by' }, { text: 'Due' }, { text: 'Taken by' }],
        rows: view.subject.shown.map(row => [
          { html: whichRequest(row) },
          { html: about(row, view.today) },
          { html: html`${askedBy(row)}<br /><span class="app-quiet">${cameIn(row.sentAt, view.now)}</span>` },
          { html: dueBadge(row, view.now) },
          { html: takenBy(row, view.actor.id) },
        ]),
      })
    : stackingTable({
        head: [{ text: 'Request' }, { text: 'About' }, { text: 'Asked by' }, { text: 'Decided' }, { text: 'Sender' }],
        rows: view.subject.shown.map(row => [
          { html: whichRequest(row) },
          { html: about(row, view.today) },
          { text: askedBy(row) },
          { html: decidedHow(row) },
          { html: toldHow(row) },
        ]),
      });

const takenBy = ({ takenBy: by, takenByName }: InboxRow, me: string): Html =>
  by === me ? html`You` : by === null ? html`<span class="app-quiet">Nobody yet</span>` : html`${takenByName ?? 'Somebody who has left'}`;

const urgencyBadge: Record<Urgency, Html | false> = {
  'immediate-danger': badge('Immediate danger', 'late'),
  'significant-harm': badge('Significant harm', 'late'),
  ordinary: false,
};

const whichRequest = (row: InboxRow) =>
  html`<a class="govuk-link govuk-!-font-weight-bold app-no-break" href="/requests/${row.id}">${row.reference}</a>
    ${urgencyBadge[urgencyOf(row)] && html`<br />${urgencyBadge[urgencyOf(row)]}`}`;

function about({ children, adults }: InboxRow, today: Temporal.PlainDate): Html {
  if (children.length === 0) return html`<span class="app-quiet">${adults > 0 ? 'No children named' : 'Nobody named'}</span>`;
  return html`${children.map((child, i) => html`${i > 0 && html`<br />`}${childInShort(child, today)}`)}`;
}

const shortSenders: Record<RequestSender, string> = {
  ...senders,
  'parent-or-carer': 'Parent or carer',
  'young-person': 'Young person',
  'relative-or-neighbour': 'Relative, friend or neighbour',
  anonymous: 'No name given',
  'step-down': 'Step-down from social care',
};

const askedBy = ({ agencyName, who }: InboxRow): string => (who === 'practitioner' ? (agencyName ?? senders.practitioner) : shortSenders[who]);

function dueBadge(row: InboxRow, now: Temporal.Instant): Html {
  const { state, words } = standing(row, now);
  return badge(words, state === 'late' ? 'late' : state === 'due today' ? 'soon' : 'quiet');
}

function decidedHow({ decision }: InboxRow): Html {
  if (!decision) return html``;
  const level = findLevelOfNeed(decision.level);
  return html`${codeInWords('contact-outcome', decision.outcome)}${level && html`, level ${levelInWords(level)}`}<br /><span class="app-quiet"
      >${sayDate(dayInLondon(decision.decidedAt))}${decision.decidedByName && html`, ${decision.decidedByName}`}</span
    >`;
}

const toldHow = ({ state, decision }: InboxRow): Html =>
  state === 'closed-without-reply' ? badge('Could not be told', 'quiet') : decision?.toldAt ? badge('Told', 'good') : badge('Not told yet', 'soon');

const words = {
  urgency: { 'immediate-danger': 'Immediate danger', 'significant-harm': 'Significant harm', ordinary: 'Neither' },
  due: { late: 'Late', 'due today': 'Due today', 'on time': 'Due later' },
  taken: { me: 'Taken by me', somebody: 'Taken by somebody else', nobody: 'Not taken yet' },
} as const;

function filterFields({ subject: { list, wanted, kinds } }: InboxView): Html {
  const senderKinds = kinds.map(
    ({ fromCode, isFromAgency }) =>
      [fromCode, isFromAgency ? kindInWords(fromCode) : (shortSenders[fromCode as RequestSender] ?? kindInWords(fromCode))] as const,
  );
  const choice = (name: keyof Narrowing, text: string, choices: readonly (readonly [string, string])[]) =>
    govuk.select({
      id: name,
      name,
      label: { text, classes: 'govuk-label--s' },
      value: wanted[name] ?? '',
      items: [{ value: '', text: 'All' }, ...choices.map(([value, label]) => ({ value, text: label }))],
    });
  return html`<input type="hidden" name="show" value="${list}" /> ${choice('urgency', 'Danger or harm', Object.entries(words.urgency))}
    ${list === 'to-decide' && choice('due', 'When it is due', Object.entries(words.due))}
    ${choice(
      'from',
      'Asked by',
      senderKinds.toSorted((a, b) => a[1].localeCompare(b[1])),
    )}
    ${list === 'to-decide' && choice('taken', 'Who has taken it', Object.entries(words.taken))}`;
}

export const kindInWords = (kind: string) => kind.replaceAll('-', ' ').replace(/^./, first => first.toUpperCase());

const noFilters: Narrowing = { urgency: null, due: null, from: null, taken: null };

function chosenFilters(list: List, wanted: Narrowing) {
  const chosen: { text: string; removeHref: string }[] = [];
  const add = (name: keyof Narrowing, text: string | null) => text !== null && chosen.push({ text, removeHref: addressOf(list, { ...wanted, [name]: null }) });
  add('urgency', wanted.urgency && words.urgency[wanted.urgency]);
  add('due', wanted.due && words.due[wanted.due]);
  add('from', wanted.from && (shortSenders[wanted.from as RequestSender] ?? kindInWords(wanted.from)));
  add('taken', wanted.taken && words.taken[wanted.taken]);
  return chosen;
}

function addressOf(list: List, wanted: Narrowing, page = 1): string {
  const query = new URLSearchParams({ ...(list !== 'to-decide' && { show: list }) });
  for (const [name, value] of Object.entries(wanted)) if (value !== null) query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/requests?${query.toString()}` : '/requests';
}
