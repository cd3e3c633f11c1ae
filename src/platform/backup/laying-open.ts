import type pg from 'pg';

/** Statements that make the tables ready to be filled, and those that make them as they were. */
type Opened = { open: string[]; mend: string[]; close: string[]; shape: string };

export type LaidOpen = {
  /** Makes indexes and references again. */
  mend(): Promise<void>;
  /** Makes the rest again, and checks that all is as it was. */
  close(): Promise<void>;
};

/**
 * What stands in the way of filling tables quickly and in any order: indexes, references, triggers, row security forced on the owner. All of it is taken away
 * and made again inside the transaction of the restore: nobody ever meets a table without it, and references are checked anew as they are made.
 */
export async function layOpen(client: pg.ClientBase, names: readonly string[]): Promise<LaidOpen> {
  const { open, mend, close, shape } = await planOf(client, names);
  for (const statement of open) await client.query(statement);
  return {
    mend: async () => {
      for (const statement of mend) await client.query(statement);
    },
    close: async () => {
      for (const statement of close) await client.query(statement);
      const { shape: after } = await planOf(client, names);
      if (after !== shape) throw new Error('The tables are not as they were before the restore');
    },
  };
}

const question = `
  with wanted as (select unnest($1::text[])::regclass::oid as id)
  select 'trigger' as what, tgrelid::regclass::text as on_table, quote_ident(tgname) as name, pg_get_triggerdef(t.oid) as definition
    from pg_trigger t join wanted on id = tgrelid where not tgisinternal and tgenabled = 'O'
  union all
  select 'force', c.oid::regclass::text, '', '' from pg_class c join wanted on id = c.oid where relforcerowsecurity
  union all
  select 'reference', conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(k.oid) from pg_constraint k join wanted on id = conrelid where contype = 'f'
  union all
  select 'index', indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index join wanted on id = indrelid
   where not exists (select from pg_constraint where conindid = indexrelid)
  order by 1, 2, 3`;

type Found = { what: 'trigger' | 'force' | 'reference' | 'index'; on_table: string; name: string; definition: string };

async function planOf(client: pg.ClientBase, names: readonly string[]): Promise<Opened> {
  const { rows } = await client.query<Found>(question, [names]);
  const each = (what: Found['what'], statement: (found: Found) => string) => rows.filter(found => found.what === what).map(statement);
  return {
    open: [
      ...each('trigger', ({ on_table, name }) => `alter table ${on_table} disable trigger ${name}`),
      ...each('force', ({ on_table }) => `alter table ${on_table} no force row level security`),
      ...each('reference', ({ on_table, name }) => `alter table ${on_table} drop constraint ${name}`),
      ...each('index', ({ name }) => `drop index ${name}`),
    ],
    mend: [
      ...each('index', ({ definition }) => definition),
      ...each('reference', ({ on_table, name, definition }) => `alter table ${on_table} add constraint ${name} ${definition}`),
    ],
    close: [
      ...each('force', ({ on_table }) => `alter table ${on_table} force row level security`),
      ...each('trigger', ({ on_table, name }) => `alter table ${on_table} enable trigger ${name}`),
    ],
    shape: JSON.stringify(rows),
  };
}
