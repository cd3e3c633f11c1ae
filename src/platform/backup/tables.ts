import type pg from 'pg';
import { CannotStart } from '../start/progress.ts';
import type { Manifest } from './records.ts';

/** A table whose rows a backup holds: its name as the catalogue writes it, and its columns, both quoted where they must be. */
export type Table = { name: string; columns: string[] };

/**
 * What opens a door right now is no record: after a restore nobody is signed in, and no link or token works that was only meant for that hour. Nor is what is
 * to be forgotten after a day: with its key it would live on in the backup.
 */
export const leftOut = [
  'platform.session',
  'systems.token',
  'access.sign_in_begun',
  'access.sign_in_step',
  'access.first_administrator_link',
  'directory.shortlist_key',
  'directory.shortlist_sent',
];

/** Made by the service itself, before the rows are put back. */
const madeAnew = ['public.migration', 'graphile_worker.migrations'];

const ours = `c.relkind in ('r', 'p') and c.relowner = (select relowner from pg_class where oid = to_regclass('public.migration'))
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

/** Every table the service owns, but for those left out on purpose. What is worked out from other columns is worked out again. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            array(select quote_ident(attname) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and n.nspname || '.' || c.relname <> all ($1::text[]) order by 1`,
    [[...leftOut, ...madeAnew]],
  );
  return rows;
}

/** Those left out that this database has. */
export async function leftOutOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from unnest($1::text[]) as name where to_regclass(name) is not null', [leftOut]);
  return rows.map(({ name }) => name);
}

/** Row security hides rows without a word, so whoever makes a backup must be one from whom none is hidden. */
export async function refuseIfRowsAreHidden(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_roles me
      where ${ours} and me.rolname = current_user and not me.rolsuper and not me.rolbypassrls and n.nspname || '.' || c.relname <> all ($1::text[])
        and (not pg_has_role(c.relowner, 'usage') or c.relrowsecurity and c.relforcerowsecurity and (
          not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r') and pg_get_expr(p.polqual, p.polrelid) = 'true'
                        and exists (select from unnest(p.polroles) as role where role = 0 or pg_has_role(role, 'usage')))
          or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('*', 'r')
                        and exists (select from unnest(p.polroles) as role where role = 0 or pg_has_role(role, 'usage'))))) order by 1`,
    [leftOut],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name);
  throw new CannotStart(
    `This login does not see every row of ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}. DATABASE_URL must be the login that owns the tables, and a member of register that inherits.`,
  );
}

export async function sequencesOf(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
      where last_value is not null and sequenceowner = (select pg_get_userbyid(relowner) from pg_class where oid = to_regclass('public.migration')) order by 1`,
  );
  return rows;
}

/** Values as text that every version of PostgreSQL writes and reads alike. */
export const alike = `
  set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = 'hex';
  set synchronize_seqscans = off; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`;

export const copyOut = ({ name, columns }: Table) => `copy ${name} (${columns.join(', ')}) to stdout`;
