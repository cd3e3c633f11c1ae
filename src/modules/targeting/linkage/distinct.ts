import { oftenWritten } from './counts.ts';
import { at, type Records } from './records.ts';

/** Records without those that say the same as another; for each of them its row among all, and for each of all its place among these. */
export type Distinct = { records: Records; rowOf: Int32Array; placeOf: Int32Array };

/**
 * Files that tell what happened name the same person in the same words again and again. Rows of one file that say all the same, and enough of it to be one
 * person beyond doubt (both names, a birthday, and a place or a number), are weighed once. Not so in a file that holds everybody once.
 */
export function distinctOf(records: Records, holdsOnce: readonly (boolean | undefined)[]): Distinct {
  const { rows, width, cells, feedOf } = records;
  const isOften = oftenWritten(records);
  const isEnough = (from: number): boolean =>
    cells[from + at.forename] !== 0 &&
    cells[from + at.surname] !== 0 &&
    cells[from + at.born] !== 0 &&
    !isOften(cells[from + at.born]!) &&
    [at.postcode, at.street, at.phone, at.email, at.nhs, at.upn, at.other].some(cell => cells[from + cell] !== 0);
  const rowOf = new Int32Array(rows);
  const placeOf = new Int32Array(rows);
  let count = 0;
  // Records stand in an order that hangs on what they say: those that say the same stand together.
  for (let row = 0, from = 0; row < rows; row++, from += width) {
    const isSame =
      row > 0 && feedOf[row] === feedOf[row - 1] && holdsOnce[feedOf[row]!] !== true && areSame(cells, from, from - width, width) && isEnough(from);
    if (!isSame) rowOf[count++] = row;
    placeOf[row] = count - 1;
  }
  const kept = rowOf.slice(0, count);
  return { records: count === rows ? records : recordsAt(records, kept), rowOf: kept, placeOf };
}

/** The records of some rows alone. */
export function recordsAt(records: Records, rowOf: Int32Array): Records {
  const { width, cells } = records;
  const rows = rowOf.length;
  const [own, feedOf] = [new Int32Array(rows * width), new Uint16Array(rows)];
  for (let n = 0, to = 0; n < rows; n++) {
    for (let from = rowOf[n]! * width, end = from + width; from < end; from++, to++) own[to] = cells[from]!;
    feedOf[n] = records.feedOf[rowOf[n]!]!;
  }
  const of = (all: Int32Array) => rowOf.map(row => all[row]!);
  return { ...records, rows, cells: own, feedOf, rowNumber: of(records.rowNumber), readAs: of(records.readAs), seenOn: of(records.seenOn) };
}

function areSame(cells: Int32Array, one: number, other: number, width: number): boolean {
  for (let cell = 0; cell < width; cell++) if (cells[one + cell] !== cells[other + cell]) return false;
  return true;
}
