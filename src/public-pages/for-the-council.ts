import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';

/** Stands at the top of a page whose words each council must make its own. */
export const forTheCouncil = (what: string): Html =>
  govuk.insetText({
    html: html`<strong>For the council:</strong> this page is a first version to adapt. ${what} Put your own words where there are [brackets], then take this
      note away (<code>src/public-pages</code>).`,
  });

export const heading = (text: string): Html => html`<h2 class="govuk-heading-m">${text}</h2>`;
export const says = (...paragraphs: readonly (string | Html)[]): Html => html`${paragraphs.map(one => html`<p class="govuk-body">${one}</p>`)}`;
export const listed = (...items: readonly (string | Html)[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
    ${items.map(one => html`<li>${one}</li>`)}
  </ul>`;
