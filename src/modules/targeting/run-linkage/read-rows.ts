import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#platform/work.ts';
import { factKinds } from '../fact.ts';
import type { Said } from '../match.ts';
import type { BaseRun } from './base-run.ts';
import type { HandedFeed } from './exchange.ts';
import type { Thread } from './thread.ts';

const atOnce = 5000;

/**
 * Hands every held row and everybody of the record to the thread, some thousands at a time: one moment's view of them all, never in this thread's memory at
 * once. With `base`, only the rows of files that it has not read, and people who have no number yet.
 */
export async function handOver(
  work: Work,
  thread: Thread,
  onRows: (done: number, of: number) => void = () => undefined,
  base: BaseRun | null = null,
): Promise<{ feeds: HandedFeed[]; decisions: Said[] }> {
  const tables = work.tables('targeting');
  const feeds = await tables.selectFrom('targeting.feed').select(['id', 'holds_person_once']).where('withdrawn_at', 'is', null).orderBy('id').execute();
  const handed = feeds.map(({ id, holds_person_once }) => ({ id, holdsPersonOnce: holds_person_once }));
  await thread.tell({ kind: 'feeds', feeds: handed });
  const { rows: counted } = await sql<{ of: number }>`
    select coalesce(sum(d.rows), 0)::int as of from targeting.feed_load d join targeting.feed f on f.id = d.feed_id and f.withdrawn_at is null
     where d.state = 'held' and d.id <> all (${base?.loadIds ?? []}::uuid[])`.execute(tables);
  const of = counted[0]?.of ?? 0;
  onRows(0, of);
  await inParts(work, sql`rows_to_link`, base ? sql`${heldRows} where d.id <> all (${base.loadIds}::uuid[])` : heldRows, (json, done) => {
    onRows(done, of);
    return thread.tell({ kind: 'rows', json });
  });
  await inParts(work, sql`people_to_link`, base ? sql`${people} where l.person_id is null` : sql`${people} order by p.person_id`, json =>
    thread.tell({ kind: 'people', json }),
  );
  const decisions = await tables
    .selectFrom('targeting.match_decision')
    .select(['id', 'one', 'other', 'answer'])
    .where('state', '=', 'holds')
    .where('answer', '<>', 'not-sure')
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return { feeds: handed, decisions: decisions as Said[] };
}

const lasting = factKinds.filter(({ lasts }) => lasts).map(({ key }) => key);
// What lasts and has not ended is so on the day the file is current as of, as the single view has it.
const heldRows = sql`
  select json_build_array(r.id, f.nth, r.lasting_key, r.what, l.person_no, l.household_no, l.sureness, k.person_no, k.household_no,
           r.forename, r.middle_name, r.surname, r.full_name, r.sex, coalesce(r.born_on::text, r.born), r.address, r.address_2,
           r.house, r.town, r.postcode, r.phone, r.email, r.nhs_number, r.upn, r.other_id,
           case when r.ended_on is null and (r.what = any(${lasting}) or r.happened_on is null) then d.current_as_of else coalesce(r.ended_on, r.happened_on) end)::text as said
    from targeting.feed_row r
    join targeting.feed_load d on d.id = r.load_id and d.state = 'held'
    join (select id, row_number() over (order by id) - 1 as nth from targeting.feed where withdrawn_at is null) f on f.id = r.feed_id
    left join targeting.linked_row l on l.row_id = r.id
    left join targeting.kept_number k on k.feed_id = r.feed_id and k.lasting_key = r.lasting_key`;

const people = sql`
  select json_build_array(p.person_id, l.person_no, l.household_no, l.sureness, p.given_name, p.family_name, nullif(p.sex, 'U'), p.born_on::text, p.address, p.postcode,
           p.phone, p.email, p.nhs_number)::text as said
    from targeting.people_to_link() p left join targeting.linked_person l on l.person_id = p.person_id`;

async function inParts(
  work: Work,
  cursor: RawBuilder<unknown>,
  query: RawBuilder<unknown>,
  take: (json: string, done: number) => Promise<void>,
): Promise<void> {
  const tables = work.tables('targeting');
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(tables);
  let taking: Promise<void> = Promise.resolve();
  let done = 0;
  try {
    for (;;) {
      const { rows } = await sql<{ said: string }>`fetch ${sql.lit(atOnce)} from ${cursor}`.execute(tables);
      await taking;
      if (rows.length === 0) break;
      // The next ones are read while the thread takes these.
      done += rows.length;
      taking = take(`[${rows.map(({ said }) => said).join(',')}]`, done);
      taking.catch(() => undefined);
    }
  } finally {
    await taking.catch(() => undefined);
  }
  await sql`close ${cursor}`.execute(tables);
}
