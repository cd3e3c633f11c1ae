import { html, nothing, type Html } from '#design/html.ts';
import { attributes, classes, content, filled, hasContent } from './markup.ts';
import type { LabelOptions } from './options.generated.ts';

export function label(p: LabelOptions): Html {
  if (!hasContent(p)) return nothing;
  const shown = html`<label class="${classes('govuk-label', p.classes)}" ${attributes(p.attributes)}${filled('for', p.for)}>${content(p)}</label>`;
  return p.isPageHeading ? html`<h1 class="govuk-label-wrapper">${shown}</h1>` : shown;
}
