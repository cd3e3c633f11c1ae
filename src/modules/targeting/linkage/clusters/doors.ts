import { isOneApart } from '../pairs/likeness.ts';
import { at, type Records } from '../records.ts';
import { newItemsByKey, newKeyNumbers, type ItemsByKey } from '../values/key-numbers.ts';

/**
 * The front door at which each row says somebody lives: 0 where it does not say. One door is written in many ways: a postcode is left out or mistyped, 12B
 * is Flat 2 of 12, and the flat is forgotten.
 */
export type Doors = {
  of: Int32Array;
  count: number;
  /** The doors of a building's flats, for the door that says only which building; all of that street and number, for one that says neither town nor postcode. */
  within: ReadonlyMap<number, readonly number[]>;
};

// A hash of three numbers, wide enough that two addresses of a million hardly ever meet.
const keyOf = (a: number, b: number, c: number): number => {
  const one = Math.imul(Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b, 0xc2b2ae35) ^ c;
  const other = Math.imul(Math.imul(c ^ 0x27d4eb2f, 0x165667b1) ^ a, 0x9e3779b1) ^ Math.imul(b, 0x2545f491);
  return ((one ^ (one >>> 15)) >>> 0) * 0x200000 + ((other ^ (other >>> 13)) >>> 11);
};

export function findDoors({ rows, cells, width, words }: Records): Doors {
  const numbers = newKeyNumbers();
  const houses = numberedHouses(Array.from({ length: words.houses.size() }, (_, code) => words.houses.text(code)));
  const byStreet = newItemsByKey();
  const of = new Int32Array(rows);
  const postcodeOf: number[] = [0];
  const townOf: number[] = [0];
  const rowsAt: number[] = [0];
  for (let row = 0, from = 0; row < rows; row++, from += width) {
    const [house, street, postcode] = [houses.of[cells[from + at.house]!]!, cells[from + at.street]!, cells[from + at.postcode]!];
    if (postcode === 0 || (house === 0 && street === 0)) continue;
    const door = numbers.of(keyOf(postcode, house, house === 0 ? street : 0));
    of[row] = door;
    if (door === postcodeOf.length) {
      [postcodeOf[door], townOf[door], rowsAt[door]] = [postcode, cells[from + at.town]!, 0];
      if (street !== 0 && house !== 0) byStreet.put(keyOf(0, house, street), door);
    }
    rowsAt[door]! += 1;
  }
  const within = new Map<number, readonly number[]>();
  const joined = joinMistyped(byStreet, postcodeOf, townOf, rowsAt, words.postcodes.text);
  for (let row = 0, from = 0; row < rows; row++, from += width) {
    if (of[row] !== 0) {
      of[row] = joined[of[row]!]! || of[row]!;
      continue;
    }
    const [house, street, town] = [houses.of[cells[from + at.house]!]!, cells[from + at.street]!, cells[from + at.town]!];
    if (street === 0 || cells[from + at.postcode] !== 0) continue;
    const likely = new Set(
      byStreet
        .itemsOf(byStreet.numberOf(keyOf(0, house, street)))
        .flatMap(door => (town === 0 || townOf[door] === 0 || townOf[door] === town ? [joined[door]! || door] : [])),
    );
    const [one] = likely;
    of[row] = house !== 0 && likely.size === 1 ? one! : numbers.of(keyOf(town, house, street));
    if (house !== 0 && likely.size > 1) within.set(of[row]!, [...likely]);
  }
  for (const [building, flats] of findFlats({ rows, cells, width }, of, houses)) within.set(building, flats);
  return { of, count: numbers.count() + 1, within };
}

/** At one street and number, a postcode that hardly any row has is a slip of one that many have; in one town, any that is one sign off. */
function joinMistyped(
  byStreet: ItemsByKey,
  postcodeOf: readonly number[],
  townOf: readonly number[],
  rowsAt: readonly number[],
  postcode: (code: number) => string,
): Int32Array {
  const joined = new Int32Array(postcodeOf.length);
  for (let street = 1; street <= byStreet.keys(); street++) {
    const doors = byStreet.itemsOf(street);
    if (doors.length < 2) continue;
    const [most = 0] = doors.toSorted((a, b) => rowsAt[b]! - rowsAt[a]! || a - b);
    for (const door of doors) {
      const isOneTown = townOf[door] !== 0 && townOf[door] === townOf[most];
      if (door !== most && (isOneTown || rowsAt[door]! * 2 <= rowsAt[most]!) && isOneApart(postcode(postcodeOf[door]!), postcode(postcodeOf[most]!)))
        joined[door] = most;
    }
  }
  return joined;
}

/** Houses by their numbers; the letter of a flat counts as its number. */
function numberedHouses(texts: readonly string[]): { of: Int32Array; numbers: readonly (readonly number[])[] } {
  const codes = new Map<string, number>([['', 0]]);
  const numbers: number[][] = [[]];
  const of = Int32Array.from(texts, text => {
    const own = text === '' ? [] : text.split('/').map(part => (/^[a-z]$/.test(part) ? String(part.charCodeAt(0) - 96) : part));
    const key = own.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)).join('/');
    const code = codes.get(key) ?? codes.size;
    if (!codes.has(key)) {
      codes.set(key, code);
      numbers[code] = own.map(part => Number(part) || 0);
    }
    return code;
  });
  return { of, numbers };
}

/** For each door of a whole building, the doors of its flats: those with the building's number and another, or where it has a name alone, with one number. */
function findFlats({ rows, cells, width }: Pick<Records, 'rows' | 'cells' | 'width'>, of: Int32Array, houses: ReturnType<typeof numberedHouses>) {
  const flats = newItemsByKey();
  const eachRow = (each: (row: number, postcode: number, from: number, numbers: readonly number[]) => void) => {
    for (let row = 0, from = 0; row < rows; row++, from += width) {
      const postcode = cells[from + at.postcode]!;
      if (postcode !== 0 && of[row] !== 0) each(row, postcode, from, houses.numbers[houses.of[cells[from + at.house]!]!]!);
    }
  };
  const named = (postcode: number, from: number) => keyOf(postcode, cells[from + at.line]!, cells[from + at.street]!);
  eachRow((row, postcode, from, numbers) => {
    if (numbers.length > 1) for (const number of numbers) flats.put(keyOf(postcode, -1, number), of[row]!);
    else if (numbers.length === 1 && cells[from + at.line] !== 0) flats.put(named(postcode, from), of[row]!);
  });
  // The door of each whole building; -1 where there are several.
  const whole = new Int32Array(flats.keys() + 1);
  eachRow((row, postcode, from, numbers) => {
    if (numbers.length > 1) return;
    const building = flats.numberOf(numbers.length === 1 ? keyOf(postcode, -1, numbers[0]!) : named(postcode, from));
    if (building !== 0) whole[building] = whole[building] === 0 || whole[building] === of[row] ? of[row]! : -1;
  });
  const within = new Map<number, readonly number[]>();
  for (const [building, door] of whole.entries()) if (door > 0) within.set(door, flats.itemsOf(building));
  return within;
}
