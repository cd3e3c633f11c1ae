import type pg from 'pg';
import type { Table } from './tables.ts';

/**
 * Takes away the indexes that rows do not need while they come in, so that they come in faster; gives the statements that make them again. A key that
 * another table refers to stays; one that nothing refers to (of events, the most of all) goes, for ids of many years arrive in no order.
 */
export async function dropIndexes(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select case when k.oid is null then format('drop index %s', i.indexrelid::regclass)
                 else format('alter table %s drop constraint %I', i.indrelid::regclass, k.conname) end as drop,
            case when k.oid is null then pg_get_indexdef(i.indexrelid)
                 else format('alter table %s add constraint %I %s', i.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) end as make
       from pg_index i left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
      where i.indrelid = any ($1::text[]::regclass[]) and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = i.indexrelid)
      order by pg_relation_size(i.indrelid) desc, 2`,
    [tables],
  );
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ make }) => make);
}

/** Two at a time, for two cores, each in memory where it can. */
export async function makeIndexes(clients: readonly pg.Client[], statements: readonly string[]): Promise<void> {
  const waiting = [...statements];
  const lane = async (client: pg.Client) => {
    await client.query(`set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 0`);
    for (let next = waiting.shift(); next; next = waiting.shift()) await client.query(next);
  };
  await Promise.all(clients.map(lane));
}
