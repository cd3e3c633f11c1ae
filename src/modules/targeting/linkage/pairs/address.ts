import { at, type Records } from '../records.ts';
import { outwardOf, tellingWords } from '../values/addresses.ts';
import { eachOf, hashOf, textsOf, type Words } from '../values/words.ts';
import { address } from './levels.ts';
import { jaroWinkler, lettersIn, makeAreOneApart, makeCannotBeAlike, remembered } from './likeness.ts';

const house = { same: 1, part: 2, other: 3 } as const;

/** How two rows' addresses stand to one another: house, street, other lines, postcode and town together, as one level. */
export function makeAddressLevel({ cells, words }: Records): (i: number, j: number) => number {
  const { postcodes, towns, houses: numbers } = words;
  const outward = eachOf(postcodes, text => hashOf(outwardOf(text)));
  const areStreetsAlike = makeAreStreetsAlike(words.streets);
  const arePostcodesAlike = makeAreOneApart(postcodes);
  const isTownAlike = remembered((a, b) => (jaroWinkler(towns.text(a), towns.text(b)) >= 0.9 ? 1 : 2), 14);
  const houseLevel = remembered((a, b) => housesApart(numbers.text(a), numbers.text(b)), 16);
  const alike = (a: number, b: number) => a !== 0 && b !== 0 && (a === b || areStreetsAlike(a, b));
  const isStreet = (i: number, j: number, one: number, other: number) =>
    alike(one, other) || alike(one, cells[j + at.line]!) || alike(cells[i + at.line]!, other);

  return (i, j) => {
    const p1 = cells[i + at.postcode]!;
    const p2 = cells[j + at.postcode]!;
    const t1 = cells[i + at.street]!;
    const t2 = cells[j + at.street]!;
    const w1 = cells[i + at.town]!;
    const w2 = cells[j + at.town]!;
    const arePostcodes = p1 !== 0 && p2 !== 0;
    const areStreets = t1 !== 0 && t2 !== 0;
    const areTowns = w1 !== 0 && w2 !== 0;
    if (!arePostcodes && !areStreets) return areTowns ? (w1 === w2 || isTownAlike(w1, w2) === 1 ? address.town : address.other) : 0;
    const h1 = cells[i + at.house]!;
    const h2 = cells[j + at.house]!;
    const houses = h1 === 0 || h2 === 0 ? house.part : h1 === h2 ? house.same : houseLevel(h1, h2);
    if (arePostcodes && p1 === p2) {
      if (houses === house.same) return address.dwelling;
      return houses === house.part && (!areStreets || isStreet(i, j, t1, t2)) ? address.postcode : address.otherHouse;
    }
    const isPostcodeNear = arePostcodes && arePostcodesAlike(p1, p2);
    const isTown = areTowns && (w1 === w2 || isTownAlike(w1, w2) === 1);
    const isPlace = isTown || isPostcodeNear || (arePostcodes && outward(p1) === outward(p2));
    // Where neither the house nor the place agrees, the street says nothing more.
    if (areStreets && (isPlace || houses === house.same) && isStreet(i, j, t1, t2)) {
      if (houses === house.same) return isPostcodeNear || (!arePostcodes && (isTown || !areTowns)) ? address.dwelling : address.postcodeWrong;
      if (isPlace) return houses === house.part ? address.postcode : address.street;
    }
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
function makeAreStreetsAlike(streets: Words): (a: number, b: number) => boolean {
  const textOf = textsOf(streets);
  const cannotBeAlike = makeCannotBeAlike(streets);
  const letters = eachOf(streets, lettersIn);
  const tellingLetters = eachOf(streets, text => lettersIn(tellingWords(text).join('')));
  const told: number[][] = [];
  const tellingOf = (code: number) => (told[code] ??= tellingWords(textOf(code)).map(hashOf));
  const alike = remembered((a, b) => {
    if (!cannotBeAlike(a, b) && jaroWinkler(textOf(a), textOf(b)) >= 0.9) return 1;
    const [one, other] = [tellingOf(a), tellingOf(b)];
    const [few, many] = one.length <= other.length ? [one, other] : [other, one];
    return few.length > 0 && few.every(word => many.includes(word)) ? 1 : 2;
  });
  // The words of one are not among those of the other if not even their letters are.
  const cannotHold = (a: number, b: number) => (tellingLetters(a) & ~letters(b)) !== 0;
  return (a, b) => !(cannotBeAlike(a, b) && cannotHold(a, b) && cannotHold(b, a)) && alike(a, b) === 1;
}
