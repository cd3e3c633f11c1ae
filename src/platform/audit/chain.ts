import { createHash } from 'node:crypto';

/** An event as text, in the order of the columns that platform.events_to_seal gives; null where there is nothing. */
export type EventRow = readonly (string | null)[];

/** A batch of events, in the order of xid and id, and where it stands in the chain. */
export type Seal = { number: number; rows: number; lastXid: string; lastId: string; root: string; head: string };

/** Before the first batch. */
export const beginning = { number: 0, lastXid: '0', lastId: '00000000-0000-0000-0000-000000000000', head: 'beginning' } as const;

/** Hashes events one after another, so that a batch of any size needs no memory. */
export function rootHash() {
  const hash = createHash('sha256');
  return {
    add: (row: EventRow) => void hash.update(`${JSON.stringify(row)}\n`),
    root: () => hash.digest('hex'),
  };
}

export function rootOf(rows: readonly EventRow[]): string {
  const { add, root } = rootHash();
  rows.forEach(add);
  return root();
}

export const headOf = (before: string, { number, rows, lastXid, lastId, root }: Omit<Seal, 'head'>) =>
  createHash('sha256')
    .update(JSON.stringify([before, number, rows, lastXid, lastId, root]))
    .digest('hex');
