import { html, nothing, type Html } from '#design/html.ts';
import { attributes, classes, content, each, filled } from './markup.ts';
import type { ServiceNavigationNavigation, ServiceNavigationOptions } from './options.generated.ts';

export function serviceNavigation(p: ServiceNavigationOptions): Html {
  const { start, end } = p.slots ?? {};
  const endShown = end && 'html' in end ? end.html : end;
  const isInLine = end && 'html' in end && end.align === 'inline';
  const common = html` class="${classes('govuk-service-navigation', p.classes)}" data-module="govuk-service-navigation"${attributes(p.attributes)}`;
  const inside = html`<div class="${classes('govuk-width-container', isInLine && 'govuk-service-navigation__inlining-container')}">
    ${start}
    <div class="govuk-service-navigation__container">${serviceName(p)}${navigation(p)}</div>
    ${endShown}
  </div>`;
  if (p.serviceName || start || endShown) return html`<section aria-label="${p.ariaLabel ?? 'Service information'}" ${common}>${inside}</section>`;
  return html`<div${common}>${inside}</div>`;
}

function serviceName(p: ServiceNavigationOptions): Html {
  if (!p.serviceName) return nothing;
  const shown = p.serviceUrl
    ? html`<a href="${p.serviceUrl}" class="govuk-service-navigation__link">${p.serviceName}</a>`
    : html`<span class="govuk-service-navigation__text">${p.serviceName}</span>`;
  return html`<span class="govuk-service-navigation__service-name"> ${shown} </span>`;
}

function navigation(p: ServiceNavigationOptions): Html {
  const items = (p.navigation ?? []).filter(item => item);
  const { navigationStart, navigationEnd } = p.slots ?? {};
  if (items.length === 0 && !navigationStart && !navigationEnd) return nothing;
  const menu = p.menuButtonText || 'Menu';
  const id = p.navigationId || 'navigation';
  const said = p.menuButtonLabel !== menu && filled('aria-label', p.menuButtonLabel);
  const toggle = html`<button
    type="button"
    class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
    aria-controls="${id}"
    ${said}
    hidden
    aria-hidden="true"
  >
    ${menu}
  </button>`;
  return html`<nav aria-label="${p.navigationLabel || menu}" class="${classes('govuk-service-navigation__wrapper', p.navigationClasses)}">
    ${(p.collapseNavigationOnMobile ?? items.length > 1) && toggle}
    <ul class="govuk-service-navigation__list" id="${id}">
      ${navigationStart}${each(items, navigationItem)}${navigationEnd}
    </ul>
  </nav>`;
}

function navigationItem(item: ServiceNavigationNavigation): Html {
  const isHere = item.active || item.current;
  const here = isHere && html` aria-current="${item.current ? 'page' : 'true'}"`;
  const words = isHere ? html`<strong class="govuk-service-navigation__active-fallback">${content(item)}</strong>` : content(item);
  const shown = item.href
    ? html`<a class="govuk-service-navigation__link" href="${item.href}" ${here}${attributes(item.attributes)}> ${words} </a>`
    : content(item) && html`<span class="govuk-service-navigation__text" ${here}> ${words} </span>`;
  return html`<li class="${classes('govuk-service-navigation__item', isHere && 'govuk-service-navigation__item--active')}">${shown}</li>`;
}
