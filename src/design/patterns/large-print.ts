import { html, type Html, type Piece } from '#design/html.ts';

/** What is to be read in large print too: 18 points and more, on a screen and on paper (styles/_large-print.scss). Without scripts: the address says which. */
export const inLargePrint = (isLarge: boolean, body: Piece): Html => html`<div ${isLarge && html`class="app-large-print"`}>${body}</div>`;

/** The way to the large print, and back. `href` is the page as it is now, without its size. */
export function largePrintLink(isLarge: boolean, href: string): Html {
  const large = `${href}${href.includes('?') ? '&' : '?'}size=large`;
  return html`<p class="govuk-body app-not-printed">
    <a class="govuk-link" href="${isLarge ? href : large}">${isLarge ? 'Show this page in ordinary print' : 'Show this page in large print'}</a>
  </p>`;
}
