import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, each } from './markup.ts';
import type { Maybe, SummaryListCard, SummaryListCardTitle, SummaryListOptions, SummaryListRow, SummaryListRowActionsItem } from './options.generated.ts';

export function summaryList(p: SummaryListOptions): Html {
  const someHaveActions = p.rows.some(row => row && row.actions?.items?.length);
  const list = html`<dl class="${classes('govuk-summary-list', p.classes)}" ${attributes(p.attributes)}>
    ${each(p.rows, row => summaryRow(row, someHaveActions, p.card?.title))}
  </dl>`;
  return p.card ? summaryCard(p.card, list) : list;
}

function summaryRow(row: SummaryListRow, someHaveActions: boolean, cardTitle: SummaryListCardTitle | undefined): Html {
  const names = classes('govuk-summary-list__row', someHaveActions && !row.actions?.items && 'govuk-summary-list__row--no-actions', row.classes);
  const actions = actionList('dd', 'govuk-summary-list__actions', row.actions, cardTitle);
  return html`<div class="${names}">
    <dt class="${classes('govuk-summary-list__key', row.key.classes)}">${content(row.key)}</dt>
    <dd class="${classes('govuk-summary-list__value', row.value.classes)}">${content(row.value)}</dd>
    ${actions}
  </div>`;
}

function summaryCard(card: SummaryListCard, list: Html): Html {
  const level = card.title?.headingLevel || 2;
  const title = card.title && html`<h${level} class="${classes('govuk-summary-card__title', card.title.classes)}">${content(card.title)}</h${level}>`;
  return html`<div class="${classes('govuk-summary-card', card.classes)}" ${attributes(card.attributes)}>
    <div class="govuk-summary-card__title-wrapper">${title}${actionList('div', 'govuk-summary-card__actions', card.actions, card.title)}</div>
    <div class="govuk-summary-card__content">${list}</div>
  </div>`;
}

type Actions = { items?: readonly Maybe<SummaryListRowActionsItem>[] | undefined; classes?: string | undefined };

/** One action stands alone; several are a list. A card's heading is its list; a row's list stands inside its cell. */
function actionList(cell: 'dd' | 'div', name: string, actions: Actions | undefined, cardTitle: SummaryListCardTitle | undefined) {
  const items = actions?.items ?? [];
  const names = classes(name, actions?.classes);
  if (items.length === 0) return undefined;
  if (items.length === 1) return html`<${cell} class="${names}">${each(items, item => actionLink(item, cardTitle))}</${cell}>`;
  if (cell === 'div')
    return html`<ul class="${names}">
      ${each(items, item => html`<li class="govuk-summary-card__action">${actionLink(item, cardTitle)}</li>`)}
    </ul>`;
  const listed = each(items, item => html`<li class="govuk-summary-list__actions-list-item">${actionLink(item, cardTitle)}</li>`);
  return html`<dd class="${names}">
    <ul class="govuk-summary-list__actions-list">
      ${listed}
    </ul>
  </dd>`;
}

function actionLink(action: SummaryListRowActionsItem, cardTitle: SummaryListCardTitle | undefined): Html {
  const unseen = action.visuallyHiddenText && html` ${action.visuallyHiddenText}`;
  const of = cardTitle && html` (${content(cardTitle)})`;
  const more = (unseen || of) && html`<span class="govuk-visually-hidden">${unseen}${of}</span>`;
  return html`<a class="${classes('govuk-link', action.classes)}" href="${action.href}" ${attributes(action.attributes)}>${content(action)}${more}</a>`;
}
