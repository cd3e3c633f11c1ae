import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, filled } from './markup.ts';
import type { ErrorMessageOptions } from './options.generated.ts';

export function errorMessage(p: ErrorMessageOptions): Html {
  const unseen = p.visuallyHiddenText ?? 'Error';
  const start = unseen && html`<span class="govuk-visually-hidden">${unseen}:</span> `;
  return html`<p${filled('id', p.id)} class="${classes('govuk-error-message', p.classes)}"${attributes(p.attributes)}>${start}${content(p)}</p>`;
}
