import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { keepRun } from '../../linkage/kept/keep.ts';
import type { Linked } from '../../linkage/link.ts';
import type { Records } from '../../linkage/records.ts';
import type { ToThread } from '../exchange.ts';

/** What a whole run found, until its numbers are given and it can be kept. By the rows as they were gathered; a number below 0 is the nth new one. */
export type LastLinked = { records: Records; linked: Linked; persons: Float64Array; households: Float64Array };

export function keepLinked(
  { records, linked, persons, households }: LastLinked,
  { path, about, firstPerson, firstHousehold }: Extract<ToThread, { kind: 'keep' }>,
): void {
  const inRecords = (of: Float64Array, first: number) => Float64Array.from(records.readAs, read => (of[read]! < 0 ? first - of[read]! - 1 : of[read]!));
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  keepRun(path, records, linked, { person: inRecords(persons, firstPerson), household: inRecords(households, firstHousehold) }, about);
}
