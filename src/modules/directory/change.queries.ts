import type { Work } from '#platform/work.ts';
import { differing, type Differs } from './change-record/parts/compare.ts';
import { findWriters, getDescribed, type Described } from './described.queries.ts';
import { getVersion, type Version } from './records.queries.ts';

/** One version with what it was written on top of, and what differs. */
export type Change = { version: Version; before: Version | null; described: Described; differs: readonly Differs[]; writers: ReadonlyMap<string, string> };

/**
 * Of a version that waits, what differs from what is public now; of one that is settled, from what was public when it was written. Somebody else's does
 * not exist.
 */
export async function getChange(work: Work, versionId: string): Promise<Change> {
  const version = await getVersion(work, versionId);
  const described = await getDescribed(work, version.recordId);
  const before = version.state === 'waiting' ? described.current : (described.versions.find(({ number }) => number === version.basedOn) ?? null);
  const differs = differing(described.record.kind, before?.content ?? null, version.content, described.known);
  return { version, before, described, differs, writers: await findWriters(work, [version]) };
}
