import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import type { Work } from '#platform/work.ts';
import { findServiceIds, findServicePages } from './find-services.ts';
import { placeOf, readPostcode } from './place.ts';
import type { Room } from './room.ts';
import { findRooms } from './room.queries.ts';
import type { ServicePage } from './service-page.ts';
import type { Wait } from './wait.ts';
import { findWaits } from './wait.queries.ts';

export type RoomSearch = { words: string; postcode: string | null };
export type RoomFound = {
  total: number;
  services: readonly ServicePage[];
  rooms: ReadonlyMap<string, Room>;
  waits: ReadonlyMap<string, Wait>;
  isPlaceKnown: boolean;
};

const most = 30;
/** Two hours on foot, or a short drive: what is farther is not near. */
const nearMetres = 10_000;

/** What whoever plans with a family asks for. */
export const roomSearchForm = form<RoomSearch>(
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
);

/** Services that are open and would help, with how much room they say they have and how long people waited. */
export async function findWithRoom(work: Work, { words, postcode }: RoomSearch): Promise<RoomFound> {
  const place = postcode === null ? undefined : await placeOf(work, postcode);
  if (place === null) return { total: 0, services: [], rooms: new Map(), waits: new Map(), isPlaceKnown: false };
  const near = place && { place, within: nearMetres, reach: 'or comes to people' as const };
  const { ids, total } = await findServiceIds(work, { words, statuses: ['active'], ...near }, { from: 0, most });
  return { total, services: await findServicePages(work, ids), rooms: await findRooms(work, ids), waits: await findWaits(work, ids), isPlaceKnown: true };
}
