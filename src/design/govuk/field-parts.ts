import { html, nothing, type Html, type Piece } from '#design/html.ts';
import { errorMessage } from './error-message.ts';
import { hint } from './hint.ts';
import { label } from './label.ts';
import { attributes, classes, describedBy, type Attributes } from './markup.ts';
import type { ErrorMessageOptions, HintOptions, LabelOptions } from './options.generated.ts';

type Described = { hint?: Partial<HintOptions> | undefined; errorMessage?: Partial<ErrorMessageOptions> | undefined };

/** The hint and the mistake that stand before a field, with the ids by which the field names them. */
export function descriptions(p: Described, id: string, first?: string) {
  return {
    shown: html`${p.hint ? hint({ ...p.hint, id: `${id}-hint` }) : nothing}${p.errorMessage ? errorMessage({ ...p.errorMessage, id: `${id}-error` }) : nothing}`,
    ids: describedBy(first, p.hint && `${id}-hint`, p.errorMessage && `${id}-error`),
  };
}

type Group = { errorMessage?: unknown; formGroup?: { classes?: string | undefined; attributes?: Attributes | undefined } | undefined };

export const formGroup = (p: Group, inside: Piece): Html =>
  html`<div
    class="${classes('govuk-form-group', p.errorMessage ? 'govuk-form-group--error' : '', p.formGroup?.classes)}"
    ${attributes(p.formGroup?.attributes)}
  >
    ${inside}
  </div>`;

export const labelFor = (id: string | undefined, p: Partial<LabelOptions> | undefined): Html =>
  label({ html: p?.html, text: p?.text, classes: p?.classes, isPageHeading: p?.isPageHeading, attributes: p?.attributes, for: id });
