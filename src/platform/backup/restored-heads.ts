import { renameSync } from 'node:fs';
import type pg from 'pg';
import { keepHeads, readHeads, type Heads } from '../audit/heads.ts';
import { keepNewHeads } from '../audit/sealer.ts';
import { CannotStart, type Say } from '../start/progress.ts';

/** The heads of the audit trail that a restored database must agree with, and what becomes of the folder they are kept in. */
export type HeadsFound = { heads: Heads; later: number; isAnothers: boolean; none: boolean };

/**
 * The heads of the backup, and those still kept in the folder. Where they say different things of one batch, one of the two is not of this database:
 * that is told and refused, unless another database is given up for this one.
 */
export function headsOf(folder: string, ofBackup: Heads, last: number, isGivenUp: boolean): HeadsFound {
  const kept = readHeads(folder);
  const differing = [...kept].find(([number, head]) => ofBackup.has(number) && ofBackup.get(number) !== head);
  if (differing && !isGivenUp)
    throw new CannotStart(
      `The heads of the audit trail in ${folder} are not those of this backup (batch ${differing[0]}). Move that folder away if they are another database’s; otherwise the backup is not to be trusted. Nothing was changed.`,
    );
  const isAnothers = differing !== undefined || (isGivenUp && ofBackup.size === 0 && kept.size > 0);
  const agreed = isAnothers ? [] : [...kept].filter(([number]) => number <= last);
  const heads = new Map([...ofBackup, ...agreed]);
  return { heads, later: isAnothers ? 0 : [...kept.keys()].filter(number => number > last).length, isAnothers, none: heads.size === 0 };
}

/** What is proved is written beside the database; heads of batches that are not in it are evidence of what was lost, and are set aside, never removed. */
export async function settleHeads(client: pg.ClientBase, folder: string, found: HeadsFound, now: Temporal.Instant, tell: Say): Promise<void> {
  if (found.later > 0 || found.isAnothers) {
    const aside = `${folder}-before-${now.toString().slice(0, 19).replaceAll(':', '')}Z`;
    renameSync(folder, aside);
    tell(
      found.isAnothers
        ? `The heads of the audit trail there were another database’s; they are now in ${aside}.`
        : `${found.later} batches of events after the backup are not in it. Their heads are now in ${aside}: keep them.`,
    );
  }
  if (readHeads(folder).size === 0 && found.heads.size > 0) {
    const month = now.toString().slice(0, 7);
    const heads = [...found.heads].map(([number, head]) => ({ number, head })).sort((one, other) => one.number - other.number);
    for (let at = 0; at < heads.length; at += 10_000) keepHeads(folder, month, heads.slice(at, at + 10_000));
  }
  await keepNewHeads(client, folder, () => now);
}
