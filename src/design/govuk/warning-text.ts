import { html, type Html } from '#design/html.ts';
import { attributes, classes, content } from './markup.ts';
import type { WarningTextOptions } from './options.generated.ts';

export const warningText = (p: WarningTextOptions): Html =>
  html`<div class="${classes('govuk-warning-text', p.classes)}" ${attributes(p.attributes)}>
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text"> <span class="govuk-visually-hidden">${p.iconFallbackText || 'Warning'}</span> ${content(p)} </strong>
  </div>`;
