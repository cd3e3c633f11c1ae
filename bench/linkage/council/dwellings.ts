import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '#seed/large/chance.ts';
import { pickerOf } from './names.ts';

/** One front door. A house in flats has a `flat`; a block has a name, and often no number. */
export type Dwelling = { number: number; flat: string; block: string; house: string; street: string; town: string; postcode: string };

type File = { towns: string; commonStreets: string; names: string; kinds: string; blocks: string; shorts: Record<string, string> };
const read = JSON.parse(readFileSync(join(import.meta.dirname, 'places.json'), 'utf8')) as File;
const weighted = (text: string) =>
  pickerOf(
    text.split(',').map(entry => {
      const place = entry.lastIndexOf(' ');
      return [entry.slice(0, place), Number(entry.slice(place + 1))] as const;
    }),
  );
const town = weighted(read.towns);
const kind = weighted(read.kinds);
const [common, names, blocks] = [read.commonStreets.split(','), read.names.split(' '), read.blocks.split(' ')];
const letters = 'ABDEFGHJLNPQRSTUWXYZ';

/** Areas that no post office has: nobody lives at these postcodes. */
function postcodeOf(unit: number): string {
  const [second, first] = [unit % 20, Math.floor(unit / 20) % 20];
  const sector = Math.floor(unit / 400) % 9;
  const district = Math.floor(unit / 3600) % 40;
  const area = ['FN', 'FX', 'QN', 'QX', 'VN'][Math.floor(unit / 144_000) % 5]!;
  return `${area}${district + 1} ${sector + 1}${letters[first]!}${letters[second]!}`;
}

/** The front doors of a neighbourhood, one after another without end: street after street, with those left out where nobody lives of whom there are rows. */
export function doorsOf(chance: Chance, neighbourhood: number) {
  let unit = neighbourhood * unitsEach;
  let number = neighbourhood * doorsEach;
  const street = (inTown: string) => {
    const name = chance.is(0.22) ? chance.pickEarly(common) : `${chance.pickEarly(names)} ${kind(chance)}`;
    return { name, town: inTown, doors: doorsIn(chance, name, inTown, () => postcodeOf(unit++)) };
  };
  const home = town(chance);
  let [here, far] = [street(home), street(town(chance))];
  return {
    near: (): Dwelling => {
      for (;;) {
        const door = here.doors.next();
        if (!door.done) return { ...door.value, number: ++number };
        here = street(chance.is(0.9) ? home : town(chance));
      }
    },
    far: (): Dwelling => {
      for (;;) {
        const door = chance.is(0.25) ? { done: true as const } : far.doors.next();
        if (!door.done) return { ...door.value, number: ++number };
        far = street(town(chance));
      }
    },
  };
}
const [unitsEach, doorsEach] = [160, 4000];

function* doorsIn(chance: Chance, street: string, inTown: string, newPostcode: () => string): Generator<Omit<Dwelling, 'number'>, undefined> {
  const door = { flat: '', block: '', house: '', street, town: inTown, postcode: newPostcode() };
  if (chance.is(0.16)) {
    const block = `${chance.pick(blocks)} ${chance.pick(['House', 'Court', 'House', 'Lodge'])}`;
    const house = chance.is(0.4) ? String(chance.between(1, 150)) : '';
    for (let flat = chance.between(1, 4), last = chance.between(12, 48); flat < last; flat += chance.between(1, 4))
      yield { ...door, flat: String(flat), block, house };
    return undefined;
  }
  const last = chance.between(20, 160);
  for (let number = chance.between(1, 6), sincePostcode = 0; number < last; number += chance.between(1, 5), sincePostcode += 1) {
    if (sincePostcode > 9) [door.postcode, sincePostcode] = [newPostcode(), 0];
    if (number === 13) continue;
    if (chance.is(0.05)) for (let flat = 1, flats = chance.between(2, 4); flat <= flats; flat++) yield { ...door, flat: String(flat), house: String(number) };
    else yield { ...door, house: `${number}${chance.is(0.015) ? 'A' : ''}` };
  }
  return undefined;
}

/** "Orchard Road" · "Orchard Rd" */
export function shortened(street: string): string {
  const place = street.lastIndexOf(' ');
  const short = read.shorts[street.slice(place + 1)];
  return short === undefined ? street : `${street.slice(0, place)} ${short}`;
}
