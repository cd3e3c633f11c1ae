import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { AsideRow, OnlyNamed } from '../read-file/asked.ts';
import { rowColumns } from '../read-file/read-row.ts';

const tables = (work: Work) => work.tables('targeting');
const names = sql.join(Object.keys(rowColumns).map(name => sql.ref(name)));
const kinds = Object.values(rowColumns);

/** Adds thousands of rows at once: an array a column, as the reading process wrote them. */
export async function insertRows(work: Work, { id, feedId }: { id: string; feedId: string }, arrays: readonly string[]): Promise<void> {
  const given = sql.join(arrays.map((array, n) => sql`${array}::${sql.raw(`${kinds[n]}[]`)}`));
  await sql`insert into targeting.feed_row (load_id, feed_id, ${names}) select ${id}, ${feedId}, ${names} from unnest(${given}) as given (${names})`.execute(
    tables(work),
  );
}

export async function insertSetAside(work: Work, loadId: string, rows: readonly AsideRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into targeting.set_aside_row (load_id, row, reasons, fields, cells)
    select ${loadId}, (given->>'row')::int, array(select jsonb_array_elements_text(given->'reasons')), given->'fields', given->'cells'
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as given`.execute(tables(work));
}

export async function insertOnlyNamed(work: Work, loadId: string, alike: readonly OnlyNamed[]): Promise<void> {
  if (alike.length === 0) return;
  await sql`insert into targeting.only_named (load_id, reasons, rows)
    select ${loadId}, given.reasons, given.rows from jsonb_to_recordset(${JSON.stringify(alike)}::jsonb) as given(reasons text[], rows int[])`.execute(
    tables(work),
  );
}

/** Takes away all that a load brought; gives how many rows. Decisions by people stay: they hang on lasting keys. */
export async function removeRows(work: Work, loadId: string): Promise<number> {
  const { numDeletedRows } = await tables(work).deleteFrom('targeting.feed_row').where('load_id', '=', loadId).executeTakeFirstOrThrow();
  await tables(work).deleteFrom('targeting.set_aside_row').where('load_id', '=', loadId).execute();
  await tables(work).deleteFrom('targeting.only_named').where('load_id', '=', loadId).execute();
  await tables(work).deleteFrom('targeting.file_part').where('load_id', '=', loadId).execute();
  return Number(numDeletedRows);
}

/** Nobody else reads this load while this transaction lasts; false: somebody does. */
export async function claimLoad(work: Work, loadId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${loadId}, 4)) as is`.execute(tables(work));
  return rows[0]?.is ?? false;
}
