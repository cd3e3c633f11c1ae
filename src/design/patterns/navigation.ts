import { html, type Html } from '#design/html.ts';

export type NavigationLink = { href: string; text: string; current?: boolean | undefined; count?: number | undefined };

/** The parts of one thing, across the page. */
export const subNavigation = (p: { label: string; items: readonly NavigationLink[] }): Html =>
  html`<nav class="app-sub-navigation" aria-label="${p.label}">
    <ul class="app-sub-navigation__list">
      ${p.items.map(item => html`<li>${link(item, 'app-sub-navigation__link')}</li>`)}
    </ul>
  </nav>`;

/** The places of one part of the service, down the page, in groups when there are many. */
export const sideNavigation = (p: { label: string; groups: readonly { title?: string | undefined; items: readonly NavigationLink[] }[] }): Html =>
  html`<nav class="app-side-navigation" aria-label="${p.label}">
    ${p.groups.map(
      group =>
        html`${group.title && html`<h2 class="app-side-navigation__title">${group.title}</h2>`}
          <ul class="app-side-navigation__list">
            ${group.items.map(item => html`<li>${link(item, 'app-side-navigation__link')}</li>`)}
          </ul>`,
    )}
  </nav>`;

const link = (item: NavigationLink, name: string): Html =>
  html`<a class="${name}" href="${item.href}" ${item.current && html`aria-current="page"`}
    >${item.text}${item.count !== undefined && html` <span class="app-navigation__count">${item.count}</span>`}</a
  >`;
