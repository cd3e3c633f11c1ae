import type { Words } from './values/words.ts';

/** The cells of a record, in order; behind them one for each `extra:` column. Names, middle names and surnames share their numbers. */
export const at = {
  forename: 0,
  middle: 1,
  surname: 2,
  sex: 3,
  born: 4,
  house: 5,
  street: 6,
  postcode: 7,
  town: 8,
  phone: 9,
  email: 10,
  nhs: 11,
  upn: 12,
  other: 13,
  /** The lines of the address that do not name the street. */
  line: 14,
} as const;
export const ownCells = 15;

export type Feed = { name: string; rows: number; faults: readonly { row: number; why: string }[]; columns: Readonly<Record<string, unknown>> };

/** All rows of all feeds, one behind another: numbers alone, row by row, so that comparing two reads two short runs of memory. */
export type Records = {
  rows: number;
  /** Cells in a row. */
  width: number;
  cells: Int32Array;
  feeds: readonly Feed[];
  /** The feed of each row, and its number in it, from 1 after the header. */
  feedOf: Uint16Array;
  rowNumber: Int32Array;
  /** Where each row stood when it was read: records are kept in an order of their own (canonical.ts). */
  readAs: Int32Array;
  /** A day on which what the row says was so; 0 where it does not say. */
  seenOn: Int32Array;
  /** The id in its feed of the row that was read as this one. */
  idOf(readAs: number): Uint8Array;
  /** The words behind the numbers. `extra` in the order of the cells. */
  words: {
    names: Words;
    houses: Words;
    streets: Words;
    postcodes: Words;
    towns: Words;
    phones: Words;
    emails: Words;
    nhs: Words;
    upns: Words;
    others: Words;
    extra: readonly Words[];
  };
  extraNames: readonly string[];
};
