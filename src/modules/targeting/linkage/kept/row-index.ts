import { findGroups } from '../pairs/groups.ts';
import type { Rule } from '../pairs/keys.ts';

/**
 * The rows of one rule by parts of their keys' hashes: those of the nth part are order[begins[n]] until order[begins[n + 1]]. Rows without a key are left out.
 * The bits that a row's number leaves free hold more of its key, so that rows of other keys are hardly ever looked at.
 */
export type RowIndex = { begins: Int32Array; order: Int32Array };

const spread = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 0;

/** Indexes the rows by their keys of one rule. Keys of too many rows are left out, as they are where pairs are found: of `keys`, too. */
export function indexRows(rule: Rule, keys: Int32Array): RowIndex {
  const rows = keys.length;
  findGroups(keys, { most: rule.most, ...(rule.atMost !== undefined && { atMost: rule.atMost }) }, row => (keys[row] = 0));
  const held = keys.reduce((count, key) => (key === 0 ? count : count + 1), 0);
  const parts = 2 ** Math.max(4, Math.ceil(Math.log2(held / 4)));
  const begins = new Int32Array(parts + 1);
  const partFor = (row: number) => Math.floor((spread(keys[row]!) / 2 ** 32) * parts);
  for (let row = 0; row < rows; row++) if (keys[row] !== 0) begins[partFor(row) + 1]! += 1;
  for (let part = 0; part < parts; part++) begins[part + 1]! += begins[part]!;
  const next = begins.slice();
  const order = new Int32Array(begins[parts]!);
  const free = freeAbove(rows);
  for (let row = 0; row < rows; row++) if (keys[row] !== 0) order[next[partFor(row)]!++] = row | tagOf(keys[row]!, free);
  return { begins, order };
}

/** Tells the rows that have this key, of an index of so many; hardly ever one of another. */
export function eachWithKey({ begins, order }: RowIndex, rows: number, key: number, each: (row: number) => void): void {
  const part = Math.floor((spread(key) / 2 ** 32) * (begins.length - 1));
  const [free, until] = [freeAbove(rows), begins[part + 1]!];
  const tag = tagOf(key, free);
  const mask = 2 ** free - 1;
  for (let n = begins[part]!; n < until; n++) if ((order[n]! & ~mask) === tag) each(order[n]! & mask);
}

/** From which bit on a number below `rows` leaves bits free, the sign apart. */
const freeAbove = (rows: number): number => 32 - Math.clz32(rows);
/** The lower bits of a key's hash, whose upper ones say the part, above a row's number. */
const tagOf = (key: number, free: number): number => (free >= 31 ? 0 : (spread(key) & (2 ** (31 - free) - 1)) << free);
