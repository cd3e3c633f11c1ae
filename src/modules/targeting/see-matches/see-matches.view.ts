import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList, figures, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { dataTabs } from '../data-tabs.ts';
import { number, percent, sayDuration, sayTouched } from '../match-words.ts';
import { answers } from '../match.ts';
import type { QueuedPair } from '../match.queries.ts';
import type { MatchDecision } from '../match-decisions.queries.ts';
import { pageLength, type Queue } from './queue.ts';

export function seeMatchesView({ actor, subject }: View<Queue>): Html {
  const { shown, count, notSure, pairs, page, pages, waiting, median } = subject;
  const first = pairs[0];
  return html`${pageHead({
      title: 'Doubtful matches',
      actions: [
        ...(first ? [govuk.button({ text: 'Start deciding', href: `/data/matches/${first.id}` })] : []),
        govuk.button({ text: 'What was decided', href: '/data/matches/decisions', classes: 'govuk-button--secondary' }),
      ],
    })}
    ${dataTabs(actor, '/data/matches')}
    <p class="govuk-body">
      Two of whom the linkage is 50 to 90% sure that they are one person. Until somebody decides they stay two. What you say holds for every later file and
      takes effect when rows are next linked.
    </p>
    ${figures([
      { label: shown === 'open' ? 'To decide' : 'Not sure', value: number(count) },
      { label: 'Decided so far', value: number(median.decided) },
      { label: 'Half of all decisions took less than', value: median.all === null ? '–' : sayDuration(median.all) },
      { label: 'Half of yours took less than', value: median.mine === null ? '–' : sayDuration(median.mine) },
    ])}
    ${waiting.length > 0 && waitingView(waiting, actor.id)}
    <h2 class="govuk-heading-m">${shown === 'open' ? 'To decide, the most worth it first' : 'Somebody was not sure'}</h2>
    <p class="govuk-body">
      ${
        shown === 'open'
          ? html`<a class="govuk-link" href="/data/matches?show=not-sure">Those of which somebody was not sure (${number(notSure)})</a>`
          : html`<a class="govuk-link" href="/data/matches">Those that nobody has looked at</a>`
      }
    </p>
    ${pairs.length === 0 ? emptyList(shown === 'open' ? 'There is nothing to decide. New pairs come when rows are linked.' : 'There are none.') : tableOf(pairs, (page - 1) * pageLength)}
    ${pageLinks({ page, pages, hrefOf: nth => `/data/matches?${new URLSearchParams({ ...(shown === 'not-sure' && { show: shown }), page: String(nth) }).toString()}` })}`;
}

const sources = ({ feeds }: QueuedPair) => feeds.map(feed => feed ?? 'Our own record').join(' and ');
const worth = (value: number) => (value >= 6 ? 'Very much' : value >= 2.5 ? 'Much' : value >= 1 ? 'Some' : 'Little');

const tableOf = (pairs: readonly QueuedPair[], before: number): Html =>
  stackingTable({
    head: [{ text: 'Pair' }, { text: 'Told by' }, { text: 'How sure' }, { text: 'Worth deciding' }, { text: 'Rows that would move' }, { text: 'Touches' }],
    rows: pairs.map((pair, nth) => [
      { html: html`<a class="govuk-link" href="/data/matches/${pair.id}"><span class="govuk-visually-hidden">Look at </span>Pair ${before + nth + 1}</a>` },
      { text: sources(pair) },
      { text: percent(pair.sureness) },
      { text: `${worth(pair.value)} (${pair.value.toFixed(1)})` },
      { text: number(pair.rowsJoined) },
      {
        html: html`${sayTouched(pair.touches) || '–'}${pair.risks.length > 0 && html`<br /><span class="app-quiet">A second person must agree to join them</span>`}`,
      },
    ]),
  });

const waitingView = (waiting: readonly MatchDecision[], me: string): Html =>
  html`<h2 class="govuk-heading-m">Waiting for a second person</h2>
    ${stackingTable({
      head: [{ text: 'Said' }, { text: 'By' }, { text: 'When' }, { text: 'Look at it' }],
      rows: waiting.map(decision => [
        { text: answers[decision.answer] },
        { text: decision.decidedByName ?? '–' },
        { text: sayInstant(decision.decidedAt) },
        {
          html:
            decision.decidedBy === me
              ? html`Somebody else must. <a class="govuk-link" href="/data/matches/decisions/${decision.id}/undo">Undo</a>`
              : html`<a class="govuk-link" href="/data/matches/decisions/${decision.id}/confirm"
                  >Look<span class="govuk-visually-hidden"> at what ${decision.decidedByName ?? 'somebody'} said</span></a
                >`,
        },
      ]),
    })}`;
