import { formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { pageHead } from '#design/patterns/page-parts.ts';
import type { View } from '#platform/page.ts';
import { typedText } from '#platform/form.ts';
import { dataTabs } from '../data-tabs.ts';
import { answers } from '../match.ts';
import { earlierView, explained, matchView } from '../match.view.ts';
import type { Deciding } from './decide-match.ts';
import type { MatchShown } from './review-match.page.ts';

// Alt and the key, or Control, Alt and the key on a Mac: with them one hand decides.
const keys = { same: '1', different: '2', 'not-sure': '3' } as const;

export function reviewMatchView(view: View<MatchShown, Deciding>): Html {
  const decided = view.subject.earlier.find(({ state, answer }) => (state === 'waiting' || state === 'holds') && answer !== 'not-sure');
  return html`${pageHead({ title: 'Are these one person?' })} ${dataTabs(view.actor, '/data/matches')} ${matchView(view.subject)}
  ${earlierView(view.subject.earlier)}
  ${
    decided
      ? html`<p class="govuk-body">
          This pair is decided. <a class="govuk-link" href="/data/matches/decisions/${decided.id}/undo">Undo the decision</a> to decide anew.
        </p>`
      : formOf(view, questions(view), { button: 'Save and go to the next' })
  }
  ${explained(view.subject)}`;
}

function questions(view: View<MatchShown, Deciding>): Html {
  const { because } = view.form.fields;
  const mistake = view.mistakes['answer'];
  return html`${govuk.radios({
    name: 'answer',
    idPrefix: 'answer',
    value: typedText(view.typed, 'answer'),
    classes: 'govuk-radios--inline',
    fieldset: { legend: { text: 'Your answer', classes: 'govuk-fieldset__legend--m' } },
    hint: { text: 'With the keyboard: Alt and 1, 2 or 3, then Enter. In Firefox Alt, Shift and the number; on a Mac Control, Option and the number.' },
    errorMessage: mistake ? { text: mistake } : undefined,
    items: (['same', 'different', 'not-sure'] as const).map(value => ({ value, text: answers[value], attributes: { accesskey: keys[value] } })),
  })}
  ${govuk.textarea({
    id: 'because',
    name: 'because',
    rows: 2,
    label: { text: because.label, classes: 'govuk-label--s' },
    hint: { text: because.hint ?? '' },
    value: typedText(view.typed, 'because'),
    errorMessage: view.mistakes['because'] ? { text: view.mistakes['because'] } : undefined,
  })}`;
}
