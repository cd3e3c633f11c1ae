import { html, type Html } from '#design/html.ts';
import { descriptions, formGroup, labelFor } from './field-parts.ts';
import { attribute, attributes, classes, content, filled } from './markup.ts';
import type { TextareaOptions } from './options.generated.ts';

export function textarea(p: TextareaOptions): Html {
  const id = p.id || p.name;
  const { shown, ids } = descriptions(p, id, p.describedBy);
  const field = html`<textarea
    class="${classes('govuk-textarea', p.errorMessage && 'govuk-textarea--error', p.classes)}"
    id="${id}"
    name="${p.name}"
    rows="${p.rows || 5}"
    ${attribute('spellcheck', p.spellcheck?.toString())}${p.disabled && ' disabled'}${filled('aria-describedby', ids)}${filled('autocomplete', p.autocomplete)}${attributes(p.attributes)}
  >
${p.value}</textarea>`;
  return formGroup(p, html`${labelFor(id, p.label)}${shown}${content(p.formGroup?.beforeInput)}${field}${content(p.formGroup?.afterInput)}`);
}
