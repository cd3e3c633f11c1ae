import type { Work } from '#platform/work.ts';
import type { LocationContent } from './content.ts';
import { placeOf } from './place.ts';
import { publicPart } from './standard/location.ts';

/** Where a place is looked for: as it says itself, otherwise as its postcode does. `isExact`: near enough to be told to others. */
export type Located = { latitude: number | null; longitude: number | null; ward: string | null; isExact: boolean };

const nowhere: Located = { latitude: null, longitude: null, ward: null, isExact: false };

/** Where these places are. What others give often has a postcode and no position, and would never be found near anything. Of a hidden place nothing is known. */
export async function locate(work: Work, locations: ReadonlyMap<string, LocationContent>): Promise<Map<string, Located>> {
  const found = new Map<string, Located>();
  const byPostcode = new Map<string, Located>();
  for (const [id, content] of locations) {
    const { latitude, longitude, ward, addresses } = publicPart(content);
    const postcode = addresses?.find(address => address.postcode !== '')?.postcode;
    const isPlaced = latitude !== undefined && longitude !== undefined;
    if (postcode !== undefined && (!isPlaced || ward === undefined) && !byPostcode.has(postcode)) {
      const place = await placeOf(work, postcode);
      byPostcode.set(postcode, place ? { latitude: place.latitude, longitude: place.longitude, ward: place.ward, isExact: place.isExact } : nowhere);
    }
    const there = byPostcode.get(postcode ?? '') ?? nowhere;
    found.set(id, isPlaced ? { latitude, longitude, ward: ward ?? there.ward, isExact: true } : { ...there, ward: ward ?? there.ward });
  }
  return found;
}

/** A place with the position and ward that its postcode gives it; one that is known only by its district is told nothing more. */
export const withPosition = (content: LocationContent, { latitude, longitude, ward, isExact }: Located): LocationContent => ({
  ...content,
  ...(isExact && latitude !== null && longitude !== null && { latitude, longitude }),
  ...(ward !== null && { ward }),
});
