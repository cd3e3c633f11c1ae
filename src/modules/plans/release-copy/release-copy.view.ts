import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { card, columns, pageHead } from '#design/patterns/page-parts.ts';
import { copyFor, type CopyContent } from '../copy.ts';
import type { CopyText } from '../copy-texts.ts';
import { copyView } from '../copy.view.ts';
import { markOf } from '../released-copy.queries.ts';
import type { CopyToRelease, GoalPassage } from './release-copy.queries.ts';
import { othersNamed } from './release-copy.ts';
import type { ReleaseInput } from './release-form.ts';

type ReleaseView = View<CopyToRelease, ReleaseInput>;

export function releaseCopyView(view: ReleaseView): Html {
  const { reader, facts, choices } = view.subject;
  const content = copyFor(reader.id, facts, choices);
  return html`${pageHead({ title: `The plan as ${reader.givenName} will read it` })}
  ${columns('main-aside', html`<div class="app-card app-copy-seen">${copyView(content, 2)}</div>`, html`${whatGoes(view)} ${whatStays(view)} ${release(view, content)}`)}`;
}

/** Asked with the address, not sent: choosing changes nothing but what is looked at. */
const whatGoes = ({ subject, mistakes }: ReleaseView): Html =>
  card(
    { title: 'What may go along' },
    html`<form method="get" action="/plans/${subject.plan.id}/copies/new/${subject.reader.id}" novalidate>
      <input type="hidden" name="chosen" value="yes" />
      ${ticks('goals', 'Needs and actions', goalItems(subject), subject.choices.goals ?? [], mistakes['goals'])}
      ${ticks('helpers', 'Who helps, beside the lead practitioner', helperItems(subject), subject.choices.helpers ?? [], mistakes['helpers'])}
      ${ticks('words', 'What the children said', wordItems(subject), subject.choices.words, mistakes['words'])}
      ${govuk.button({ text: 'See it with these', classes: 'govuk-button--secondary' })}
    </form>`,
  );

type Item = { value: string; text: string; hint: string };

const ticks = (name: string, legend: string, items: readonly Item[], ticked: readonly string[], mistake: string | undefined): Html =>
  items.length === 0
    ? nothing
    : govuk.checkboxes({
        name,
        idPrefix: name,
        classes: 'govuk-checkboxes--small',
        fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
        values: [...ticked],
        items: items.map(item => ({ value: item.value, text: item.text, hint: item.hint ? { text: item.hint } : undefined })),
        errorMessage: mistake ? { text: mistake } : undefined,
      });

const mayNotGo = (kept: readonly CopyText[]): string =>
  kept.length === 0
    ? ''
    : `Cannot go as it stands: ${[...new Set(kept.map(one => one.where))].join('; ')} holds something they may not have. Change it, or leave it out.`;

const goalItems = ({ passages, kept }: CopyToRelease): Item[] =>
  passages.flatMap(({ goal, passage }) => {
    if (passage.how === 'never') return [];
    const warning = mayNotGo(kept.filter(one => one.goalId === goal.id));
    return [{ value: goal.id, text: goal.wanted, hint: [passage.how === 'if let in' ? `${passage.why}.` : '', warning].filter(Boolean).join(' ') }];
  });

const helperItems = ({ helpers, kept }: CopyToRelease): Item[] =>
  helpers.map(member => ({
    value: member.id,
    text: [member.name, member.role].join(', '),
    hint: mayNotGo(kept.filter(one => one.field === 'helpers' && one.where === `who helps: ${member.name}`)),
  }));

const wordItems = ({ said, facts, kept }: CopyToRelease): Item[] =>
  said.map(one => ({
    value: one.id,
    text: `${facts.people.find(person => person.id === one.personId)?.givenName ?? 'A child'}, ${sayDate(one.saidOn)}: “${one.words}”`,
    hint: mayNotGo(kept.filter(text => text.field === 'words' && text.text === one.words)),
  }));

function whatStays({ subject }: ReleaseView): Html {
  const { passages, reader, facts } = subject;
  const stays = passages.filter(({ passage }) => passage.how === 'never');
  const noDay = !facts.isSafeTogether && facts.nextReviewOn !== null;
  if (stays.length === 0 && !noDay) return nothing;
  return card(
    { title: `Not for ${reader.givenName}` },
    html`<ul class="govuk-list govuk-list--spaced">
      ${stays.map(stay)} ${noDay && html`<li>The day of the next review: nobody has confirmed that the adults can safely be brought together.</li>`}
    </ul>`,
  );
}

const stay = ({ goal, passage }: GoalPassage): Html => html`<li>${goal.wanted}<br /><span class="app-quiet">${'why' in passage && passage.why}</span></li>`;

function release(view: ReleaseView, content: CopyContent): Html {
  const { reader, facts } = view.subject;
  const named = othersNamed(reader.id, facts, content);
  return card(
    { title: 'Release this copy', kind: 'next' },
    html`<p class="govuk-body">${reader.givenName} will read exactly what you see here. It stays as it is until you release another one or take it back.</p>
      ${formOf(
        view,
        html`<input type="hidden" name="seen" value="${markOf(content)}" /> ${ask(view, 'note')}
          ${
            named.length > 0 &&
            html`<p class="govuk-body">Look at ${[...new Set(named.map(one => one.where))].join('; ')}.</p>
              ${ask(view, 'namesRead')}`
          }`,
        { button: `Release the copy for ${reader.givenName}` },
      )}`,
  );
}
