import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { getVersion, type Version } from './records.queries.ts';

/** A version that still waits; one that was settled meanwhile is a conflict. */
export async function getWaiting(work: Work, versionId: string): Promise<Version> {
  const version = await getVersion(work, versionId);
  if (version.state !== 'waiting') throw new Refusal('conflict', 'This change has been settled already');
  return version;
}
