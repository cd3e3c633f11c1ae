import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { asWhom, giveFolder, type AsWhom } from './as-whom.ts';
import { askHolder, takeHold } from './one-at-a-time.ts';
import { stopOrphans } from './orphans.ts';
import { findPostgres } from './postgres-binaries.ts';
import { environment, startServer, type Server } from './postgres-server.ts';
import { CannotStart, type Say } from './progress.ts';
import { launcherSocket, socketFolder } from './socket-folder.ts';

/** One database, as each of its logins. */
export type DatabaseUrls = { superuser: string; owner: string; web: string; jobs: string };
export type Embedded = { urls: DatabaseUrls; stop(): Promise<void> };
type Options = {
  /** For tests: a database that is thrown away need not survive a power cut. */
  isThrownAway?: boolean;
};

export const databaseName = 'open_early_help';

/** PostgreSQL in `dataFolder`, for this process alone: makes it the first time, and starts it again should it be killed. */
export async function startEmbedded(dataFolder: string, tell: Say, { isThrownAway = false }: Options = {}): Promise<Embedded> {
  makeDataFolder(dataFolder);
  const sockets = socketFolder(dataFolder);
  const hold = await takeHold(launcherSocket(sockets));
  if ('heldBy' in hold) throw new CannotStart(alreadyRunning(dataFolder, hold.heldBy));

  try {
    const { initdb, postgres } = findPostgres();
    const as = asWhom(tell);
    if (as.ownerId !== process.getuid?.()) chmodSync(dataFolder, 0o711);
    const folder = join(dataFolder, 'postgres');
    if (existsSync(folder)) {
      giveFolder(folder, as);
      await stopOrphans(folder);
    } else {
      makeCluster(initdb, folder, as);
    }
    giveFolder(sockets, as);
    const urls = urlsAt(sockets);
    const log = join(dataFolder, 'postgres.log');
    const settings = isThrownAway ? [...always, ...fast] : always;
    const server = await keepRunning(() => startServer({ postgres, folder, sockets, log, as, settings }, atServer(urls)), folder);
    await makeDatabase(urls);
    return {
      urls,
      stop: async () => {
        await server.stop();
        hold.release();
        removeIfEmpty(sockets);
      },
    };
  } catch (fault) {
    hold.release();
    throw fault;
  }
}

function removeIfEmpty(folder: string) {
  try {
    rmdirSync(folder);
  } catch {
    // The next start takes it as it is.
  }
}

/** The database of a data folder that another process is looking after right now, for commands that join it. */
export async function joinRunning(dataFolder: string): Promise<DatabaseUrls | null> {
  if (!existsSync(join(dataFolder, 'postgres'))) return null;
  const sockets = socketFolder(dataFolder);
  return (await askHolder(launcherSocket(sockets))) === null ? null : urlsAt(sockets);
}

const alreadyRunning = (dataFolder: string, pid: number) =>
  `Open Early Help is already running on ${dataFolder}${pid ? ` (process ${pid})` : ''}. Stop it first, or set DATA_DIR to another folder.`;

function urlsAt(sockets: string): DatabaseUrls {
  const as = (login: string, database = databaseName) => `postgresql://${login}@${encodeURIComponent(sockets)}:5432/${database}`;
  return { superuser: as('postgres'), owner: as('owner_'), web: as('web'), jobs: as('jobs') };
}

// Statements and row values may name people, so neither reaches the server's own log.
const always = [
  'fsync=on',
  // On today's disks a page is found as quickly as it is read in turn: an index is worth its while sooner than PostgreSQL assumes.
  'random_page_cost=1.1',
  'client_connection_check_interval=1s',
  'max_connections=100',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_parameter_max_length_on_error=0',
];
const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

function makeDataFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (fault) {
    throw new CannotStart(
      `The data folder ${folder} could not be made (${(fault as NodeJS.ErrnoException).code}). Set DATA_DIR to a folder this user may write in.`,
    );
  }
}

// Made beside its place and moved there when whole, so that a start killed half-way leaves nothing that looks finished.
function makeCluster(initdb: string, folder: string, as: AsWhom) {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  giveFolder(unfinished, as);
  const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-GB', `--locale=${process.platform === 'darwin' ? 'en_GB.UTF-8' : 'C.UTF-8'}`];
  const options = ['-D', unfinished, '-U', 'postgres', ...locale, '--lc-messages=C', '--data-checksums', '--auth=trust', '--no-instructions'];
  const [command = '', ...args] = [...as.before, initdb, ...options];
  const made = spawnSync(command, args, { encoding: 'utf8', env: environment(), cwd: unfinished });
  if (made.status !== 0) throw new CannotStart(`The database could not be made in ${folder}:\n${made.stderr || made.error?.message}`);
  // Only through the socket, which only this user can reach.
  writeFileSync(join(unfinished, 'pg_hba.conf'), 'local all all trust\n');
  renameSync(unfinished, folder);
}

// A server that ends without being asked to (killed, out of memory) is started again; the pools connect anew by themselves.
async function keepRunning(start: () => Promise<Server>, folder: string): Promise<{ stop(): Promise<void> }> {
  let isStopping = false;
  let server = await start();
  let restart: Promise<unknown> = Promise.resolve();
  const watch = (watched: Server) => {
    void watched.ended.then(() => {
      if (isStopping) return;
      restart = stopOrphans(folder)
        .then(start)
        .then(started => watch((server = started)));
      restart.catch((fault: unknown) => {
        console.error('PostgreSQL ended and could not be started again.', fault);
        process.exit(1);
      });
    });
  };
  watch(server);
  return {
    stop: async () => {
      isStopping = true;
      await restart;
      await server.stop();
    },
  };
}

/** The database that every server has, for when ours is not made yet. */
export function atServer({ superuser }: DatabaseUrls): string {
  const url = new URL(superuser);
  url.pathname = '/postgres';
  return url.href;
}

async function makeDatabase(urls: DatabaseUrls) {
  const client = new pg.Client({ connectionString: atServer(urls) });
  await client.connect();
  try {
    await client.query(`do $$ begin if not exists (select from pg_roles where rolname = 'owner_') then create role owner_ login; end if; end $$`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (!rowCount) await client.query(`create database ${databaseName} owner owner_`);
  } finally {
    await client.end();
  }
}
