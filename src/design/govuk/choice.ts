import { html, type Html, type Piece } from '#design/html.ts';
import { formGroup } from './field-parts.ts';
import { fieldset } from './fieldset.ts';
import { hint } from './hint.ts';
import { label } from './label.ts';
import { attributes, classes, content, given, hasContent, type Attributes } from './markup.ts';
import type { CheckboxesItem, CheckboxesOptions, RadiosItem, RadiosOptions } from './options.generated.ts';

/** What radios and checkboxes share: one choice with its label, its hint and what it opens. */
type Kind = 'radios' | 'checkboxes';
type Item = Exclude<CheckboxesItem | RadiosItem, { divider: string }>;
type Place = { id: string; name: string; isChecked: boolean; describedBy?: string; behaviour?: string | undefined };

export function choice(kind: Kind, item: Item, place: Place): Html {
  const { id, isChecked } = place;
  const itemHintId = hasContent(item.hint) && `${id}-item-hint`;
  const opens = item.conditional?.html?.markup ? `conditional-${id}` : undefined;
  const ids = classes(place.describedBy, itemHintId);
  const state = given({
    checked: isChecked,
    disabled: item.disabled,
    'data-aria-controls': opens,
    'data-behaviour': place.behaviour,
    'aria-describedby': ids || undefined,
  });
  const field = html`<input
    class="govuk-${kind}__input"
    id="${id}"
    name="${place.name}"
    type="${kind === 'radios' ? 'radio' : 'checkbox'}"
    value="${item.value}"
    ${state}${attributes(item.attributes)}
  />`;
  const words = label({
    html: item.html,
    text: item.text,
    classes: classes(`govuk-${kind}__label`, item.label?.classes),
    attributes: item.label?.attributes,
    for: id,
  });
  const told = itemHintId && hint({ ...item.hint, id: itemHintId, classes: classes(`govuk-${kind}__hint`, item.hint?.classes) });
  const opened =
    opens &&
    html`<div class="${classes(`govuk-${kind}__conditional`, !isChecked && `govuk-${kind}__conditional--hidden`)}" id="${opens}">
      ${item.conditional?.html}
    </div>`;
  return html`<div class="govuk-${kind}__item">${field}${words}${told}</div>
    ${opened}`;
}

export const divider = (kind: Kind, words: string): Html => html`<div class="govuk-${kind}__divider">${words}</div>`;

type Group = Pick<CheckboxesOptions | RadiosOptions, 'fieldset' | 'formGroup' | 'errorMessage' | 'classes'> & { attributes?: Attributes | undefined };

/** The choices with what describes them, in a fieldset when the question has one. */
export function choiceGroup(kind: Kind, p: Group, described: { shown: Html; ids: string }, items: Piece): Html {
  const inside = html`${described.shown}
    <div class="${classes(`govuk-${kind}`, p.classes)}" ${attributes(p.attributes)} data-module="govuk-${kind}">
      ${content(p.formGroup?.beforeInputs)}${items}${content(p.formGroup?.afterInputs)}
    </div>`;
  if (!p.fieldset) return formGroup(p, inside);
  const { classes: names, attributes: more, legend } = p.fieldset;
  return formGroup(p, fieldset({ describedBy: described.ids, classes: names, attributes: more, legend, html: inside }));
}

export const itemId = (item: { id?: string | undefined }, prefix: string, number: number): string => item.id || (number > 1 ? `${prefix}-${number}` : prefix);
