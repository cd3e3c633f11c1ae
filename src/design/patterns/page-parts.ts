import { html, type Html, type Piece } from '#design/html.ts';

/** A heading with what can be done on the page beside it. The heading is the page's one h1. */
export const pageHead = (p: { title: string; caption?: string | undefined; actions?: readonly Html[] | undefined }): Html =>
  html`<div class="app-page-head">
    <h1 class="govuk-heading-xl">${p.caption && html`<span class="govuk-caption-m">${p.caption}</span>`}${p.title}</h1>
    ${p.actions && p.actions.length > 0 && html`<div class="app-identity__actions">${p.actions}</div>`}
  </div>`;

export type Card = {
  title: string;
  id?: string | undefined;
  level?: 2 | 3 | undefined;
  kind?: 'attention' | 'next' | undefined;
  link?: { href: string; text: string } | undefined;
};

/** One part of a full page, with its heading and perhaps a link to all of it. */
export function card(p: Card, body: Piece): Html {
  const level = p.level ?? 2;
  return html`<section class="app-card ${p.kind && `app-card--${p.kind}`}"${p.id && html` id="${p.id}"`}>
    <div class="app-card__head">
      <h${level} class="govuk-heading-m app-card__title">${p.title}</h${level}>
      ${p.link && html`<a class="govuk-link govuk-body govuk-!-margin-0" href="${p.link.href}">${p.link.text}</a>`}
    </div>
    ${body}
  </section>`;
}

/** Columns on a wide screen, one after the other on a phone. With `main-aside` a third part goes on under the first, and on a phone comes after the second. */
export const columns = (kind: 'main-aside' | 'aside-main' | 'halves', ...parts: readonly Piece[]): Html =>
  html`<div class="app-columns app-columns--${kind}">${parts.map(part => html`<div class="app-stack">${part}</div>`)}</div>`;

/** A few numbers with what they count. */
export const figures = (items: readonly { label: string; value: string | number; needsAttention?: boolean | undefined }[]): Html =>
  html`<dl class="app-figures">
    ${items.map(
      item =>
        html`<div class="app-figures__item ${item.needsAttention && 'app-figures__item--attention'}">
          <dt class="app-figures__label">${item.label}</dt>
          <dd class="app-figures__value">${item.value}</dd>
        </div>`,
    )}
  </dl>`;

/** What stands where a list would be, when there is nothing in it. */
export const emptyList = (words: Piece): Html => html`<p class="app-empty">${words}</p>`;

/** A wide table moves sideways on a phone; the keyboard can move it too. */
export const sideways = (label: string, table: Html): Html => html`<div class="app-scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;

/** Prints the page; only of use with scripts, so it is hidden without them. */
export const printButton = (text = 'Print this page'): Html =>
  html`<button type="button" class="govuk-button govuk-button--secondary app-needs-scripts" data-print>${text}</button>`;

/** Where a form says that what was typed has been kept. */
export const keepStatus = (words = ''): Html => html`<p class="app-keep-status" data-keep-status role="status">${words}</p>`;
