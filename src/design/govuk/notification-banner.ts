import { html, type Html } from '#design/html.ts';
import { attribute, attributes, classes, content } from './markup.ts';
import type { NotificationBannerOptions } from './options.generated.ts';

export function notificationBanner(p: NotificationBannerOptions): Html {
  const isSuccess = p.type === 'success';
  const titleId = p.titleId || 'govuk-notification-banner-title';
  const level = p.titleHeadingLevel || 2;
  const title = content({ text: p.titleText, html: p.titleHtml }) || (isSuccess ? 'Success' : 'Important');
  const names = classes('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', p.classes);
  const role = p.role || (isSuccess ? 'alert' : 'region');
  const more = html`${attribute('data-disable-auto-focus', p.disableAutoFocus?.toString())}${attributes(p.attributes)}`;
  const heading = html`<h${level} class="govuk-notification-banner__title" id="${titleId}">${title}</h${level}>`;
  const body = p.html?.markup ? p.html : p.text && html`<p class="govuk-notification-banner__heading">${p.text}</p>`;
  return html`<div class="${names}" role="${role}" aria-labelledby="${titleId}" data-module="govuk-notification-banner" ${more}>
    <div class="govuk-notification-banner__header">${heading}</div>
    <div class="govuk-notification-banner__content">${body}</div>
  </div>`;
}
