import { html, type Html } from '#design/html.ts';
import { attributes, classes, content } from './markup.ts';
import type { GenericHeaderOptions } from './options.generated.ts';

export const genericHeader = (p: GenericHeaderOptions): Html =>
  html`<div class="${classes('govuk-generic-header', p.classes)}" ${attributes(p.attributes)}>
    <div class="govuk-generic-header__container ${p.containerClasses || 'govuk-width-container'}">
      <div class="govuk-generic-header__logo">
        <a href="${p.url || '/'}" class="govuk-generic-header__homepage-link">${content({ text: p.logoText, html: p.logoHtml })}</a>
      </div>
    </div>
  </div>`;
