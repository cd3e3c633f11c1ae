import { html, type Html } from '#design/html.ts';
import { attributes, classes, each, filled } from './markup.ts';
import type { TabsItem, TabsOptions } from './options.generated.ts';

export function tabs(p: TabsOptions): Html {
  const idOf = (item: TabsItem, number: number) => item.id || `${p.idPrefix}-${number}`;
  const listed = (item: TabsItem, number: number) =>
    html`<li class="${classes('govuk-tabs__list-item', number === 1 && 'govuk-tabs__list-item--selected')}">
      <a class="govuk-tabs__tab" href="#${idOf(item, number)}" ${attributes(item.attributes)}>${item.label}</a>
    </li>`;
  const shown = (item: TabsItem, number: number) =>
    html`<div
      class="${classes('govuk-tabs__panel', number > 1 && 'govuk-tabs__panel--hidden')}"
      id="${idOf(item, number)}"
      ${attributes(item.panel.attributes)}
    >
      ${inside(item)}
    </div>`;
  return html`<div${filled('id', p.id)} class="${classes('govuk-tabs', p.classes)}"${attributes(p.attributes)} data-module="govuk-tabs">
<h2 class="govuk-tabs__title">${p.title ?? 'Contents'}</h2>
${
  p.items?.length
    ? html`<ul class="govuk-tabs__list">
          ${each(p.items, listed)}
        </ul>
        ${each(p.items, shown)}`
    : ''
}</div>`;
}

const inside = ({ panel }: TabsItem) => (panel.html?.markup ? panel.html : panel.text && html`<p class="govuk-body">${panel.text}</p>`);
