import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { placeOf, readPostcode, type Place } from './place.ts';
import { directoryTables } from './records.queries.ts';

/** Where a postcode, a town or a ward is; the last two by the middle of the places that are known there. Null: nobody knows it. */
export async function findPlace(work: Pick<Work, 'tables'>, typed: string): Promise<Place | null> {
  if (readPostcode(typed)) return placeOf(work, typed);
  const name = typed.trim().toLowerCase();
  const { rows } = await sql<{ latitude: number | null; longitude: number | null; postcode: string | null }>`
    select avg(latitude) as latitude, avg(longitude) as longitude, mode() within group (order by postcode) as postcode from directory.location
     where latitude is not null and (lower(ward) = ${name} or lower(whole::jsonb -> 'addresses' -> 0 ->> 'city') = ${name})`.execute(directoryTables(work));
  const { latitude = null, longitude = null, postcode = null } = rows[0] ?? {};
  if (latitude === null || longitude === null) return null;
  const district = readPostcode(postcode ?? '')?.district ?? '';
  return { postcode: '', district, latitude, longitude, ward: null, isExact: false };
}

/** How far the nearest place of a service is. Null: it has none, or where it is nobody may know. */
export function metresFrom(
  { latitude, longitude }: Place,
  places: readonly { location: { latitude?: number | undefined; longitude?: number | undefined } }[],
): number | null {
  const far = places.flatMap(({ location }) => {
    if (location.latitude === undefined || location.longitude === undefined) return [];
    return Math.hypot(location.latitude - latitude, (location.longitude - longitude) * Math.cos((latitude * Math.PI) / 180)) * 111_320;
  });
  return far.length === 0 ? null : Math.min(...far);
}
