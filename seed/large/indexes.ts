import type pg from 'pg';
import type { Table } from './tables.ts';

/** Takes away the indexes that no constraint needs, so that rows come in faster; gives the statements that make them again. */
export async function dropIndexes(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; statement: string }>(
    `select c.oid::regclass::text as name, pg_get_indexdef(c.oid) as statement
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = any ($1::text[]::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid) order by 1`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ statement }) => statement);
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
