import { importPostcodes } from '#modules/directory/index.ts';
import type { Telling } from '../telling.ts';
import type { Ward } from './types.ts';
import wardsWritten from './wards.json' with { type: 'json' };

const wards = wardsWritten.wards as readonly Ward[];

/** In which wards the streets of the stories are. A protected address stands in no list of ours. */
export async function tellPostcodes({ fernshire, as, now }: Telling): Promise<void> {
  const homes = fernshire.families.flatMap(({ households }) =>
    households.flatMap(home => (home.protected || home.postcode === undefined ? [] : [home.postcode])),
  );
  const rows = [...new Set(homes)].flatMap(postcode => {
    const there = wards.filter(({ district }) => district === postcode.split(' ')[0]);
    const ward = there[Number.parseInt(postcode.split(' ')[1] ?? '0', 10) % Math.max(1, there.length)];
    return ward ? [{ postcode, ward: ward.name, latitude: ward.latitude, longitude: ward.longitude }] : [];
  });
  await as('noor.rahman', now.subtract({ hours: 24 * 880 }), work => importPostcodes(work, rows));
}
