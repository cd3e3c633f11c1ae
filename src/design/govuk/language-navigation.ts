import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, each, filled } from './markup.ts';
import type { LanguageNavigationItem, LanguageNavigationOptions } from './options.generated.ts';

export const languageNavigation = (p: LanguageNavigationOptions): Html =>
  html`<nav class="${classes('govuk-language-navigation', p.classes)}" ${attributes(p.attributes)} aria-label="${p.ariaLabel ?? 'Language'}">
    <ul class="govuk-language-navigation__list">
      ${each(p.items, item => html`<li class="govuk-language-navigation__list-item">${language(item)}</li>`)}
    </ul>
  </nav>`;

function language(item: LanguageNavigationItem): Html {
  const spoken = html`${filled('lang', item.lang)}`;
  const direction = html`${filled('dir', item.dir)}${attributes(item.attributes)}`;
  if (item.current || !item.href)
    return html`<span class="${classes('govuk-language-navigation__text', item.classes)}" aria-current="true" ${spoken}${direction}>${content(item)}</span>`;
  const described = item.languageDescriptionText && html`<span class="govuk-visually-hidden"> ${item.languageDescriptionText}</span>`;
  return html`<a
    class="${classes('govuk-language-navigation__link', item.classes)}"
    href="${item.href}"
    rel="alternate"
    ${spoken}${filled('hreflang', item.hrefLang || item.lang)}${direction}
    >${content(item)}${described}</a
  >`;
}
