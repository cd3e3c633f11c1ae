import { at, type Records } from '../records.ts';
import { outwardOf, tellingWords } from '../values/addresses.ts';
import { address } from './levels.ts';
import { isOneApart, jaroWinkler, remembered } from './likeness.ts';

const house = { same: 1, part: 2, other: 3 } as const;

/** How two rows' addresses stand to one another: house, street, other lines, postcode and town together, as one level. */
export function makeAddressLevel({ cells, words }: Records): (i: number, j: number) => number {
  const postcodes = words.postcodes.texts;
  const outwards = new Map<string, number>();
  const outward = Int32Array.from(postcodes, text => {
    const part = outwardOf(text);
    if (!outwards.has(part)) outwards.set(part, outwards.size);
    return outwards.get(part)!;
  });
  const isStreetAlike = remembered((a, b) => (areAlike(words.streets.texts[a]!, words.streets.texts[b]!) ? 1 : 2));
  const isPostcodeAlike = remembered((a, b) => (isOneApart(postcodes[a]!, postcodes[b]!) ? 1 : 2), 16);
  const isTownAlike = remembered((a, b) => (jaroWinkler(words.towns.texts[a]!, words.towns.texts[b]!) >= 0.9 ? 1 : 2), 14);
  const houseLevel = remembered((a, b) => housesApart(words.houses.texts[a]!, words.houses.texts[b]!), 16);
  const alike = (a: number, b: number) => a !== 0 && b !== 0 && (a === b || isStreetAlike(a, b) === 1);

  return (i, j) => {
    const [h1, h2, t1, t2] = [cells[i + at.house]!, cells[j + at.house]!, cells[i + at.street]!, cells[j + at.street]!];
    const [p1, p2, w1, w2] = [cells[i + at.postcode]!, cells[j + at.postcode]!, cells[i + at.town]!, cells[j + at.town]!];
    const [arePostcodes, areStreets, areTowns] = [p1 !== 0 && p2 !== 0, t1 !== 0 && t2 !== 0, w1 !== 0 && w2 !== 0];
    const isTown = areTowns && (w1 === w2 || isTownAlike(w1, w2) === 1);
    if (!arePostcodes && !areStreets) return areTowns ? (isTown ? address.town : address.other) : 0;
    const houses = h1 === 0 || h2 === 0 ? house.part : h1 === h2 ? house.same : houseLevel(h1, h2);
    const [l1, l2] = [cells[i + at.line]!, cells[j + at.line]!];
    const isStreet = alike(t1, t2) || alike(t1, l2) || alike(l1, t2);
    if (arePostcodes && p1 === p2) {
      if (houses === house.same) return address.dwelling;
      return houses === house.part && (isStreet || !areStreets) ? address.postcode : address.otherHouse;
    }
    const isPostcodeNear = arePostcodes && isPostcodeAlike(p1, p2) === 1;
    const isPlace = isTown || isPostcodeNear || (arePostcodes && outward[p1] === outward[p2]);
    if (isStreet && houses === house.same) return isPostcodeNear || (!arePostcodes && (isTown || !areTowns)) ? address.dwelling : address.postcodeWrong;
    if (isStreet && isPlace) return houses === house.part ? address.postcode : address.street;
    if (isPostcodeNear && houses === house.same && !areStreets) return address.postcodeWrong;
    return isPlace ? address.town : address.other;
  };
}

/** House numbers match exactly or not at all; where one names the flat too, it may be the same house. */
function housesApart(a: string, b: string): number {
  const [one, other] = [a.split('/'), b.split('/')];
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  return few.length < many.length && few.every(number => many.includes(number)) ? house.part : house.other;
}

/** Streets are alike that are misspelt, or where one is written with more than the other: its town, its house’s name. */
function areAlike(a: string, b: string): boolean {
  if (jaroWinkler(a, b) >= 0.9) return true;
  const [one, other] = [tellingWords(a), tellingWords(b)];
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  return few.length > 0 && few.every(word => many.some(next => word === next || (word.length > 4 && isOneApart(word, next))));
}
