import { html, type Html } from '#design/html.ts';
import { descriptions, formGroup, labelFor } from './field-parts.ts';
import { attributes, classes, content, each, filled } from './markup.ts';
import type { SelectItem, SelectOptions } from './options.generated.ts';

export function select(p: SelectOptions): Html {
  const id = p.id || p.name;
  const { shown, ids } = descriptions(p, id, p.describedBy);
  const field = html`<select
    class="${classes('govuk-select', p.classes, p.errorMessage && 'govuk-select--error')}"
    id="${id}"
    name="${p.name}"
    ${p.disabled && ' disabled'}${filled('aria-describedby', ids)}${attributes(p.attributes)}
  >
    ${each(p.items, item => option(item, p.value))}
  </select>`;
  return formGroup(p, html`${labelFor(id, p.label)}${shown}${content(p.formGroup?.beforeInput)}${field}${content(p.formGroup?.afterInput)}`);
}

function option(item: SelectItem, chosen: string | undefined): Html {
  const isChosen = item.selected || (chosen && (item.value ?? item.text) === chosen && item.selected !== false);
  const value = item.value === undefined ? undefined : html` value="${String(item.value)}"`;
  return html`<option${value}${isChosen && ' selected'}${item.disabled && ' disabled'}${attributes(item.attributes)}>${item.text}</option>`;
}
