import { sayInstant } from '#platform/date-field.ts';
import type { CheckView, StartView, StepView } from '#platform/journey.ts';
import { askAll, formOf, lines } from './ask.ts';
import { govuk } from './govuk.ts';
import { html, type Html, type Piece } from './html.ts';

type StepLook = { /** Said under the heading, before the questions. */ before?: Piece; button?: string };

/** One step of a journey: a question, several under a heading, something told, or the list of what was added. */
export function stepPage(view: StepView, { before, button = 'Continue' }: StepLook = {}): Html {
  if (view.kind === 'list') return listPage(view, before);
  const names = Object.entries(view.form.fields as Record<string, { when?: object }>).filter(([, field]) => !field.when);
  const headed = names.length !== 1 || Boolean(before) || view.number !== null;
  return html`${headed && heading(view.title)}${before}${formOf(view, askAll(view, { headings: !headed }), { button })}`;
}

const heading = (text: string): Html => html`<h1 class="govuk-heading-l">${text}</h1>`;

function listPage(view: StepView, before: Piece): Html {
  const rows = view.items.map(
    ({ name, changeHref, removeHref }) =>
      html`<div class="app-list__row">
        <dt class="app-list__name">${name}</dt>
        <dd class="app-list__actions">
          <a class="govuk-link" href="${changeHref}">Change<span class="govuk-visually-hidden"> ${name}</span></a>
          <form method="post" action="${removeHref}">
            <input type="hidden" name="csrf" value="${view.hidden['csrf']}" />
            <button type="submit" class="app-link-button">Remove<span class="govuk-visually-hidden"> ${name}</span></button>
          </form>
        </dd>
      </div>`,
  );
  return html`${heading(view.title)}${before}${rows.length > 0 && html`<dl class="app-list">${rows}</dl>`}${formOf(view, askAll(view, { headings: false }), {
    button: 'Continue',
  })}`;
}

type CheckLook = { title?: string; before?: Piece; after?: Piece; button: string };

/** Every answer, page by page, with the way back to each page, and the button that sends them. */
export function checkPage(view: CheckView, { title = 'Check your answers', before, after, button }: CheckLook): Html {
  const groups = view.groups.map(group =>
    govuk.summaryList({
      card: { title: { text: group.title }, actions: { items: [{ href: group.rows[0]?.changeHref ?? '', text: 'Change' }] } },
      rows: group.rows.map(({ label, answer }) => ({ key: { text: label }, value: { html: lines(answer) } })),
    }),
  );
  return html`${heading(title)}${before}${groups}${after}${formOf(view, html``, { button })}`;
}

/** What somebody began and has not sent, to carry on with. */
export const draftsList = ({ drafts }: StartView, what: string): Html | false =>
  drafts.length > 0 &&
  html`<h2 class="govuk-heading-m">Carry on with what you began</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${drafts.map(draft => html`<li><a class="govuk-link" href="${draft.href}">${what} last saved on ${sayInstant(draft.keptAt)}</a></li>`)}
    </ul>`;
