import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, each, hasContent } from './markup.ts';
import type { PaginationItem, PaginationNext, PaginationOptions } from './options.generated.ts';

export function pagination(p: PaginationOptions): Html {
  const isBlock = !p.items && Boolean(p.next || p.previous);
  return html`<nav
    class="${classes('govuk-pagination', isBlock && 'govuk-pagination--block', p.classes)}"
    aria-label="${p.landmarkLabel || 'Pagination'}"
    ${attributes(p.attributes)}
  >
    ${p.previous?.href && arrowLink(p.previous, 'prev', isBlock)}
    ${
      p.items &&
      html`<ul class="govuk-pagination__list">
        ${each(p.items, item => (item.number || item.ellipsis) && pageItem(item))}
      </ul>`
    }
    ${p.next?.href && arrowLink(p.next, 'next', isBlock)}
  </nav>`;
}

const words = { prev: html`Previous<span class="govuk-visually-hidden"> page</span>`, next: html`Next<span class="govuk-visually-hidden"> page</span>` };

function arrowLink(link: PaginationNext, kind: 'prev' | 'next', isBlock: boolean): Html {
  const isPlain = isBlock && !link.labelText;
  const label =
    isBlock && link.labelText && html` <span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${link.labelText}</span>`;
  return html`<div class="govuk-pagination__${kind}">
    <a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${kind}" ${attributes(link.attributes)}
      >${(isBlock || kind === 'prev') && arrows[kind]}
      <span class="${classes('govuk-pagination__link-title', isPlain && 'govuk-pagination__link-title--decorated')}">
        ${hasContent(link) ? content(link) : words[kind]} </span
      >${label} ${!isBlock && kind === 'next' && arrows[kind]}</a
    >
  </div>`;
}

function pageItem(item: PaginationItem): Html {
  const names = classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current', item.ellipsis && 'govuk-pagination__item--ellipsis');
  if (item.ellipsis) return html`<li class="${names}">&ctdot;</li>`;
  return html`<li class="${names}">
    <a
      class="govuk-link govuk-pagination__link"
      href="${item.href}"
      aria-label="${item.visuallyHiddenText ?? `Page ${item.number}`}"
      ${item.current && html` aria-current="page"`}${attributes(item.attributes)}
      >${item.number}</a
    >
  </li>`;
}

const arrows = {
  prev: html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--prev"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path>
  </svg>`,
  next: html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--next"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path>
  </svg>`,
};
