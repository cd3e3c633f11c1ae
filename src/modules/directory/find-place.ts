import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { keptByEdition } from './kept-by-edition.ts';
import { placeOf, readPostcode, type Place } from './place.ts';
import { directoryTables } from './records.queries.ts';

/** Where a postcode, a town or a ward is; the last two by the middle of the places that are known there. Null: nobody knows it. */
export async function findPlace(work: Pick<Work, 'tables'>, typed: string): Promise<Place | null> {
  if (readPostcode(typed)) return placeOf(work, typed);
  return (await findNamed(work)).get(typed.trim().toLowerCase()) ?? null;
}

type Named = { name: string; latitude: number; longitude: number; postcode: string | null };

/** Every town and ward that a public place is in, by its name in small letters. */
const findNamed = keptByEdition(async work => {
  const { rows } = await sql<Named>`
    select name, avg(latitude) as latitude, avg(longitude) as longitude, mode() within group (order by postcode) as postcode
      from (select id, latitude, longitude, postcode, lower(ward) as name from directory.location where latitude is not null
        union select id, latitude, longitude, postcode, lower(whole::jsonb -> 'addresses' -> 0 ->> 'city') from directory.location where latitude is not null) place
     where name is not null group by name`.execute(directoryTables(work));
  return new Map(
    rows.map(({ name, latitude, longitude, postcode }): [string, Place] => {
      const district = readPostcode(postcode ?? '')?.district ?? '';
      return [name, { postcode: '', district, latitude, longitude, ward: null, isExact: false }];
    }),
  );
});

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
