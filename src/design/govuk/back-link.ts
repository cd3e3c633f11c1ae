import { html, type Html } from '#design/html.ts';
import { attributes, classes, content } from './markup.ts';
import type { BackLinkOptions } from './options.generated.ts';

export const backLink = (p: BackLinkOptions): Html =>
  html`<a href="${p.href || '#'}" class="${classes('govuk-back-link', p.classes)}" ${attributes(p.attributes)}>${content(p) || 'Back'}</a>`;
