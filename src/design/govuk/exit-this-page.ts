import { html, type Html } from '#design/html.ts';
import { button } from './button.ts';
import { attributes, classes, filled, given } from './markup.ts';
import type { ExitThisPageOptions } from './options.generated.ts';

export function exitThisPage(p: ExitThisPageOptions): Html {
  const wordings = given({
    'data-i18n.activated': p.activatedText,
    'data-i18n.timed-out': p.timedOutText,
    'data-i18n.press-two-more-times': p.pressTwoMoreTimesText,
    'data-i18n.press-one-more-time': p.pressOneMoreTimeText,
  });
  const leave = button({
    html: p.html?.markup || p.text ? p.html : html`<span class="govuk-visually-hidden">Emergency</span> Exit this page`,
    text: p.text,
    classes: 'govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button',
    href: p.redirectUrl || 'https://www.bbc.co.uk/weather',
    attributes: { rel: 'nofollow noreferrer' },
  });
  return html`<div${filled('id', p.id)} class="${classes('govuk-exit-this-page', p.classes)}" data-module="govuk-exit-this-page"${attributes(p.attributes)}${wordings}>${leave}</div>`;
}
