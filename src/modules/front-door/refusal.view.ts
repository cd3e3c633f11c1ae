import { lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { badge } from '#design/patterns/badge.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import type { FamilyPanel } from '#modules/people/index.ts';
import { mayDecideRefusal, mayRecordRefusal } from './decision.policy.ts';
import { rowsOf } from './decision.view.ts';
import { asksForAManager, missedInARow, refusalChoices, refusalKinds, type Attempt, type Refusal } from './refusal.ts';
import { findAttempts, findWaitingRefusals } from './refusal.queries.ts';

/** Every try to reach the family, so that nobody decides without seeing them. */
export const attemptsTable = (attempts: readonly Attempt[]): Html =>
  attempts.length === 0
    ? emptyList('No try to reach the family is on record.')
    : stackingTable({
        head: [{ text: 'Day' }, { text: 'What' }, { text: 'Words' }],
        rows: attempts.map(({ onDay, how, missed, words }) => [
          { text: sayDate(onDay) },
          { html: html`${how} ${missed && badge('Missed', 'soon')}` },
          { html: lines(words) },
        ]),
      });

export const refusalSummary = ({ kind, words, viewOfRisk, recordedByName, recordedAt, decided }: Refusal): Html =>
  rowsOf([
    ['What happened', refusalKinds[kind]],
    ['In words', lines(words)],
    ['View of the risk', lines(viewOfRisk)],
    ['Recorded', `${recordedByName ?? 'Somebody who has left'}, ${sayInstant(recordedAt)}`],
    decided && ['Decided', refusalChoices[decided.choice]],
    decided?.consulted ? ['Spoke to', decided.consulted] : null,
    decided && ['Why', lines(decided.words)],
    decided && ['By', `${decided.byName ?? 'Somebody who has left'}, ${sayInstant(decided.at)}`],
  ]);

/** How many of the latest tries the family page looks at. */
const lookedAt = 10;

/** On the family page: what waits for a manager, or that it is time to ask one. */
export const refusalPanel: FamilyPanel = {
  key: 'refusal',
  title: 'If the family says no',
  place: 'aside',
  load: async (work, familyId) => {
    if (!mayRecordRefusal(work.actor).allowed) return null;
    const [waiting] = await findWaitingRefusals(work, familyId);
    if (waiting) {
      return html`<p class="govuk-body">${badge('Waiting for a manager', 'soon')} ${refusalKinds[waiting.kind]}.</p>
        <p class="govuk-body">
          <a class="govuk-link" href="/families/${familyId}/refusals/${waiting.id}"
            >${mayDecideRefusal(work.actor, waiting).allowed ? 'Decide what happens' : 'See what was recorded'}</a
          >
        </p>`;
    }
    const attempts = await findAttempts(work, familyId, { atMost: lookedAt });
    return html`${
        asksForAManager(attempts) &&
        govuk.warningText({
          iconFallbackText: 'Warning',
          text: `${missedInARow(attempts) === lookedAt ? 'Many' : missedInARow(attempts)} contacts in a row did not reach the family. Say how you see the risk, and ask a manager.`,
        })
      }
      <p class="govuk-body"><a class="govuk-link" href="/families/${familyId}/refusals/new">Record that they said no or cannot be reached</a></p>`;
  },
};
