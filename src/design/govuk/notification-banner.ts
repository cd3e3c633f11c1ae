import { html, type Html } from '#design/html.ts';
import { attribute, attributes, classes, content } from './markup.ts';
import type { NotificationBannerOptions } from './options.generated.ts';

export function notificationBanner(p: NotificationBannerOptions): Html {
  const isSuccess = p.type === 'success';
  const titleId = p.titleId || 'govuk-notification-banner-title';
  const level = p.titleHeadingLevel || 2;
  const title = content({ text: p.titleText, html: p.titleHtml }) || (isSuccess ? 'Success' : 'Important');
  return html`<div class="${classes('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', p.classes)}" role="${p.role || (isSuccess ? 'alert' : 'region')}" aria-labelledby="${titleId}" data-module="govuk-notification-banner"${attribute('data-disable-auto-focus', p.disableAutoFocus?.toString())}${attributes(p.attributes)}>
<div class="govuk-notification-banner__header"><h${level} class="govuk-notification-banner__title" id="${titleId}">${title}</h${level}></div>
<div class="govuk-notification-banner__content">${p.html?.markup ? p.html : p.text && html`<p class="govuk-notification-banner__heading">${p.text}</p>`}</div></div>`;
}
