import type { Work } from '#platform/work.ts';
import { findKnown, type Known } from './change-record/parts/known.queries.ts';
import type { Kind, ServiceContent } from './content.ts';
import { directoryTables, findVersions, getRecord, type DirectoryRecord, type Version } from './records.queries.ts';

/** A record with what is said of it: what is public, what waits, and the newest answer that asks for something. */
export type Described = {
  record: DirectoryRecord;
  versions: readonly Version[];
  current: Version | null;
  waiting: Version | null;
  returned: Version | null;
  /** What its keeper means now: what waits, or else what is public. */
  content: object;
  known: Known;
  organizationName: string;
};

export async function getDescribed(work: Work, recordId: string): Promise<Described> {
  const record = await getRecord(work, recordId);
  const versions = await findVersions(work, recordId);
  const current = versions.find(({ state }) => state === 'public') ?? null;
  const waiting = versions.find(({ state }) => state === 'waiting') ?? null;
  const newest = versions[0];
  const content = waiting?.content ?? current?.content ?? newest?.content ?? {};
  return {
    record,
    versions,
    current,
    waiting,
    returned: newest?.state === 'returned' ? newest : null,
    content,
    known: await findKnown(work, record.organizationId, placesIn(record.kind, versions)),
    organizationName: await nameOfOrganization(work, record.organizationId),
  };
}

const placesIn = (kind: Kind, versions: readonly Version[]): string[] =>
  kind === 'service' ? [...new Set(versions.flatMap(({ content }) => (content as ServiceContent).places ?? []).map(({ locationId }) => locationId))] : [];

/** What the record is called, by its newest description. */
export const nameOf = ({ content }: Pick<Described, 'content'>) => (content as { name?: string }).name ?? '';

/** Whether what waits was written before another version became public. */
export const isStale = (waiting: Version, current: Version | null) => waiting.basedOn !== (current?.number ?? null);

async function nameOfOrganization(work: Work, organizationId: string | null): Promise<string> {
  if (organizationId === null) return '';
  const row = await directoryTables(work)
    .selectFrom('directory.version')
    .select('content')
    .where('record_id', '=', organizationId)
    .where('state', 'in', ['public', 'waiting'])
    .orderBy('state')
    .executeTakeFirst();
  return (row?.content as { name?: string } | undefined)?.name ?? '';
}

/** The names of whoever wrote or decided these, as far as they still work here. */
export async function findWriters(work: Work, versions: readonly Version[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(versions.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? proposedBy]))];
  if (ids.length === 0) return new Map();
  const rows = await directoryTables(work).selectFrom('published.worker').select(['worker_id as id', 'name']).where('worker_id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
