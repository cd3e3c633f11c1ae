import { html, type Html } from '#design/html.ts';
import { button } from './button.ts';
import { attributes, classes, content, each, hasContent } from './markup.ts';
import type { PanelActions, PanelActionsItem, PanelOptions } from './options.generated.ts';

export function panel(p: PanelOptions): Html {
  const isInterruption = p.classes?.includes('govuk-panel--interruption');
  const level = p.headingLevel || 1;
  return html`<div class="${classes('govuk-panel', !isInterruption && 'govuk-panel--confirmation', p.classes)}"${attributes(p.attributes)}>
<h${level} class="govuk-panel__title">${content({ text: p.titleText, html: p.titleHtml })}</h${level}>
${hasContent(p) && html`<div class="govuk-panel__body">${content(p)}</div>`}
${isInterruption && p.actions && actionGroup(p.actions)}</div>`;
}

const actionGroup = (p: PanelActions): Html =>
  html`<div class="${classes('govuk-panel__actions', p.classes)}" ${attributes(p.attributes)}>
    ${p.items?.length ? html`<div class="govuk-button-group">${each(p.items, action)}</div>` : ''}
  </div>`;

function action(p: PanelActionsItem): Html {
  if (p.href && p.type !== 'button')
    return html`<a class="${classes('govuk-link govuk-link--inverse', p.classes)}" href="${p.href}" ${attributes(p.attributes)}>${p.text}</a>`;
  return button({ text: p.text, type: p.type || 'button', classes: classes('govuk-button--inverse', p.classes), href: p.href, attributes: p.attributes });
}
