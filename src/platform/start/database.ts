import { migrate, isUpToDate } from '../migrate.ts';
import { readBeginning, type Beginning } from './beginning.ts';
import type { Configuration } from './configuration.ts';
import { startEmbedded, type DatabaseUrls } from './embedded-postgres.ts';
import { remakeDatabase } from './remake-database.ts';
import { CannotStart, step, type Say } from './progress.ts';
import { findLogins, refuseTooMighty, refuseUnfitServer } from './server-database.ts';

/** A database up to date and safe to serve from. `beginning` is undefined where this process is not its owner. */
export type Prepared = { owner: string | null; web: string; jobs: string; beginning: Beginning | undefined };
type Prepare = (ownerUrl: string) => Promise<unknown>;
type OnStop = (stop: () => Promise<unknown>) => void;

/** Starts or finds the database, migrates it, and refuses logins that row-level security would not hold. `prepare` runs after the migrations. */
export async function prepareDatabase(configuration: Configuration, tell: Say, onStop: OnStop, prepare: Prepare = async () => undefined): Promise<Prepared> {
  const prepared = configuration.server
    ? await prepareServer(configuration.server, tell, prepare)
    : await prepareEmbedded(configuration.dataFolder, tell, onStop, prepare);
  await refuseTooMighty(prepared.web, 'WEB_DATABASE_URL');
  await refuseTooMighty(prepared.jobs, 'JOBS_DATABASE_URL');
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
  return { ...urls, beginning };
}

const bringUpToDate = (urls: DatabaseUrls, tell: Say, prepare: Prepare) =>
  step(tell, 'Preparing the database', async () => {
    await migrate(urls.owner, tell, urls.superuser);
    await prepare(urls.owner);
    return readBeginning(urls.owner);
  });

async function prepareServer(server: NonNullable<Configuration['server']>, tell: Say, prepare: Prepare): Promise<Prepared> {
  const { owner } = server;
  await refuseUnfitServer(owner ?? server.web ?? '');
  if (!owner) {
    const logins = await findLogins(server);
    if (!(await isUpToDate(logins.web)))
      throw new CannotStart('The database is older than this copy of the service. Start one process with DATABASE_URL, which migrates it.');
    return { ...logins, beginning: undefined };
  }
  const beginning = await step(tell, 'Preparing the database', async () => {
    await migrate(owner, tell);
    await prepare(owner);
    return readBeginning(owner);
  });
  if (beginning && !beginning.ended)
    throw new CannotStart('An earlier start was stopped while it told Fernshire to this database. Make the database anew and start again.');
  return { ...(await findLogins(server)), beginning };
}
