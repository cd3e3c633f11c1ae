import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { ContentOf, Kind } from './content.ts';

export const directoryTables = (work: Pick<Work, 'tables'>) => work.tables('directory');

export type DirectoryRecord = {
  id: string;
  kind: Kind;
  organizationId: string | null;
  /** The agency whose people keep it; null where only editors do. */
  keeperAgencyId: string | null;
  checkedOn: Temporal.PlainDate | null;
  checkedByName: string | null;
  reviewOn: Temporal.PlainDate | null;
  version: number;
};

export type VersionState = 'waiting' | 'public' | 'replaced' | 'returned' | 'withdrawn';
export type Version<K extends Kind = Kind> = {
  id: string;
  recordId: string;
  number: number;
  content: ContentOf[K];
  basedOn: number | null;
  state: VersionState;
  note: string | null;
  proposedBy: string;
  proposedAt: Temporal.Instant;
  decidedBy: string | null;
  decidedAt: Temporal.Instant | null;
  answer: string | null;
};

const records = (work: Work) =>
  directoryTables(work)
    .selectFrom('directory.record as record')
    .leftJoin('directory.record as keeper', 'keeper.id', 'record.organization_id')
    .select(['record.id', 'record.kind', 'record.organization_id as organizationId', 'keeper.agency_id as keeperAgencyId', 'record.checked_on as checkedOn'])
    .select(['record.checked_by_name as checkedByName', 'record.review_on as reviewOn', 'record.version']);

const asRecord = ({ kind, ...row }: Omit<DirectoryRecord, 'kind'> & { kind: string }): DirectoryRecord => ({ ...row, kind: kind as Kind });

/** A record that this person keeps; somebody else's does not exist. */
export const getRecord = async (work: Work, id: string): Promise<DirectoryRecord> =>
  asRecord(found(await records(work).where('record.id', '=', id).executeTakeFirst()));

/** The records that this person keeps: an editor all, an owner those of the own organisations. */
export const findRecords = async (work: Work, kind: Kind): Promise<DirectoryRecord[]> =>
  (await records(work).where('record.kind', '=', kind).orderBy('record.id').execute()).map(asRecord);

const versions = (work: Work) =>
  directoryTables(work)
    .selectFrom('directory.version')
    .select(['id', 'record_id as recordId', 'number', 'content', 'based_on as basedOn', 'state', 'note', 'proposed_by as proposedBy'])
    .select(['proposed_at as proposedAt', 'decided_by as decidedBy', 'decided_at as decidedAt', 'answer']);

type VersionRow = Omit<Version, 'content' | 'state'> & { content: unknown; state: string };
const asVersion = <K extends Kind>({ content, state, ...row }: VersionRow): Version<K> => ({
  ...row,
  content: content as ContentOf[K],
  state: state as VersionState,
});

/** The whole history of a record, newest first. */
export const findVersions = async <K extends Kind = Kind>(work: Work, recordId: string): Promise<Version<K>[]> =>
  (await versions(work).where('record_id', '=', recordId).orderBy('number', 'desc').execute()).map(row => asVersion<K>(row));

export const getVersion = async <K extends Kind = Kind>(work: Work, id: string): Promise<Version<K>> =>
  asVersion<K>(found(await versions(work).where('id', '=', id).executeTakeFirst()));

/** What waits for an editor, the longest first. An owner sees what is their own. */
export const findWaiting = async (work: Work): Promise<(Version & { kind: Kind })[]> => {
  const rows = await directoryTables(work)
    .selectFrom('directory.version as version')
    .innerJoin('directory.record as record', 'record.id', 'version.record_id')
    .select(['version.id', 'record_id as recordId', 'number', 'content', 'based_on as basedOn', 'state', 'note', 'proposed_by as proposedBy', 'record.kind'])
    .select(['proposed_at as proposedAt', 'decided_by as decidedBy', 'decided_at as decidedAt', 'answer'])
    .where('state', '=', 'waiting')
    .orderBy('proposed_at')
    .execute();
  return rows.map(({ kind, ...row }) => ({ ...asVersion(row), kind: kind as Kind }));
};

/** The public versions of these records, by record. */
export async function findPublicVersions(work: Work, recordIds: readonly string[]): Promise<Map<string, Version>> {
  if (recordIds.length === 0) return new Map();
  const rows = await versions(work)
    .where('record_id', 'in', [...recordIds])
    .where('state', '=', 'public')
    .execute();
  return new Map(rows.map(row => [row.recordId, asVersion(row)]));
}
