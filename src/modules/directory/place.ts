import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import districts from './districts.json' with { type: 'json' };
import { directoryTables } from './records.queries.ts';

/** Where a postcode is. `isExact`: the postcode itself is known; otherwise this is the centre of its district. */
export type Place = { postcode: string; district: string; latitude: number; longitude: number; ward: string | null; isExact: boolean };

const centres: Readonly<Record<string, number[]>> = districts.centres;
const written = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?$/;

/** A postcode or a district as people write it, as it is kept; null for what is neither. */
export function readPostcode(typed: string): { postcode: string; district: string } | null {
  const postcode = typed.toUpperCase().replaceAll(/[^A-Z\d]/g, '');
  const [, district] = /^(.+)\d[A-Z]{2}$/.exec(postcode) ?? [null, postcode];
  return written.test(postcode) && district !== undefined ? { postcode, district } : null;
}

/**
 * Where a postcode, or a district alone, is: as the council's own directory of postcodes says; otherwise the middle of the district, from the council's
 * postcodes or the list that comes along. Null: nobody knows such a postcode.
 */
export async function placeOf(work: Pick<Work, 'tables'>, typed: string): Promise<Place | null> {
  const read = readPostcode(typed);
  if (!read) return null;
  const { postcode, district } = read;
  const { rows } = await sql<{ latitude: number | null; longitude: number | null; ward: string | null; isExact: boolean }>`
    select latitude, longitude, ward, true as "isExact" from directory.postcode where postcode = ${postcode}
    union all
    select avg(latitude), avg(longitude), null, false from directory.postcode where district = ${district}`.execute(directoryTables(work));
  for (const { latitude, longitude, ward, isExact } of rows)
    if (latitude !== null && longitude !== null) return { postcode, district, latitude, longitude, ward, isExact };
  const [latitude, longitude] = centres[district] ?? [];
  return latitude === undefined || longitude === undefined ? null : { postcode, district, latitude, longitude, ward: null, isExact: false };
}

/** How long a degree of latitude is. */
export const metresADegree = 111_320;
