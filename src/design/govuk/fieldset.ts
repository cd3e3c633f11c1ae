import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, filled, hasContent } from './markup.ts';
import type { FieldsetLegend, FieldsetOptions } from './options.generated.ts';

export const fieldset = (p: FieldsetOptions): Html =>
  html`<fieldset
    class="${classes('govuk-fieldset', p.classes)}"
    ${filled('role', p.role)}${filled('aria-describedby', p.describedBy)}${attributes(p.attributes)}
  >
    ${p.legend && hasContent(p.legend) && legend(p.legend)} ${p.html}
  </fieldset>`;

const legend = (p: FieldsetLegend): Html =>
  html`<legend class="${classes('govuk-fieldset__legend', p.classes)}">
    ${p.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${content(p)}</h1>` : content(p)}
  </legend>`;
