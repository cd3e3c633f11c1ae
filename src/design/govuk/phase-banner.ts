import { html, type Html } from '#design/html.ts';
import { attributes, classes, content } from './markup.ts';
import type { PhaseBannerOptions } from './options.generated.ts';
import { tag } from './tag.ts';

export const phaseBanner = (p: PhaseBannerOptions): Html =>
  html`<div class="${classes('govuk-phase-banner govuk-width-container', p.classes)}" ${attributes(p.attributes)}>
    <p class="govuk-phase-banner__content">
      ${tag({ text: p.tag?.text, html: p.tag?.html, classes: classes('govuk-phase-banner__content__tag', p.tag?.classes) })}
      <span class="govuk-phase-banner__text"> ${content(p)} </span>
    </p>
  </div>`;
