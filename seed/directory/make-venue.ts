import type { LocationContent } from '#modules/directory/index.ts';
import { chanceOf } from '../large/chance.ts';
import type { Making } from './make-offer.ts';
import type { Venue, Ward } from './types.ts';

export type Placed = Omit<Venue, 'ward'> & { id: string; ward: Ward; latitude: number; longitude: number };
export type Village = { name: string; number: number };

const before = ['Nether', 'Over', 'Long', 'Great', 'Little', 'Upper', 'Low', 'Kirk', 'West', 'East'];
const after = ['Thornby', 'Wexholme', 'Alderby', 'Marrick', 'Sandwath', 'Fernthwaite', 'Millom', 'Coldbeck', 'Ashgarth', 'Brackwell'];

/** A made-up village beyond Fernshire itself; none for the county as it is. */
export const villageOf = (copy: number): Village | undefined =>
  copy === 0 ? undefined : { number: copy, name: `${before[copy % before.length]} ${after[Math.floor(copy / before.length) % after.length]}` };

/** Wards of a village lie round it as Fernshire's lie round Fernbury, elsewhere at sea. */
export function spread(ward: Ward, village: Village | undefined): Ward {
  if (!village) return ward;
  const [row, column] = [Math.floor(village.number / 6), village.number % 6];
  return {
    ...ward,
    name: `${village.name} ${ward.name}`,
    town: village.name,
    district: `FN${10 + (village.number % 80)}`,
    latitude: ward.latitude + 0.07 * row - 0.2,
    longitude: ward.longitude + 0.09 * column + 0.3,
  };
}

const features: Readonly<Record<string, string>> = {
  'step-free': 'There is a way in without steps.',
  'accessible-toilet': 'There is an accessible toilet.',
  'changing-place': 'There is a Changing Places toilet with a hoist.',
  'hearing-loop': 'There is a hearing loop.',
  'quiet-space': 'There is a quiet room.',
  'accessible-parking': 'There are parking spaces for Blue Badge holders.',
  'baby-changing': 'There is a place to change a baby.',
};

export function makeVenue(making: Making, { ward: key, ...venue }: Venue, village: Village | undefined): Placed {
  const ward = making.wards.get(key);
  if (!ward) throw new Error(`There is no ward ${key}`);
  const chance = chanceOf(7, making.copy, venue.key.length, ...[...venue.key].map(letter => letter.charCodeAt(0)));
  const postcode = village ? `${ward.district} ${1 + chance.below(9)}${chance.pick([...letters])}${chance.pick([...letters])}` : venue.postcode;
  return {
    ...venue,
    id: making.newId(),
    name: village ? `${venue.name}, ${village.name}` : venue.name,
    postcode,
    ward,
    latitude: round(ward.latitude + (chance.below(1000) - 500) / 80_000),
    longitude: round(ward.longitude + (chance.below(1000) - 500) / 50_000),
  };
}

const letters = 'ABDEFGHJLNPQRSTUWXYZ';
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

export const addressOf = ({ name, lines, postcode, ward, latitude, longitude, access, hidden = false }: Placed): LocationContent => ({
  name,
  kind: 'physical',
  hidden,
  latitude,
  longitude,
  ward: ward.name,
  addresses: [{ lines, town: ward.town, county: 'Fernshire', postcode, country: 'GB', kind: 'physical' }],
  accessibility: access.map(feature => ({
    feature: feature as NonNullable<NonNullable<LocationContent['accessibility']>[number]['feature']>,
    description: features[feature] ?? feature,
  })),
});
