import { sql } from 'kysely';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { findHeldKeys } from './aside.queries.ts';
import { rowsDismissed, rowsMended } from './feed.events.ts';
import { mayLoadFeeds } from './feed.policy.ts';
import type { Feed, Load } from './feed.ts';
import { insertRows } from './load-file/row.queries.ts';
import type { ReadAgain } from './mending.ts';
import { newBatch } from './read-file/batch.ts';
import { samePerson, valueOf } from './read-file/read-row.ts';

/** Rows that were read again: what may be held joins the rows of its file, what is left out by will is dismissed, and the others wait with what was corrected. All or nothing. */
export async function settleRows(work: Work, feed: Feed, load: Load, { held, leftOut, still }: ReadAgain): Promise<{ held: number; still: number }> {
  work.require(mayLoadFeeds(work.actor));
  await holdLoad(work, load);
  const twice = feed.holdsPersonOnce ? await heldTwice(work, load, held) : new Set<number>();
  const joining = held.filter(({ row }) => !twice.has(row));
  const batch = newBatch();
  for (const { values } of joining) batch.add(values);
  if (joining.length > 0) {
    await insertRows(work, load, batch.take());
    await settle(
      work,
      load,
      joining.map(({ row }) => row),
      'mended',
      null,
    );
    await work.record(rowsMended, { familyId: null, subjectId: load.id, details: { feedId: feed.id, loadId: load.id, rows: joining.length } });
  }
  if (leftOut.length > 0) await dismissRows(work, load, leftOut, 'Its word is set to be left out');
  await keepStill(work, load, still);
  await sql`update targeting.set_aside_row set reasons = array[${samePerson}] where load_id = ${load.id} and row = any (${[...twice]}::int[])`.execute(
    work.tables('targeting'),
  );
  return { held: joining.length, still: still.length + twice.size };
}

/** Rows that will not be loaded, and why. What stood in them goes. */
export async function dismissRows(work: Work, load: Load, rows: readonly number[], because: string): Promise<void> {
  work.require(mayLoadFeeds(work.actor));
  await holdLoad(work, load);
  await settle(work, load, rows, 'dismissed', because);
  await work.record(rowsDismissed, { familyId: null, subjectId: load.id, details: { feedId: load.feedId, loadId: load.id, rows: rows.length } });
}

/** One after the other, and never into a file that was replaced or withdrawn meanwhile. */
async function holdLoad(work: Work, { id }: Load): Promise<void> {
  const row = await work.tables('targeting').selectFrom('targeting.feed_load').select('state').where('id', '=', id).forUpdate().executeTakeFirst();
  if (row?.state !== 'held') throw new Refusal('conflict', 'This file is no longer held: it was replaced or withdrawn');
}

async function settle(work: Work, { id }: Load, rows: readonly number[], state: 'mended' | 'dismissed', because: string | null): Promise<void> {
  const tables = work.tables('targeting');
  const { numUpdatedRows } = await tables
    .updateTable('targeting.set_aside_row')
    .set({ state, because, fields: '{}', cells: '[]', decided_by: work.actor.id, decided_at: work.now })
    .where('load_id', '=', id)
    .where('row', 'in', [...rows])
    .where('state', '=', 'aside')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== BigInt(rows.length)) throw new Refusal('conflict', 'Somebody else mended or dismissed this row meanwhile');
  const joined = state === 'mended' ? rows.length : 0;
  await sql`update targeting.feed_load set rows = rows + ${joined}, set_aside = set_aside - ${rows.length} where id = ${id}`.execute(tables);
}

async function keepStill(work: Work, { id }: Load, still: ReadAgain['still']): Promise<void> {
  if (still.length === 0) return;
  await sql`update targeting.set_aside_row a set fields = x.fields, reasons = array(select jsonb_array_elements_text(x.reasons)), cells = '[]'
      from jsonb_to_recordset(${JSON.stringify(still)}::jsonb) as x (row int, fields jsonb, reasons jsonb)
     where a.load_id = ${id} and a.row = x.row and a.state = 'aside'`.execute(work.tables('targeting'));
}

async function heldTwice(work: Work, { id }: Load, held: ReadAgain['held']): Promise<Set<number>> {
  const keyed = held.map(({ row, values }) => ({ row, key: valueOf(values, 'lasting_key') ?? '' }));
  const seen = new Set(
    await findHeldKeys(
      work,
      id,
      keyed.map(({ key }) => key),
    ),
  );
  return new Set(
    keyed.flatMap(({ row, key }) => {
      if (seen.has(key)) return [row];
      seen.add(key);
      return [];
    }),
  );
}
