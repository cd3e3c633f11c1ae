import { sql } from 'kysely';
import { megabytesOf } from '#platform/megabytes.ts';
import type { Work } from '#platform/work.ts';
import { directoryTables } from '../records.queries.ts';
import type { PostcodeCounts, ReadPostcode } from './read-postcodes.ts';

export type PostcodeFile = {
  id: string;
  state: 'reading' | 'done' | 'failed';
  bytes: number;
  areas: string[];
  receivedAt: Temporal.Instant;
  share: number;
  rowsRead: number;
  report: Partial<PostcodeCounts> & { placesFound?: number };
  failure: string | null;
};

/** The files that came, the newest first. */
export async function findPostcodeFiles(work: Work): Promise<PostcodeFile[]> {
  const rows = await directoryTables(work)
    .selectFrom('directory.postcode_file')
    .select(['id', 'state', 'bytes', 'areas', 'received_at as receivedAt', 'share', 'rows_read as rowsRead', 'report', 'failure'])
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
  return rows.map(row => ({
    ...row,
    state: row.state as PostcodeFile['state'],
    bytes: Number(row.bytes),
    rowsRead: Number(row.rowsRead),
    report: row.report as PostcodeFile['report'],
  }));
}

/** How many postcodes are known here, and how many districts they are in. */
export async function countPostcodes(work: Work): Promise<{ postcodes: number; districts: number }> {
  const { rows } = await sql<{ postcodes: number; districts: number }>`
    select count(*)::int as postcodes, count(distinct district)::int as districts from directory.postcode`.execute(directoryTables(work));
  return rows[0] ?? { postcodes: 0, districts: 0 };
}

/** Keeps a file's bytes until it is read, a megabyte at a time: whichever process reads it, it finds them. */
export async function keepPostcodeBytes(work: Work, fileId: string, path: string): Promise<void> {
  for (const { part, bytes } of megabytesOf(path))
    await directoryTables(work).insertInto('directory.postcode_file_part').values({ file_id: fileId, part, bytes }).execute();
}

/** A file's bytes in order, never more than a megabyte of them at once. */
export async function* postcodeBytes(work: Work, fileId: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const row = await directoryTables(work)
      .selectFrom('directory.postcode_file_part')
      .select('bytes')
      .where('file_id', '=', fileId)
      .where('part', '=', part)
      .executeTakeFirst();
    if (!row) return;
    yield row.bytes;
  }
}

export const dropPostcodeBytes = (work: Work, fileId: string) =>
  directoryTables(work).deleteFrom('directory.postcode_file_part').where('file_id', '=', fileId).execute();

/** Keeps where these postcodes are; those known before are put right. */
export async function savePostcodes(work: Work, rows: readonly ReadPostcode[]): Promise<void> {
  await sql`
    insert into directory.postcode (postcode, district, latitude, longitude, ward_code)
    select * from unnest(${rows.map(({ postcode }) => postcode)}::text[], ${rows.map(({ district }) => district)}::text[],
      ${rows.map(({ latitude }) => latitude)}::float8[], ${rows.map(({ longitude }) => longitude)}::float8[], ${rows.map(({ wardCode }) => wardCode)}::text[])
    on conflict (postcode) do update set latitude = excluded.latitude, longitude = excluded.longitude, ward_code = excluded.ward_code,
      ward = case when postcode.ward_code is distinct from excluded.ward_code then null else postcode.ward end`.execute(directoryTables(work));
}

/** Gives wards their names, as the list that came along has them. */
export async function nameWards(work: Work, names: ReadonlyMap<string, string>): Promise<void> {
  if (names.size === 0) return;
  await sql`
    update directory.postcode set ward = named.name
      from unnest(${[...names.keys()]}::text[], ${[...names.values()]}::text[]) named(code, name)
     where postcode.ward_code = named.code and postcode.ward is distinct from named.name and named.name <> ''`.execute(directoryTables(work));
}

/** Public places that nobody knew the position of, and whose postcode is known now. */
export async function findPlacesToLocate(work: Work): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select location.id from directory.location join directory.postcode on postcode.postcode = upper(replace(location.postcode, ' ', ''))
     where location.latitude is null and not location.is_hidden`.execute(directoryTables(work));
  return rows.map(({ id }) => id);
}
