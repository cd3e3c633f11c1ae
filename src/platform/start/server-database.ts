import { createHmac } from 'node:crypto';
import pg from 'pg';
import type { Run } from './configuration.ts';
import { CannotStart } from './progress.ts';

export type Logins = { owner: string | null; web: string; jobs: string };

/**
 * The logins on a server that is not ours. The web and the jobs never act as the owner. Where only the owner's address is given, theirs
 * is the same with another login, and their password is made from the owner's: one setting is enough to try the service, every
 * process arrives at the same password, and changing the owner's changes theirs. Empty where this process has no use for it.
 */
export async function findLogins(server: { owner: string | null; web: string | null; jobs: string | null }, run: Run): Promise<Logins> {
  const { owner } = server;
  const find = async (login: 'web' | 'jobs', given: string | null) => {
    if (given) return given;
    if (!owner) throw new CannotStart(`${login.toUpperCase()}_DATABASE_URL must be set where DATABASE_URL is not`);
    const url = derived(owner, login);
    if (!(await opens(url))) await setPassword(owner, login, new URL(url).password);
    return url;
  };
  return { owner, web: run === 'jobs' ? '' : await find('web', server.web), jobs: run === 'web' ? '' : await find('jobs', server.jobs) };
}

function derived(owner: string, login: string): string {
  const url = new URL(owner);
  url.username = login;
  if (url.password) url.password = createHmac('sha256', decodeURIComponent(url.password)).update(`open-early-help ${login}`).digest('hex');
  return url.href;
}

async function setPassword(owner: string, login: 'web' | 'jobs', password: string) {
  try {
    if (!password) throw new CannotStart(`There is no password in DATABASE_URL to make the login ${login}'s from.`);
    await on(owner, client => client.query(`alter role ${login} password ${client.escapeLiteral(password)}`));
  } catch {
    throw new CannotStart(
      `The login ${login} cannot sign in to the database server, and the owner may not give it a password. Set ${login.toUpperCase()}_DATABASE_URL.`,
    );
  }
}

/** Row-level security holds for nobody who owns the tables, is superuser or has BYPASSRLS: such a login must not serve people. */
export async function refuseTooMighty(url: string, variable: string): Promise<void> {
  const { rows } = await on(url, client =>
    client.query<{ login: string; superuser: boolean; bypasses: boolean; owns: boolean }>(
      `select rolname as login, rolsuper as superuser, rolbypassrls as bypasses,
              exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                       where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p', 'v', 'm')
                         and pg_has_role(current_user, c.relowner, 'member')) as owns
         from pg_roles where rolname = current_user`,
    ),
  );
  const found = rows[0];
  if (!found) return;
  const why = found.superuser ? 'is a superuser' : found.bypasses ? 'has BYPASSRLS' : found.owns ? 'owns tables' : null;
  if (why) throw new CannotStart(`The login ${found.login} ${why}, so it would see every family. Set ${variable} to a login that owns nothing, such as web.`);
}

/** Says plainly when the server cannot be reached, or is too old for our SQL. */
export async function refuseUnfitServer(url: string): Promise<void> {
  let version: number;
  try {
    version = await on(url, async client =>
      Number((await client.query<{ server_version_num: string }>('show server_version_num')).rows[0]?.server_version_num),
    );
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new CannotStart(`The database server of DATABASE_URL could not be used (${code ?? 'no answer'}). Check its address, login and password.`);
  }
  if (version < 150_000) throw new CannotStart(`The database server is PostgreSQL ${Math.floor(version / 10_000)}; it must be 15 or newer.`);
}

async function opens(url: string): Promise<boolean> {
  try {
    await on(url, client => client.query('select 1'));
    return true;
  } catch {
    return false;
  }
}

async function on<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await task(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
