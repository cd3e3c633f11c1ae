import { html, type Html } from '#design/html.ts';
import { descriptions, formGroup, labelFor } from './field-parts.ts';
import { attributes, classes, content, given, hasContent } from './markup.ts';
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
    ${inputAttributes(p, ids)}${attributes(p.attributes)}
  />`;

const inputAttributes = (p: InputOptions, ids: string): Html =>
  given({
    spellcheck: p.spellcheck?.toString(),
    value: p.value,
    disabled: p.disabled,
    'aria-describedby': ids || undefined,
    autocomplete: p.autocomplete,
    autocapitalize: p.autocapitalize,
    pattern: p.pattern,
    inputmode: p.inputmode,
  });

const affix = (p: InputPrefix | undefined, kind: 'prefix' | 'suffix') =>
  p && hasContent(p) && html`<div class="${classes(`govuk-input__${kind}`, p.classes)}" aria-hidden="true" ${attributes(p.attributes)}>${content(p)}</div>`;
