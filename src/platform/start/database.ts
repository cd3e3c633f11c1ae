import { setTimeout as pause } from 'node:timers/promises';
import { migrate, isUpToDate } from '../migrate.ts';
import { readBeginning, type Beginning } from './beginning.ts';
import type { Configuration, Run } from './configuration.ts';
import { startEmbedded, type DatabaseUrls } from './embedded-postgres.ts';
import { remakeDatabase } from './remake-database.ts';
import { CannotStart, step, type Say } from './progress.ts';
import { findLogins, refuseTooMighty, refuseUnfitServer } from './server-database.ts';

/**
 * A database up to date and safe to serve from. `owner` and `beginning` are left out where this process does not migrate; `own` is the login it works
 * as itself, and `jobs` is empty where it runs none.
 */
export type Prepared = { owner: string | null; web: string; jobs: string; own: string; beginning: Beginning | undefined };
type Prepare = (ownerUrl: string) => Promise<unknown>;
type OnStop = (stop: () => Promise<unknown>) => void;

/** Starts or finds the database, migrates it, and refuses logins that row-level security would not hold. `prepare` runs after the migrations. */
export async function prepareDatabase(configuration: Configuration, tell: Say, onStop: OnStop, prepare: Prepare = async () => undefined): Promise<Prepared> {
  const { server, run, dataFolder } = configuration;
  const prepared = server ? await prepareServer(server, run, tell, prepare) : await prepareEmbedded(dataFolder, tell, onStop, prepare);
  if (prepared.web) await refuseTooMighty(prepared.web, 'WEB_DATABASE_URL');
  if (prepared.jobs) await refuseTooMighty(prepared.jobs, 'JOBS_DATABASE_URL');
  return prepared;
}

async function prepareEmbedded(dataFolder: string, tell: Say, onStop: OnStop, prepare: Prepare): Promise<Prepared> {
  const { urls, stop } = await step(tell, 'Starting the database', () => startEmbedded(dataFolder, tell));
  onStop(stop);
  let beginning = await bringUpToDate(urls, tell, prepare);
  if (beginning && !beginning.ended) {
    tell('The first start was stopped before Fernshire was told to its end, so it begins again.');
    await remakeDatabase(urls);
    beginning = await bringUpToDate(urls, tell, prepare);
  }
  return { ...urls, own: urls.web, beginning };
}

const bringUpToDate = (urls: DatabaseUrls, tell: Say, prepare: Prepare) =>
  step(tell, 'Preparing the database', async () => {
    await migrate(urls.owner, tell, urls.superuser);
    await prepare(urls.owner);
    return readBeginning(urls.owner);
  });

async function prepareServer(server: NonNullable<Configuration['server']>, run: Run, tell: Say, prepare: Prepare): Promise<Prepared> {
  const { owner } = server;
  await refuseUnfitServer(owner ?? server.web ?? server.jobs ?? '');
  if (!owner || run === 'web' || run === 'jobs') {
    const logins = await findLogins(server, run);
    const own = logins.web || logins.jobs;
    await waitUntilUpToDate(own, tell);
    return { ...logins, owner: null, own, beginning: undefined };
  }
  const beginning = await step(tell, 'Preparing the database', async () => {
    await migrate(owner, tell);
    await prepare(owner);
    return readBeginning(owner);
  });
  if (beginning && !beginning.ended)
    throw new CannotStart('An earlier start was stopped while it told Fernshire to this database. Make the database anew and start again.');
  const logins = await findLogins(server, run);
  return { ...logins, own: logins.web, beginning };
}

const longestWait = 300_000;

/** A process that does not migrate may be started before, or while, another does. */
async function waitUntilUpToDate(url: string, tell: Say): Promise<void> {
  const until = performance.now() + longestWait;
  for (let asked = 0; !(await isUpToDate(url)); asked += 1) {
    if (asked === 0) tell('The database is older than this copy of the service. Waiting for a process with RUN=migrate to bring it up to date.');
    if (performance.now() > until) throw new CannotStart('The database is still older than this copy of the service. Run it once with RUN=migrate.');
    await pause(500);
  }
}
