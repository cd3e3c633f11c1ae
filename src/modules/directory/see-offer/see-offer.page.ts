import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { inLargePrint, largePrintLink } from '#design/patterns/large-print.ts';
import { printButton } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import { yes } from '#platform/decision.ts';
import { typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { statusOn } from '../content-rules.ts';
import { findServicePage } from '../find-services.ts';
import { shortlistIn } from '../keep-shortlist/shortlist.ts';
import { shortlistButton, shortlistLink } from '../keep-shortlist/shortlist.view.ts';
import { findRooms } from '../room.queries.ts';
import { roomLine } from '../room.view.ts';
import { sendAnswersOf } from '../send-answers.view.ts';
import type { ServicePage } from '../service-page.ts';
import { findVacancies } from '../vacancy.queries.ts';
import { description, serviceFacts } from './offer-facts.view.ts';

/** One service: what it is, for whom, when, for how much, how to come, what happens then, and when somebody last checked it. */
export const seeOfferPage = page({
  name: 'directory.see-offer',
  path: '/services/:serviceId',
  title: 'A service for families',
  audience: 'anyone',
  quickExit: true,
  back: () => ({ href: '/services', text: 'All services' }),
  load: async (work, { serviceId }, query, kept) => ({
    service: found(await findServicePage(work, serviceId)),
    room: (await findRooms(work, [serviceId])).get(serviceId),
    vacancies: (await findVacancies(work, [serviceId])).get(serviceId),
    shortlist: shortlistIn(kept),
    isLarge: typedText(query, 'size') === 'large',
  }),
  // What is public is for everybody.
  allow: () => yes,
  about: () => null,
  show: ({ subject: { service, room, vacancies, shortlist, isLarge }, hidden, today }) =>
    inLargePrint(
      isLarge,
      html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${service.organization.name}</span>${service.content.name}</h1>
        ${notices(service, today).map(text => govuk.insetText({ text }))} ${description(service)}
        ${room && html`<p class="govuk-body">${roomLine(room, today)}</p>`} ${serviceFacts(service, today, vacancies)} ${sendAnswersOf(service.content)}
        <p class="govuk-body">
          ${service.terms.map(({ id, name }, nth) => html`${nth > 0 && ' · '}<a class="govuk-link" href="/services?category=${id}">${name}</a>`)}
        </p>
        ${shortlistButton(shortlist, service, hidden['csrf'] ?? '')} ${shortlistLink(shortlist)}
        <p class="govuk-body app-not-printed"><a class="govuk-link" href="/services/${service.id}/report">Report something wrong on this page</a></p>
        ${largePrintLink(isLarge, `/services/${service.id}`)} ${printButton()}`,
    ),
});

/** What somebody must know before they set out. */
function notices({ content }: ServicePage, today: Temporal.PlainDate): string[] {
  const day = (text: string) => sayDate(Temporal.PlainDate.from(text));
  const status = statusOn(content, today);
  return [
    status === 'inactive' && content.opensOn ? `This begins on ${day(content.opensOn)}.` : '',
    status === 'temporarily closed' && content.closed
      ? [`Closed for now${content.closed.until ? `, until ${day(content.closed.until)}` : ''}.`, content.closed.because].filter(Boolean).join(' ')
      : '',
    status === 'defunct' ? 'This has ended.' : content.endsOn ? `This ends on ${day(content.endsOn)}.` : '',
    content.alert ?? '',
  ].filter(text => text !== '');
}
