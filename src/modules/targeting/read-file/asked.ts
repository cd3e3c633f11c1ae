import type { ReadingOf, RowFields } from './read-row.ts';
import type { Format } from './table.ts';

/** What the process that reads a file is asked to do. */
export type Asked =
  | { do: 'look'; path: string; rows: number }
  | { do: 'words'; path: string; column: string; most: number }
  | ({ do: 'load'; path: string; mostAside: number } & ReadingOf);

/** A row set aside: what stands in its fields; or, where cells and columns do not fit together, its cells. */
export type AsideRow = { row: number; reasons: string[]; fields: RowFields; cells: string[] };
export type Look = { format: Format; columns: readonly string[]; rows: readonly (readonly string[])[] };
/** Rows set aside for the same reasons, by number, beyond those that can be mended. */
export type OnlyNamed = { reasons: string[]; rows: number[] };
export type RowsTold = { rows: number; arrays: string[]; aside: AsideRow[]; onlyNamed: OnlyNamed[]; done: number; share: number };
export type EndTold = {
  format: Format;
  rows: number;
  kept: number;
  setAside: number;
  leftOut: number;
  unreadBirths: number;
  faults: Readonly<Record<string, number>>;
};

/** What it tells, a line each. */
export type Told =
  | ({ told: 'look' } & Look)
  | { told: 'words'; words: (readonly [string, number])[] }
  | ({ told: 'rows' } & RowsTold)
  | ({ told: 'end' } & EndTold)
  | { told: 'cannot'; why: string; isOfColumns: boolean };
