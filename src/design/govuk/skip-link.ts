import { html, type Html } from '#design/html.ts';
import { attributes, classes, content } from './markup.ts';
import type { SkipLinkOptions } from './options.generated.ts';

export const skipLink = (p: SkipLinkOptions): Html =>
  html`<a href="${p.href || '#content'}" class="${classes('govuk-skip-link', p.classes)}" ${attributes(p.attributes)} data-module="govuk-skip-link"
    >${content(p)}</a
  >`;
