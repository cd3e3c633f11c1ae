import { randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openDatabase } from '../database.ts';
import type { Platform } from '../work.ts';
import { beginEmpty, beginWith } from './beginning.ts';
import { readConfiguration, type Configuration } from './configuration.ts';
import { closeSoon, listen, refuseBusyPort } from './listening.ts';
import { prepareDatabase, type Prepared } from './database.ts';
import { isDemo, isLoopback } from './demo.ts';
import { pingDatabase, type Ping } from './health.ts';
import { say, step, type Say } from './progress.ts';
import { stoppable } from './stopping.ts';

/** What the application needs to know of how it is served. */
export type Serving = { version: string; logLevel: string; publicUrl: string; isProduction: boolean; dataFolder: string; ping: Ping };

/** What main.ts puts in: the platform knows nothing of the application it starts. */
export type Parts = {
  buildApp(platform: Platform, serving: Serving): Promise<FastifyInstance>;
  /** After the migrations, as the owner: what else must stand in the database (the queue's tables). */
  prepare?: (ownerUrl: string) => Promise<unknown>;
  /** Tells the made-up council to a new database; gives the lines that say who can sign in. */
  tell?: (platform: Platform, say: Say) => Promise<string[]>;
  startJobs?: (platform: Platform, jobsUrl: string, serving: Serving) => Promise<{ stop(): Promise<unknown> }>;
};

export const version = (JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8')) as { version: string }).version;

/** Starts everything: database, made-up council, web, jobs. Ends it all when asked to. */
export async function start(parts: Parts): Promise<void> {
  const began = performance.now();
  const { onStop, stopAll, isLeaving } = stoppable();
  try {
    const configuration = readConfiguration(process.env, process.argv.slice(2), process.stdout.isTTY);
    await refuseBusyPort(configuration);
    const prepared = await prepareDatabase(configuration, say, onStop, parts.prepare);
    const platform = platformOn(prepared.web);
    onStop(() => platform.db.destroy());

    const lines = await begin(configuration, prepared, platform, parts);
    const ready: Platform = { ...platform, demo: await isDemo(platform.db, configuration) };
    const publicUrl = configuration.publicUrl ?? addressOf(configuration.host, configuration.port);
    const { isProduction, dataFolder, logLevel } = configuration;
    const serving = { version, logLevel, publicUrl, isProduction, dataFolder, ping: pingDatabase(platform.db) };
    const app = await parts.buildApp(ready, serving);
    const jobs = await parts.startJobs?.(ready, prepared.jobs, serving);
    if (jobs) onStop(() => jobs.stop());
    onStop(() => closeSoon(app));
    const port = await listen(app, configuration);

    for (const line of lines) say(line);
    say(`Open Early Help is ready at ${configuration.publicUrl ?? addressOf(configuration.host, port)} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  } catch (fault) {
    await stopAll();
    // Asked to stop half-way, it stumbles over what has just been taken from it: no fault worth telling.
    if (!isLeaving()) throw fault;
  }
}

export const platformOn = (webUrl: string): Platform => ({
  db: openDatabase(webUrl),
  clock: () => Temporal.Now.instant(),
  newId: () => randomUUIDv7(),
  demo: false,
});

/** A new database hears of Fernshire, unless it is to stay empty or serves real people. Gives who can sign in. */
export async function begin({ isEmpty, isProduction }: Configuration, { owner, beginning }: Prepared, platform: Platform, parts: Parts): Promise<string[]> {
  if (beginning) return beginning.lines;
  if (!owner) return [];
  const { tell } = parts;
  if (!isEmpty && !isProduction && tell)
    return step(say, 'Telling the made-up council of Fernshire', () => beginWith(owner, () => tell({ ...platform, demo: true }, say)));
  await beginEmpty(owner);
  return [];
}

const addressOf = (host: string, port: number) => `http://${isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
