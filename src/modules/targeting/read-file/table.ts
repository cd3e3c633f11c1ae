/** A file that cannot be read as rows and columns; the message says why, in words for whoever sent it. Nothing of it is loaded. */
export class CannotRead extends Error {}

/** How a file is written. */
export const formats = { csv: 'CSV or tab-separated text', xlsx: 'Excel workbook', parquet: 'Parquet' } as const;
export type Format = keyof typeof formats;

/** Takes what a reader finds: the heading once, then each row. Rows count from 1 after the heading; blank rows are not counted. */
export type Taking = {
  begin(columns: readonly string[]): void;
  /** False: enough was seen. */
  row(number: number, cells: readonly string[]): boolean | void;
  /** A row that is none, and why. */
  fault(number: number, why: string, cells: readonly string[]): void;
  /** How much of the file is read, from 0 to 1. */
  share?(share: number): void;
};

export const limits = {
  columns: 500,
  rows: 20_000_000,
  /** Characters in one row. */
  row: 1 << 20,
  cell: 4000,
} as const;

/** A taking that checks what every kind of file has: a heading, no more columns and rows than anybody means, rows as wide as the heading. */
export function checked(taking: Taking): { cells(cells: readonly string[]): boolean; fault(why: string): void; end(): void } {
  let width = -1;
  let number = 0;
  const next = () => {
    number += 1;
    if (number > limits.rows) throw new CannotRead(`This file has more than ${limits.rows.toLocaleString('en-GB')} rows. Send it in parts.`);
    return number;
  };
  return {
    cells: cells => {
      if (cells.length > limits.columns) throw new CannotRead(`This file has more than ${limits.columns} columns. Send only those that are needed.`);
      if (width === -1) {
        const columns = headingOf(cells);
        width = columns.length;
        if (width > 0) taking.begin(columns);
        else width = -1;
        return true;
      }
      let [isBlank, hasNul, isLong] = [true, false, false];
      for (const cell of cells) {
        if (cell !== '') isBlank = false;
        if (cell.includes('\0')) hasNul = true;
        if (cell.length > limits.cell) isLong = true;
      }
      if (isBlank) return true;
      const row = next();
      const isWide = cells.length > width && cells.slice(width).some(cell => cell !== '');
      if (isWide || cells.length < width) taking.fault(row, `It has ${cells.length} cells, where the heading has ${width}`, cells);
      else if (hasNul) taking.fault(row, 'It holds a sign that no text has (NUL)', cells);
      else if (isLong) taking.fault(row, `One of its cells is longer than ${limits.cell} characters`, cells);
      else return taking.row(row, cells) !== false;
      return true;
    },
    fault: why => taking.fault(next(), why, []),
    end: () => {
      if (width === -1) throw new CannotRead('This file is empty.');
      if (number === 0) throw new CannotRead('This file has a heading and no rows.');
    },
  };
}

/** The columns' names: each once, none empty, nothing after the last that has one. */
function headingOf(cells: readonly string[]): string[] {
  const last = cells.findLastIndex(cell => cell !== '');
  const counts = new Map<string, number>();
  return cells.slice(0, last + 1).map((cell, nth) => {
    const name = cell.replaceAll('\0', '').slice(0, 100) || `Column ${nth + 1}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** A heading that looks like somebody's row: dates, long numbers, or nothing in most places. */
export const looksLikeRow = (columns: readonly string[]): boolean =>
  columns.some(column => /\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|^\d{4,}$|@/.test(column)) ||
  columns.filter(column => /^Column \d+$/.test(column)).length * 2 > columns.length;
