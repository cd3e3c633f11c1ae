import type { Work } from '#platform/work.ts';
import { confirmed } from '../confirm-right/confirm-right.ts';
import type { ServiceContent } from '../content.ts';
import { changeApproved } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { requireCurrent } from '../propose-change/propose-change.ts';
import { directoryTables, findVersions, getRecord, type DirectoryRecord, type Version } from '../records.queries.ts';
import { getWaiting } from '../waiting.ts';
import { writeOut } from '../write-out.ts';

/** Makes a waiting version public. Places and an organisation that the service needs, and that wait for their first approval, become public with it. */
export async function approveChange(work: Work, versionId: string): Promise<void> {
  work.require(mayEditDirectory(work.actor));
  const version = await getWaiting(work, versionId);
  const record = await getRecord(work, version.recordId);
  const needed = record.kind === 'service' ? await neededWith(work, record, version.content as ServiceContent) : [];
  for (const one of [...needed, { record, version }]) await makePublic(work, one);
  await writeOut(work, [...needed.map(one => one.record.id), record.id]);
}

type Pending = { record: DirectoryRecord; version: Version };

async function neededWith(work: Work, record: DirectoryRecord, { places = [] }: ServiceContent): Promise<Pending[]> {
  const ids = new Set([record.organizationId, ...places.map(({ locationId }) => locationId)].filter(id => id !== null));
  const pending: Pending[] = [];
  for (const id of ids) {
    const versions = await findVersions(work, id);
    const first = versions.find(({ state, basedOn }) => state === 'waiting' && basedOn === null);
    if (first && !versions.some(({ state }) => state === 'public')) pending.push({ record: await getRecord(work, id), version: first });
  }
  return pending;
}

async function makePublic(work: Work, { record, version }: Pending): Promise<void> {
  const tables = directoryTables(work);
  requireCurrent(await findVersions(work, record.id), version.basedOn);
  await tables.updateTable('directory.version').set({ state: 'replaced' }).where('record_id', '=', record.id).where('state', '=', 'public').execute();
  await tables
    .updateTable('directory.version')
    .set({ state: 'public', decided_by: work.actor.id, decided_at: work.now })
    .where('id', '=', version.id)
    .execute();
  await tables
    .updateTable('directory.record')
    .set(await confirmed(work))
    .where('id', '=', record.id)
    .execute();
  await work.later('tell-of-decision', { versionId: version.id });
  await work.record(changeApproved, { familyId: null, subjectId: record.id, details: { kind: record.kind, versionId: version.id } });
}
