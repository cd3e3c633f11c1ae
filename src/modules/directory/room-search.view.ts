import { html, type Html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { roomLine } from './room.view.ts';
import type { RoomFound } from './room-search.ts';
import type { ServicePage } from './service-page.ts';
import { sayWait } from './wait.ts';

/** The services found, with room and waiting beside each; `choose` is what can be done with one of them. */
export function roomResults(
  { total, services, rooms, waits, isPlaceKnown }: RoomFound,
  today: Temporal.PlainDate,
  choose: (service: ServicePage) => Html | false = () => false,
): Html {
  if (!isPlaceKnown) return emptyList('Nobody knows where this postcode is. Try its first part alone, like FN1, or the whole county.');
  if (total === 0) return emptyList('Nothing was found. Try fewer words, or the whole county.');
  return html`<h2 class="govuk-heading-m">
      ${total === 1 ? 'One service' : `${total} services`}${total > services.length && `, the first ${services.length}`}
    </h2>
    ${stackingTable({
      head: [{ text: 'Service' }, { text: 'Room and waiting' }, { text: 'How to reach it' }],
      rows: services.map(service => [
        { html: named(service, choose(service)) },
        { html: html`${roomLine(rooms.get(service.id), today)}${lineOf(service.content.waitingTime)}${lineOf(sayWait(waits.get(service.id)))}` },
        { html: html`${reachWords(service)}`, classes: 'govuk-!-text-break-word' },
      ]),
    })}`;
}

const named = ({ id, content, organization }: ServicePage, choice: Html | false): Html =>
  html`<a class="govuk-link" href="/services/${id}">${content.name}</a><br /><span class="app-quiet">${organization.name}</span
    >${choice && html`<br />${choice}`}`;

const lineOf = (words: string | null | undefined): Html | false => Boolean(words) && html`<br />${words}`;

/** How somebody who works with a family speaks to a service. */
export const reachWords = ({ content: { phones = [], email, howToReach } }: ServicePage): string =>
  [howToReach, ...phones.map(({ number }) => number), email].filter(Boolean).join(' · ') || 'It does not say';
