import { html, type Html } from '#design/html.ts';
import { attributes, classes, content } from './markup.ts';
import type { TagOptions } from './options.generated.ts';

export const tag = (p: TagOptions): Html => html`<strong class="${classes('govuk-tag', p.classes)}" ${attributes(p.attributes)}> ${content(p)} </strong>`;
