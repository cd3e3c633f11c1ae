import { html, type Html } from '#design/html.ts';
import { descriptions, formGroup, labelFor } from './field-parts.ts';
import { attribute, attributes, classes, content, hasContent } from './markup.ts';
import type { InputOptions, InputPrefix } from './options.generated.ts';

export function input(p: InputOptions): Html {
  const id = p.id || p.name;
  const { shown, ids } = descriptions(p, id, p.describedBy);
  const field = inputElement(p, id, ids);
  const { beforeInput, afterInput } = p.formGroup ?? {};
  const wraps = [p.prefix, p.suffix, beforeInput, afterInput].some(hasContent);
  if (!wraps) return formGroup(p, html`${labelFor(id, p.label)}${shown}${field}`);
  const wrapped = html`<div class="${classes('govuk-input__wrapper', p.inputWrapper?.classes)}" ${attributes(p.inputWrapper?.attributes)}>
    ${content(beforeInput)}${affix(p.prefix, 'prefix')}${field}${affix(p.suffix, 'suffix')}${content(afterInput)}
  </div>`;
  return formGroup(p, html`${labelFor(id, p.label)}${shown}${wrapped}`);
}

const inputElement = (p: InputOptions, id: string, ids: string): Html =>
  html`<input
    class="${classes('govuk-input', p.classes, p.errorMessage && 'govuk-input--error')}"
    id="${id}"
    name="${p.name}"
    type="${p.type || 'text'}"
    ${attribute('spellcheck', p.spellcheck?.toString())}${attribute('value', p.value)}${attribute('disabled', p.disabled)}${attribute('aria-describedby', ids || undefined)}${attribute('autocomplete', p.autocomplete)}${attribute('autocapitalize', p.autocapitalize)}${attribute('pattern', p.pattern)}${attribute('inputmode', p.inputmode)}${attributes(p.attributes)}
  />`;

const affix = (p: InputPrefix | undefined, kind: 'prefix' | 'suffix') =>
  p && hasContent(p) && html`<div class="${classes(`govuk-input__${kind}`, p.classes)}" aria-hidden="true" ${attributes(p.attributes)}>${content(p)}</div>`;
