import { askAll, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { mayPlanWithServices } from '../directory.policy.ts';
import { findServiceIds, findServicePages } from '../find-services.ts';
import { placeOf, readPostcode } from '../place.ts';
import type { Room } from '../room.ts';
import { findRooms } from '../room.queries.ts';
import { roomLine } from '../room.view.ts';
import type { ServicePage } from '../service-page.ts';

type Found = { total: number; services: readonly ServicePage[]; rooms: ReadonlyMap<string, Room>; isPlaceKnown: boolean };

const most = 30;
/** Two hours on foot, or a short drive: what is farther is not near. */
const nearMetres = 10_000;

/** For whoever plans with a family: which services there are, how much room they have and how long people wait. */
export const findRoomPage = page({
  name: 'directory.find-room',
  path: '/directory/room',
  title: 'Find a service with room',
  audience: 'workers',
  width: 'full',
  load: async () => null,
  allow: mayPlanWithServices,
  about: () => null,
  form: form(
    {
      words: text({ label: 'What would help?', hint: 'For example “sleep” or “money”. Please leave out who it is for.', missing: 'Enter what would help' }),
      postcode: text({
        label: 'Near which postcode?',
        hint: 'For example FN1 or FN1 2AB. Leave it empty for the whole county.',
        max: 10,
        control: { kind: 'text', width: 10 },
      }),
    },
    ({ postcode }) => (postcode !== null && !readPostcode(postcode) ? { postcode: 'Enter a postcode, like FN1 or FN1 2AB' } : {}),
  ),
  search: findRoom,
  show: view =>
    html`<h1 class="govuk-heading-l">Find a service with room</h1>
      ${formOf(view, askAll(view), { button: 'Find services' })} ${view.found && results(view.found, view.today)}`,
});

async function findRoom(work: Work, _subject: null, { words, postcode }: { words: string; postcode: string | null }): Promise<Found> {
  const place = postcode === null ? undefined : await placeOf(work, postcode);
  if (place === null) return { total: 0, services: [], rooms: new Map(), isPlaceKnown: false };
  const near = place && { place, within: nearMetres, reach: 'or comes to people' as const };
  const { ids, total } = await findServiceIds(work, { words, statuses: ['active'], ...near }, { from: 0, most });
  return { total, services: await findServicePages(work, ids), rooms: await findRooms(work, ids), isPlaceKnown: true };
}

function results({ total, services, rooms, isPlaceKnown }: Found, today: Temporal.PlainDate): Html {
  if (!isPlaceKnown) return emptyList('Nobody knows where this postcode is. Try its first part alone, like FN1, or the whole county.');
  if (total === 0) return emptyList('Nothing was found. Try fewer words, or the whole county.');
  return html`<h2 class="govuk-heading-m">
      ${total === 1 ? 'One service' : `${total} services`}${total > services.length && `, the first ${services.length}`}
    </h2>
    ${stackingTable({
      head: [{ text: 'Service' }, { text: 'Room and waiting' }, { text: 'How to reach it' }],
      rows: services.map(({ id, content, organization }) => [
        { html: html`<a class="govuk-link" href="/services/${id}">${content.name}</a><br /><span class="app-quiet">${organization.name}</span>` },
        { html: html`${roomLine(rooms.get(id), today)}${content.waitingTime !== undefined && html`<br />${content.waitingTime}`}` },
        { html: html`${reach(content)}`, classes: 'govuk-!-text-break-word' },
      ]),
    })}`;
}

const reach = ({ phones = [], email, howToReach }: ServicePage['content']): string =>
  [howToReach, ...phones.map(({ number }) => number), email].filter(Boolean).join(' · ') || 'It does not say';
