import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { metresFrom } from '../find-place.ts';
import type { Place } from '../place.ts';
import { statusWords } from '../service-item.view.ts';
import type { ServicePage } from '../service-page.ts';
import { childcareWords, sayAges, sayCost, sayFundedShortly, sayMiles, sayTimes, sayWhere } from '../service-words.ts';
import type { Vacancies } from '../vacancy.ts';
import { vacancyLines } from '../vacancy.view.ts';

type Beside = { vacancies: Vacancies | undefined; near: Place | null; today: Temporal.PlainDate; action: Html | false };

/** Childcare as it stands in the list: where, for which ages, when, what it costs, what is free, which hours are funded, and its registration. */
export function childcareItem(service: ServicePage, { vacancies, near, today, action }: Beside): Html {
  const { content, organization, places, status } = service;
  const { childcare } = content;
  const metres = near && metresFrom(near, places);
  const facts = [
    childcare && childcareWords[childcare.kind],
    whereWords(service),
    metres !== null && `${sayMiles(metres)} away`,
    sayAges(content),
    sayTimes(content).join('; '),
  ].filter(Boolean);
  const funded = sayFundedShortly(childcare?.fundedHours ?? []);
  return html`<li class="app-service">
    <div class="app-service__head">
      <h3 class="govuk-heading-s app-service__name"><a class="govuk-link" href="/services/${service.id}">${content.name}</a></h3>
      ${action}
    </div>
    ${status !== 'active' && html`<p class="govuk-body-s app-service__line">${badge(statusWords[status], 'soon')}</p>`}
    <p class="govuk-body-s app-service__line">${facts.join(' · ')}</p>
    <p class="govuk-body-s app-service__line">${vacancyLines(vacancies, childcare, today)}</p>
    <p class="govuk-body-s app-service__line">${sayCost(content)}</p>
    ${funded !== '' && html`<p class="govuk-body-s app-service__line">Funded hours: ${funded}</p>`}
    ${content.send?.isInLocalOffer && html`<p class="govuk-body-s app-service__line">In the <a class="govuk-link" href="/send">local offer for special needs</a></p>`}
    <p class="govuk-body-s app-quiet app-service__line">${[organization.name, registrationWords(content.childcare)].filter(Boolean).join(' · ')}</p>
  </li>`;
}

/** The town; of a home, the ward or the area, and never more. */
function whereWords(service: ServicePage): string {
  const towns = sayWhere(service);
  if (towns !== '') return towns;
  const wards = service.places.flatMap(({ location }) => (location.hidden ? [] : (location.ward ?? [])));
  return [...new Set([...wards, ...(service.content.areas ?? []).map(({ name }) => name)])].join(', ');
}

export const registrationWords = (childcare: ServicePage['content']['childcare']): string =>
  [childcare?.ofstedNumber && `Ofsted ${childcare.ofstedNumber}`, childcare?.inspected?.outcome].filter(Boolean).join(', ');
