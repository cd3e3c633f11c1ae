import { findGroups } from '../pairs/groups.ts';
import type { Rule } from '../pairs/keys.ts';

/** The rows of one rule by parts of their keys' hashes: those of the nth part are order[begins[n]] until order[begins[n + 1]]. Rows without a key are left out. */
export type RowIndex = { begins: Int32Array; order: Int32Array };

const spread = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 0;

/** Keys of too many rows are left out, as they are where pairs are found. */
export function indexRows(rule: Rule, rows: number, width: number): RowIndex {
  const keys = new Int32Array(rows);
  for (let row = 0, from = 0; row < rows; row++, from += width) keys[row] = rule.keyOf(from);
  findGroups(keys, { most: rule.most, ...(rule.atMost !== undefined && { atMost: rule.atMost }) });
  const held = keys.reduce((count, key) => (key === 0 ? count : count + 1), 0);
  const parts = 2 ** Math.max(4, Math.ceil(Math.log2(held / 4)));
  const begins = new Int32Array(parts + 1);
  const partFor = (row: number) => Math.floor((spread(keys[row]!) / 2 ** 32) * parts);
  for (let row = 0; row < rows; row++) if (keys[row] !== 0) begins[partFor(row) + 1]! += 1;
  for (let part = 0; part < parts; part++) begins[part + 1]! += begins[part]!;
  const next = begins.slice();
  const order = new Int32Array(begins[parts]!);
  for (let row = 0; row < rows; row++) if (keys[row] !== 0) order[next[partFor(row)]!++] = row;
  return { begins, order };
}

/** Where in `order` the rows stand that may have this key: some have another, whose hash begins alike. */
export function partOf({ begins }: RowIndex, key: number): [from: number, until: number] {
  const part = Math.floor((spread(key) / 2 ** 32) * (begins.length - 1));
  return [begins[part]!, begins[part + 1]!];
}
