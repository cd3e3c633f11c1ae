import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { metresFrom } from './find-place.ts';
import type { Place } from './place.ts';
import type { ServicePage } from './service-page.ts';
import { sayAges, sayCostShortly, sayMiles, sayTimes, sayWhere } from './service-words.ts';

export const statusWords = { inactive: 'Not open yet', 'temporarily closed': 'Closed for now', defunct: 'Ended', active: '' } as const;

/** A service as it stands in a list: its name, one line, and what decides whether it is of use. */
export function serviceItem(service: ServicePage, { number, near = null, action }: { number?: number; near?: Place | null; action?: Html | false }): Html {
  const { content, organization, places, status } = service;
  const metres = near && metresFrom(near, places);
  const facts = [sayWhere(service), metres !== null && `${sayMiles(metres)} away`, sayTimes(content)[0], sayAges(content), sayCostShortly(content)].filter(
    Boolean,
  );
  return html`<li class="app-service">
    <div class="app-service__head">
      <h3 class="govuk-heading-s app-service__name">
        ${number !== undefined && html`<span class="app-service__number">${number}<span class="govuk-visually-hidden">. </span></span>`}
        <a class="govuk-link" href="/services/${service.id}">${content.name}</a>
      </h3>
      ${action}
    </div>
    ${status !== 'active' && html`<p class="govuk-body-s">${badge(statusWords[status], 'soon')}</p>`}
    <p class="govuk-body-s app-service__line">${content.summary ?? firstSentence(content.description)}</p>
    <p class="govuk-body-s app-service__line">${facts.join(' · ')}</p>
    <p class="govuk-body-s app-quiet app-service__line">${organization.name}</p>
  </li>`;
}

const firstSentence = (text: string) => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
