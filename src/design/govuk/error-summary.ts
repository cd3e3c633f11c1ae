import { html, type Html } from '#design/html.ts';
import { attribute, attributes, classes, content, each, hasContent } from './markup.ts';
import type { ErrorSummaryErrorListItem, ErrorSummaryOptions } from './options.generated.ts';

export function errorSummary(p: ErrorSummaryOptions): Html {
  const description = { text: p.descriptionText, html: p.descriptionHtml };
  return html`<div
    class="${classes('govuk-error-summary', p.classes)}"
    ${attribute('data-disable-auto-focus', p.disableAutoFocus?.toString())}${attributes(p.attributes)}
    data-module="govuk-error-summary"
  >
    <div role="alert">
      <h2 class="govuk-error-summary__title">${content({ text: p.titleText, html: p.titleHtml })}</h2>
      <div class="govuk-error-summary__body">
        ${hasContent(description) && html`<p>${content(description)}</p>`}
        ${
          p.errorList?.length
            ? html`<ul class="govuk-list govuk-error-summary__list">
                ${each(p.errorList, mistake)}
              </ul>`
            : ''
        }
      </div>
    </div>
  </div>`;
}

const mistake = (item: ErrorSummaryErrorListItem): Html =>
  html`<li>${item.href ? html`<a href="${item.href}" ${attributes(item.attributes)}>${content(item)}</a>` : content(item)}</li>`;
