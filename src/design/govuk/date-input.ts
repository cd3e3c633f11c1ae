import { html, type Html } from '#design/html.ts';
import { descriptions, formGroup } from './field-parts.ts';
import { fieldset } from './fieldset.ts';
import { input } from './input.ts';
import { attributes, classes, content, each, filled } from './markup.ts';
import type { DateInputItem, DateInputOptions, Maybe } from './options.generated.ts';

export function dateInput(p: DateInputOptions): Html {
  const described = descriptions(p, p.id, p.fieldset?.describedBy);
  const items: readonly Maybe<DateInputItem>[] = p.items?.length
    ? p.items
    : [p.day ?? { name: 'day' }, p.month ?? { name: 'month' }, p.year ?? { name: 'year' }];
  const oneIsWrong = items.some(item => item && isWrong(item));
  const inside = html`${described.shown}
    <div class="${classes('govuk-date-input', p.classes)}" ${attributes(p.attributes)}${filled('id', p.id)}>
      ${content(p.formGroup?.beforeInputs)}${each(items, (item, number) => datePart(p, { ...item, name: item.name ?? partNames[number - 1] ?? '' }, oneIsWrong))}${content(p.formGroup?.afterInputs)}
    </div>`;
  if (!p.fieldset) return formGroup(p, inside);
  const { classes: names, attributes: more, legend } = p.fieldset;
  return formGroup(p, fieldset({ describedBy: described.ids, classes: names, role: 'group', attributes: more, legend, html: inside }));
}

const partNames = ['day', 'month', 'year'];

const isWrong = (item: DateInputItem) => Boolean(item.error || item.classes?.includes('govuk-input--error'));

function datePart(p: DateInputOptions, item: DateInputItem, oneIsWrong: boolean): Html {
  const fieldName = p.namePrefix ? `${p.namePrefix}-${item.name}` : item.name;
  const showsMistake = isWrong(item) || (item.error !== false && p.errorMessage && !oneIsWrong);
  const isYear = item.name === 'year' || (p.year && item.name === p.year.name);
  const width = item.classes?.includes('govuk-input--width-') ? '' : `govuk-input--width-${isYear ? 4 : 2}`;
  const mistake = showsMistake && !item.classes?.includes('govuk-input--error') ? 'govuk-input--error' : '';
  const part = input({
    label: { text: item.label || capitalised(item.name), classes: 'govuk-date-input__label' },
    id: item.id || `${p.id}-${item.name}`,
    classes: classes('govuk-date-input__input', mistake, width, item.classes),
    name: fieldName,
    value: item.value ?? valueApart(p, item.name) ?? p.values?.[fieldName] ?? p.values?.[item.name],
    inputmode: item.inputmode || 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  });
  return html`<div class="govuk-date-input__item">${part}</div>`;
}

/** A part's value may be given apart from the list of parts. */
function valueApart(p: DateInputOptions, name: string): string | undefined {
  const part = [p.day, p.month, p.year].find((one, i) => one && (one.name ?? partNames[i]) === name);
  return part ? part.value : undefined;
}

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
