import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { checkedContent } from '../content-rules.ts';
import type { Kind } from '../content.ts';
import { changeProposed } from '../directory.events.ts';
import { mayKeepRecord, mayKeepRecords } from '../directory.policy.ts';
import { directoryTables, findVersions, getRecord, type Version } from '../records.queries.ts';

/** `agencyId`: of an organisation, the agency whose people will keep it. */
export type NewRecord = { kind: Kind; organizationId?: string | null; agencyId?: string | null; content: unknown; note?: string };

/** Proposes an organisation, a place or a service that is not in the directory yet. Nobody sees it but its keepers and editors, until it is approved. */
export async function proposeNew(
  work: Work,
  { kind, organizationId = null, agencyId = null, content, note }: NewRecord,
): Promise<{ recordId: string; versionId: string }> {
  work.require(mayKeepRecords(work.actor));
  const keeper = organizationId === null ? { keeperAgencyId: null } : await getRecord(work, organizationId);
  work.require(mayKeepRecord(work.actor, keeper));
  const described = checkedContent(kind, content);
  const recordId = work.newId();
  await directoryTables(work)
    .insertInto('directory.record')
    .values({
      id: recordId,
      kind,
      organization_id: kind === 'organization' ? recordId : organizationId,
      agency_id: kind === 'organization' ? agencyId : null,
      added_by: work.actor.id,
      added_at: work.now,
    })
    .execute();
  const versionId = await addVersion(work, { recordId, kind, number: 1, content: described, basedOn: null, note: note ?? null });
  return { recordId, versionId };
}

/**
 * Proposes another description of a record. `basedOn` is the number of the public version that the writer saw; what was waiting before is withdrawn in its
 * favour. The public one stays public.
 */
export async function proposeChange(work: Work, recordId: string, change: { content: unknown; basedOn: number | null; note?: string }): Promise<string> {
  const record = await getRecord(work, recordId);
  work.require(mayKeepRecord(work.actor, record));
  const content = checkedContent(record.kind, change.content);
  const before = await findVersions(work, recordId);
  requireCurrent(before, change.basedOn);
  const waiting = before.find(({ state }) => state === 'waiting');
  if (waiting) await directoryTables(work).updateTable('directory.version').set({ state: 'withdrawn' }).where('id', '=', waiting.id).execute();
  const number = 1 + Math.max(0, ...before.map(one => one.number));
  return addVersion(work, { recordId, kind: record.kind, number, content, basedOn: change.basedOn, note: change.note ?? null });
}

/** What was written on top of another version than the one that is public now would undo somebody's change. */
export function requireCurrent(versions: readonly Version[], basedOn: number | null): void {
  const current = versions.find(({ state }) => state === 'public')?.number ?? null;
  if (current !== basedOn) throw new Refusal('conflict', 'Another version has been made public since. Look at it, and make your change again');
}

type NewVersion = { recordId: string; kind: Kind; number: number; content: object; basedOn: number | null; note: string | null };

async function addVersion(work: Work, { recordId, kind, number, content, basedOn, note }: NewVersion): Promise<string> {
  const id = work.newId();
  await directoryTables(work)
    .insertInto('directory.version')
    .values({
      id,
      record_id: recordId,
      number,
      content: JSON.stringify(content),
      based_on: basedOn,
      state: 'waiting',
      note,
      proposed_by: work.actor.id,
      proposed_at: work.now,
    })
    .execute();
  await work.record(changeProposed, { familyId: null, subjectId: recordId, details: { kind, versionId: id } });
  return id;
}
