import { at, type Records } from './records.ts';

// The same columns are asked for at several steps: what was counted is kept as long as the records are.
const counted = new WeakMap<Int32Array, Map<number, Int32Array>>();

/** How many rows hold each value of a cell, by its number (days of birth from `earliestBorn` on); those that hold none are not counted. */
export function countsOf(records: Pick<Records, 'cells' | 'rows' | 'width'>, cell: number): Int32Array {
  const known = counted.get(records.cells) ?? new Map<number, Int32Array>();
  counted.set(records.cells, known);
  const counts = known.get(cell) ?? count(records, cell);
  known.set(cell, counts);
  return counts;
}

function count({ cells, rows, width }: Pick<Records, 'cells' | 'rows' | 'width'>, cell: number): Int32Array {
  const first = cell === at.born ? earliestBorn({ cells, rows, width }) : 0;
  let last = first;
  for (let row = 0, from = cell; row < rows; row++, from += width) if (cells[from]! > last) last = cells[from]!;
  const counts = new Int32Array(last - first + 1);
  for (let row = 0, from = cell; row < rows; row++, from += width) if (cells[from] !== 0) counts[cells[from]! - first]! += 1;
  return counts;
}

const earliest = new WeakMap<Int32Array, number>();

/** The earliest day of birth that any row tells; 0 where none does. */
export function earliestBorn({ cells, rows, width }: Pick<Records, 'cells' | 'rows' | 'width'>): number {
  const known = earliest.get(cells);
  if (known !== undefined) return known;
  let first = 0;
  for (let row = 0, from: number = at.born; row < rows; row++, from += width)
    if (cells[from] !== 0 && (first === 0 || cells[from]! < first)) first = cells[from]!;
  earliest.set(cells, first);
  return first;
}

/** Whether a day stands in far more rows than others do: 1 January, where only the year is known. */
export function oftenWritten(records: Records): (day: number) => boolean {
  const [counts, first] = [countsOf(records, at.born), earliestBorn(records)];
  const usual = Math.max(4, (records.rows / Math.max(1, countDifferent(counts))) * 6);
  const often = new Set<number>();
  for (let value = 0; value < counts.length; value++) if (counts[value]! > usual) often.add(value + first);
  // Hardly any day is: most are told by their last digits.
  const mayBe = new Uint8Array(1 << 14);
  for (const day of often) mayBe[day & 0x3fff] = 1;
  return day => mayBe[day & 0x3fff] === 1 && often.has(day);
}

export function countDifferent(counts: Int32Array): number {
  let different = 0;
  for (let value = 0; value < counts.length; value++) if (counts[value]! > 0) different += 1;
  return different;
}

/** How rare a name is, 1 to 5: by the part of all rows that have it, each step about five times more. */
export const rarityOf = (count: number, rows: number): number => (count <= 2 ? 1 : 1 + steps.filter(step => count * step > rows).length);
const steps = [25_000, 5000, 1000, 200];

export const rarities = (counts: Int32Array, rows: number): Uint8Array => Uint8Array.from(counts, count => rarityOf(count, rows));
