import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card, emptyList, pageHead, printButton } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { ageOn } from '#modules/people/index.ts';
import { purposes } from '../fact.ts';
import { sayName } from '../said-name.ts';
import { isOld, surenessWords, type SingleView } from '../single-view.ts';
import { feedsCard } from './feeds.view.ts';
import { howSure, personCard } from './person.view.ts';
import type { FamilySeen } from './see-single-view.page.ts';

/** Everybody of the family, youngest first; then others at the address, and what each feed covers. */
export function seeSingleViewView({ family, people }: FamilySeen, known: SingleView, today: Temporal.PlainDate): Html {
  return html`${pageHead({ title: 'What partners know', caption: `${family.name} family`, actions: [printButton()] })}
    <p class="govuk-body">
      <strong>${purposes[known.purpose]}.</strong> Recorded with your name.
      <a class="govuk-link" href="/families/${family.id}/single-view">Choose another purpose</a>
    </p>
    ${known.feeds.length === 0 ? nothingShared : howToRead(known, today)}
    <div class="app-stack">
      ${known.feeds.length > 0 && people.map(person => personCard(person, known, today))} ${known.purpose === 'safeguarding' && othersCard(known, today)}
      ${known.feeds.length > 0 && feedsCard(known, today)}
    </div>`;
}

const nothingShared = emptyList(
  'No partner shares a file with your role for this purpose. That does not mean that no service is involved: ask the family, and ring the service.',
);

function howToRead({ feeds, facts }: SingleView, today: Temporal.PlainDate): Html {
  const old = feeds.filter(feed => isOld(feed, today));
  return html`<div class="govuk-inset-text">
    <p class="govuk-body">This is what partners share with your role for this purpose. A service that is not here may still be involved.</p>
    ${facts.some(fact => surenessWords(fact.sureness) === 'Likely') && html`<p class="govuk-body">Where it says “Likely”, up to 1 row in 10 may be about somebody else. Check before you rely on it.</p>`}
    ${
      old.length > 0 &&
      html`<ul class="govuk-list">
        ${old.map(feed => html`<li>${badge('Old', 'late')} ${feed.name}: not loaded since ${feed.asAt && sayDate(feed.asAt)}</li>`)}
      </ul>`
    }
  </div>`;
}

/** Fathers are often missing from records: whom partners place at the same address. Nobody is told that they were found. */
function othersCard({ others, feeds }: SingleView, today: Temporal.PlainDate): Html {
  const nameOf = (id: string) => feeds.find(feed => feed.id === id)?.name ?? '';
  const body =
    others.length === 0
      ? emptyList('Nobody to show.')
      : stackingTable({
          head: [{ text: 'Name' }, { text: 'Age' }, { text: 'From, as at' }, { text: 'How sure' }],
          rows: others.map(other => [
            { text: sayName(other.name) },
            { text: other.bornOn ? ageOn({ bornOn: other.bornOn, dueOn: null, bornAbout: null, diedOn: null }, today) : 'Not given' },
            { html: html`${other.feedIds.map(nameOf).join(', ')}<br /><span class="app-quiet">As at ${sayDate(other.asAt)}</span>` },
            { html: howSure(other) },
          ]),
        });
  return card(
    { title: 'Others at the same address, according to partners' },
    html`<p class="govuk-body">They are not in the family’s record. Nobody has been told that you looked.</p>
      ${body}`,
  );
}
