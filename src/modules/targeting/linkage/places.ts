import type { Dictionaries } from './prepare.ts';
import { at, type Records } from './records.ts';
import { houseOf, placeOf } from './values/addresses.ts';

/** Writes the place that two lines of an address tell into a row; each two lines are read once. */
export function makePlaceFor(dictionaries: Dictionaries, words: Records['words']) {
  const [first, second] = [dictionaries.get('address'), dictionaries.get('address_2')];
  const places = newPlaces();
  // Most addresses stand in one line: those are found without a map.
  const ofOne = new Int32Array((first?.size() ?? 0) + 1);
  const ofTwo = new Map<number, number>();
  const joined = new Map<number, number>();
  const read = (one: number, other: number): number => {
    const { house, street, line, postcode } = placeOf(other === 0 ? first!.text(one) : `${first?.text(one) ?? ''},${second!.text(other)}`);
    return places.add(words.houses.codeOf(house), words.streets.codeOf(street), words.streets.codeOf(line), words.postcodes.codeOf(postcode));
  };
  const placeAt = (one: number, other: number): number => {
    if (other === 0) return (ofOne[one] ||= read(one, 0));
    const key = one * (second!.size() + 1) + other;
    const known = ofTwo.get(key);
    if (known !== undefined) return known;
    const fresh = read(one, other);
    ofTwo.set(key, fresh);
    return fresh;
  };
  const both = (one: number, other: number): number => {
    const key = one * 0x1000000 + other;
    const code = joined.get(key) ?? words.houses.codeOf(houseOf([one, other].flatMap(house => words.houses.text(house).split('/'))));
    joined.set(key, code);
    return code;
  };
  return (one: number, other: number, to: number, cells: Int32Array): void => {
    const nth = placeAt(one, other) * 4;
    const house = places.cells()[nth]!;
    const given = cells[to + at.house]!;
    cells[to + at.house] = house === 0 ? given : given === 0 || given === house ? house : both(given, house);
    cells[to + at.street] = places.cells()[nth + 1]!;
    cells[to + at.line] = places.cells()[nth + 2]!;
    if (cells[to + at.postcode] === 0) cells[to + at.postcode] = places.cells()[nth + 3]!;
  };
}

/** Places side by side, four numbers each: house, street, line, postcode. The first is none. */
function newPlaces() {
  let held = new Int32Array(1 << 12);
  let count = 1;
  return {
    cells: () => held,
    add: (...place: readonly [number, number, number, number]): number => {
      if ((count + 1) * 4 > held.length) {
        const grown = new Int32Array(held.length * 2);
        grown.set(held);
        held = grown;
      }
      held.set(place, count * 4);
      count += 1;
      return count - 1;
    },
  };
}
