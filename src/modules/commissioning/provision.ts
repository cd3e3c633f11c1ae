import type { Room } from '#modules/directory/index.ts';
import { ageBands } from './counts.ts';

/** A service as it is counted: under which categories, where, for which ages, and its room where that was confirmed lately. */
export type Offered = {
  id: string;
  terms: readonly string[];
  wards: readonly string[];
  /** It is online, by phone, or comes to people: it is there in every ward. */
  coversArea: boolean;
  minimumAge: number | null;
  maximumAge: number | null;
  room: Room | null;
  /** From a yes until half of those referred had begun; null where fewer than five had. */
  daysToStart: number | null;
};

/** A ward in which no service has its place: there is what is everywhere. */
export const everywhere = '*';

/** Where and for whom is asked; null: everywhere, for everybody. */
export type Place = { side: 'ward' | 'age'; code: string } | null;

/** What there is for one category: how many services, how many of them have room, and the waits in the middle: of those that say one, and of those counted from referrals. */
export type Provision = { services: number; withRoom: number; withoutRoom: number; notConfirmed: number; waitWeeks: number | null; daysToStart: number | null };

export const isThere = (place: Place, { wards, coversArea, minimumAge, maximumAge }: Offered): boolean => {
  if (place === null) return true;
  if (place.side === 'ward') return coversArea || wards.includes(place.code);
  const band = ageBands.find(({ code }) => code === place.code);
  return band !== undefined && (minimumAge ?? 0) < band.untilAge + 1 && (maximumAge ?? 150) >= band.fromAge;
};

const hasRoom = ({ state }: Room) => state === 'room' || state === 'few';

export function provisionOf(services: readonly Offered[]): Provision {
  const rooms = services.flatMap(({ room }) => (room === null ? [] : [room]));
  const withRoom = rooms.filter(hasRoom).length;
  return {
    services: services.length,
    withRoom,
    withoutRoom: rooms.length - withRoom,
    notConfirmed: services.length - rooms.length,
    waitWeeks: middle(rooms.map(({ waitWeeks }) => waitWeeks)),
    daysToStart: middle(services.map(({ daysToStart }) => daysToStart)),
  };
}

/** The lower of the two in the middle, so that it is a number that somebody said. */
function middle(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter(number => number !== null).toSorted((one, other) => one - other);
  return known[Math.floor((known.length - 1) / 2)] ?? null;
}

/** The services of each category, so that each is looked at once. */
export const byCategory = (offered: readonly Offered[]): ReadonlyMap<string, Offered[]> => {
  const found = new Map<string, Offered[]>();
  for (const service of offered)
    for (const term of service.terms) {
      const its = found.get(term);
      if (its) its.push(service);
      else found.set(term, [service]);
    }
  return found;
};

/** One category in order of need: how many people for each service, with what that was worked out from. */
export type Pressure = { code: string; name: string; people: number; provision: Provision; perService: number | null };

/**
 * Where need is highest against what there is: people in whose assessment a need of the category was found, divided by the services that are open for it.
 * A category without any service comes first; among equals, the one where fewer have room. What is not shown, or is nobody, is left out.
 */
export function inOrderOfPressure(lines: readonly { code: string; name: string; people: number | null; provision: Provision }[]): Pressure[] {
  return lines
    .flatMap(line => (line.people === null || line.people === 0 ? [] : [{ ...line, people: line.people, perService: perService(line.people, line.provision) }]))
    .toSorted(
      (one, other) =>
        (other.perService ?? Infinity) - (one.perService ?? Infinity) ||
        one.provision.withRoom - other.provision.withRoom ||
        other.people - one.people ||
        one.name.localeCompare(other.name, 'en'),
    );
}

const perService = (people: number, { services }: Provision): number | null => (services === 0 ? null : people / services);
