import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, filled } from './markup.ts';
import type { HintOptions } from './options.generated.ts';

export const hint = (p: HintOptions): Html =>
  html`<div${filled('id', p.id)} class="${classes('govuk-hint', p.classes)}"${attributes(p.attributes)}>${content(p)}</div>`;
