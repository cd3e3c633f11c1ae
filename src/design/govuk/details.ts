import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, filled } from './markup.ts';
import type { DetailsOptions } from './options.generated.ts';

export const details = (p: DetailsOptions): Html =>
  html`<details${filled('id', p.id)} class="${classes('govuk-details', p.classes)}"${attributes(p.attributes)}${p.open && ' open'}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text"> ${content({ text: p.summaryText, html: p.summaryHtml })} </span></summary>
<div class="govuk-details__text">${content(p)}</div></details>`;
