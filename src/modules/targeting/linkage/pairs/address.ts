import { at, type Records } from '../records.ts';
import { outwardOf, tellingWords } from '../values/addresses.ts';
import { address } from './levels.ts';
import { cannotBeAlike, isOneApart, jaroWinkler, lettersApart, lettersOf, remembered } from './likeness.ts';

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
  const areStreetsAlike = makeAreStreetsAlike(words.streets.texts);
  const isPostcodeAlike = remembered((a, b) => (isOneApart(postcodes[a]!, postcodes[b]!) ? 1 : 2), 16);
  const isTownAlike = remembered((a, b) => (jaroWinkler(words.towns.texts[a]!, words.towns.texts[b]!) >= 0.9 ? 1 : 2), 14);
  const houseLevel = remembered((a, b) => housesApart(words.houses.texts[a]!, words.houses.texts[b]!), 16);
  const alike = (a: number, b: number) => a !== 0 && b !== 0 && (a === b || areStreetsAlike(a, b) === 1);
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
    const isPostcodeNear = arePostcodes && isPostcodeAlike(p1, p2) === 1;
    const isTown = areTowns && (w1 === w2 || isTownAlike(w1, w2) === 1);
    const isPlace = isTown || isPostcodeNear || (arePostcodes && outward[p1] === outward[p2]);
    if (areStreets && isStreet(i, j, t1, t2)) {
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
function makeAreStreetsAlike(texts: readonly string[]) {
  const letters = lettersOf(texts);
  const words = new Map<string, number>();
  const telling = texts.map(text =>
    tellingWords(text).map(word => {
      const code = words.get(word) ?? words.size;
      words.set(word, code);
      return code;
    }),
  );
  return remembered((a, b) => {
    const apart = lettersApart(letters[a]!, letters[b]!);
    if (!cannotBeAlike(texts[a]!.length, texts[b]!.length, apart) && jaroWinkler(texts[a]!, texts[b]!) >= 0.9) return 1;
    const few = telling[a]!.length <= telling[b]!.length ? telling[a]! : telling[b]!;
    const many = few === telling[a] ? telling[b]! : telling[a]!;
    return few.length > 0 && few.every(word => many.includes(word)) ? 1 : 2;
  });
}
