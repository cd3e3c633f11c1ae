import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';

/** The whole run to which rows of further files can be added, and the files it read. */
export type BaseRun = { id: string; loadIds: string[] };

// More new rows than this, and than this part of the run's, are better linked all together: they may change what is learnt.
const mostRows = 20_000;
const mostInOne = 20;

/** The newest whole run, unless a file it read was replaced or withdrawn since, or very many rows are new. */
export async function findBaseRun(work: Work): Promise<BaseRun | null> {
  const { rows } = await sql<{ id: string; load_ids: string[] }>`
    with base as (
      select id, load_ids, rows from targeting.linkage_run where state = 'finished' and not is_increment order by began_at desc, id desc limit 1
    ), held as (
      select d.id, d.rows from targeting.feed_load d join targeting.feed f on f.id = d.feed_id and f.withdrawn_at is null where d.state = 'held'
    )
    select base.id, base.load_ids from base
     where base.load_ids <@ array(select id from held)
       and (select coalesce(sum(held.rows), 0) from held where held.id <> all (base.load_ids)) <= greatest(${mostRows}, base.rows / ${mostInOne})`.execute(
    work.tables('targeting'),
  );
  return rows[0] ? { id: rows[0].id, loadIds: rows[0].load_ids } : null;
}

/** The files whose rows are held. */
export async function heldLoads(work: Work): Promise<string[]> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.feed_load')
    .innerJoin('targeting.feed', 'targeting.feed.id', 'targeting.feed_load.feed_id')
    .select('targeting.feed_load.id')
    .where('state', '=', 'held')
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}
