import { html, type Html } from '#design/html.ts';

export type AddAnother = {
  /** One of them, as in "Child". */
  what: string;
  items: readonly Html[];
  /** The buttons send the form with this name: `add`, or `remove-0`, `remove-1` … */
  buttonName: string;
  atLeast?: number | undefined;
  atMost?: number | undefined;
};

/** Several of the same in one form. Works without scripts: each button sends the form, and the server shows it again with one more or one less. */
export function addAnother(p: AddAnother): Html {
  const mayRemove = p.items.length > (p.atLeast ?? 1);
  const mayAdd = p.atMost === undefined || p.items.length < p.atMost;
  const shown = p.items.map((item, index) => {
    const name = `${p.what} ${index + 1}`;
    return html`<fieldset class="govuk-fieldset app-add-another__item">
      <legend class="app-add-another__title">${name}</legend>
      ${item}${mayRemove && press(p.buttonName, `remove-${index}`, html`Remove<span class="govuk-visually-hidden"> ${name}</span>`)}
    </fieldset>`;
  });
  return html`<div class="app-add-another">${shown}${mayAdd && press(p.buttonName, 'add', html`Add another ${p.what.toLowerCase()}`)}</div>`;
}

const press = (name: string, value: string, words: Html): Html =>
  html`<button type="submit" class="govuk-button govuk-button--secondary" name="${name}" value="${value}" formnovalidate data-module="govuk-button">
    ${words}
  </button>`;
