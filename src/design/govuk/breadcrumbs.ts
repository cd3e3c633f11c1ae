import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, each } from './markup.ts';
import type { BreadcrumbsItem, BreadcrumbsOptions } from './options.generated.ts';

export const breadcrumbs = (p: BreadcrumbsOptions): Html =>
  html`<nav
    class="${classes('govuk-breadcrumbs', p.classes, p.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')}"
    ${attributes(p.attributes)}
    aria-label="${p.labelText ?? 'Breadcrumb'}"
  >
    <ol class="govuk-breadcrumbs__list">
      ${each(p.items, crumb)}
    </ol>
  </nav>`;

const crumb = (item: BreadcrumbsItem): Html =>
  item.href
    ? html`<li class="govuk-breadcrumbs__list-item">
        <a class="govuk-breadcrumbs__link" href="${item.href}" ${attributes(item.attributes)}>${content(item)}</a>
      </li>`
    : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${content(item)}</li>`;
