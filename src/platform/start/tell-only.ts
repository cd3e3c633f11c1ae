import { existsSync } from 'node:fs';
import { readBeginning } from './beginning.ts';
import { readConfiguration, type Configuration } from './configuration.ts';
import { prepareDatabase, type Prepared } from './database.ts';
import { joinRunning } from './embedded-postgres.ts';
import { CannotStart, say } from './progress.ts';
import { begin, platformOn, type Parts } from './start.ts';
import { stoppable } from './stopping.ts';

/** Tells the made-up council to a new database, and serves nothing. */
export async function tellOnly(parts: Parts): Promise<void> {
  const { onStop, stopAll } = stoppable();
  try {
    const configuration = readConfiguration(process.env, []);
    if (configuration.isProduction) throw new CannotStart('NODE_ENV is production: made-up people are never told to such a database.');
    if (!parts.tell) throw new CannotStart('There is no seed/tell.ts, so there is nobody to tell of.');
    const prepared = (await findRunning(configuration)) ?? (await prepareDatabase(configuration, say, onStop, parts.prepare));
    if (prepared.beginning !== null)
      throw new CannotStart('This database is not new: people may have used it. Set DATA_DIR to a new folder, or DATABASE_URL to a new database.');
    const platform = platformOn(prepared.web);
    onStop(() => platform.db.destroy());
    for (const line of await begin(configuration, prepared, platform, parts)) say(line);
  } finally {
    await stopAll();
  }
}

async function findRunning({ server, dataFolder }: Configuration): Promise<Prepared | null> {
  if (server || !existsSync(dataFolder)) return null;
  const urls = await joinRunning(dataFolder);
  return urls && { ...urls, own: urls.web, beginning: await readBeginning(urls.owner) };
}
