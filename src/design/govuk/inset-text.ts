import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, filled } from './markup.ts';
import type { InsetTextOptions } from './options.generated.ts';

export const insetText = (p: InsetTextOptions): Html =>
  html`<div${filled('id', p.id)} class="${classes('govuk-inset-text', p.classes)}"${attributes(p.attributes)}>${content(p)}</div>`;
