import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { CannotStart } from '../start/progress.ts';

/** The database a backup is to be put into: whether people have used it, and which migrations it has. */
export type Target = { name: string; isUsed: boolean; migrations: string[] };

export async function targetOf(client: pg.ClientBase): Promise<Target> {
  const one = async (text: string) => (await client.query<{ answer: string[] | boolean | string | null }>(text)).rows[0]?.answer ?? null;
  const has = async (table: string) => (await one(`select to_regclass('${table}') is not null as answer`)) === true;
  const name = String(await one('select current_database() as answer'));
  if (!(await has('public.migration'))) {
    const tables = await one(
      `select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                       where relkind in ('r', 'p') and nspname !~ '^pg_' and nspname <> 'information_schema'
                         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')) as answer`,
    );
    if (tables === true) throw new CannotStart(`The database ${name} holds tables of something else. Nothing was changed.`);
    return { name, isUsed: false, migrations: [] };
  }
  const migrations = ((await one('select array_agg(name order by name) as answer from public.migration')) ?? []) as string[];
  const begun = (await has('public.beginning')) && (await one('select exists (select from public.beginning) as answer')) === true;
  const happened = (await has('platform.event')) && (await one('select exists (select from platform.event) as answer')) === true;
  return { name, isUsed: begun || happened, migrations };
}

/** Nobody works while their record is exchanged. A connection that has just ended may be listed for a moment longer. */
export async function refuseIfInUse(client: pg.ClientBase, left = 20): Promise<void> {
  const { rows } = await client.query<{ login: string }>(
    'select distinct usename::text as login from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename is not null order by 1',
  );
  if (rows.length === 0) return;
  if (left > 0) {
    await pause(50);
    return refuseIfInUse(client, left - 1);
  }
  throw new CannotStart(
    `Somebody is connected to the database (${rows.map(({ login }) => login).join(', ')}). Stop the service and its jobs first. Nothing was changed.`,
  );
}
