import { randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openDatabase, poolOf } from '../database.ts';
import { makeMetrics, type Metrics } from '../metrics/metrics.ts';
import { measurePool } from '../metrics/pool.ts';
import { openReplica } from '../replica.ts';
import type { Platform } from '../work.ts';
import { beginEmpty, beginWith } from './beginning.ts';
import { readConfiguration, type Configuration } from './configuration.ts';
import { closeSoon, listen, refuseBusyPort } from './listening.ts';
import { prepareDatabase, type Prepared } from './database.ts';
import { isDemo, isLoopback } from './demo.ts';
import { pingDatabase, readinessOf, type Ping, type Readiness } from './health.ts';
import { letConnectionsGo, lifecycle, type Lifecycle } from './lifecycle.ts';
import { say, step, type Say } from './progress.ts';
import { stoppable } from './stopping.ts';
import { watchAt } from './watching.ts';

/** What the application needs to know of how it is served. */
export type Serving = {
  version: string;
  logLevel: string;
  publicUrl: string;
  isProduction: boolean;
  dataFolder: string;
  ping: Ping;
  readiness?: Readiness;
  trustedProxies?: number | string[];
  metrics?: Metrics;
};

/** What main.ts puts in: the platform knows nothing of the application it starts. */
export type Parts = {
  buildApp(platform: Platform, serving: Serving): Promise<FastifyInstance>;
  /** After the migrations, as the owner: what else must stand in the database (the queue's tables). */
  prepare?: (ownerUrl: string) => Promise<unknown>;
  /** Tells the made-up council to a new database; gives the lines that say who can sign in. */
  tell?: (platform: Platform, say: Say) => Promise<string[]>;
  startJobs?: (platform: Platform, jobsUrl: string, serving: Serving) => Promise<{ stop(): Promise<unknown> }>;
  /** What whoever migrated should hear once the rest is ready: how the first person can come in. */
  offer?: (platform: Platform, publicUrl: string) => Promise<string[]>;
};

export const version = (JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8')) as { version: string }).version;

type OnStop = (stop: () => Promise<unknown>) => void;

/** Starts everything: database, made-up council, web, jobs; or what RUN asks of this process. Ends it all when asked to. True: it goes on. */
export async function start(parts: Parts): Promise<boolean> {
  const began = performance.now();
  const { onStop, stopAll, isLeaving, allow } = stoppable();
  try {
    const configuration = readConfiguration(process.env, process.argv.slice(2), process.stdout.isTTY);
    const { run, drainSeconds } = configuration;
    const servesWeb = run === 'both' || run === 'web';
    if (servesWeb) await refuseBusyPort(configuration);
    const prepared = await prepareDatabase(configuration, say, onStop, parts.prepare);
    const platform = platformOn(prepared.own, configuration.connections);
    onStop(() => platform.db.destroy());

    const lines = await begin(configuration, prepared, platform, parts);
    const ready: Platform = { ...platform, demo: await isDemo(platform.db, configuration) };
    const publicUrl = configuration.publicUrl ?? addressOf(configuration.host, configuration.port);
    const tellReady = async (what: string) => {
      // With the jobs in a process of their own, whoever migrates says how the first person comes in: N webs would each take back what the last one said.
      const offered = prepared.owner ? ((await parts.offer?.(ready, publicUrl)) ?? []) : [];
      for (const line of [...lines, ...offered]) say(line);
      say(`${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    };
    if (run === 'migrate') {
      await tellReady('The database is up to date');
      await stopAll();
      return false;
    }

    const life = lifecycle(drainSeconds);
    allow(drainSeconds * 1000);
    const serving = servingOf(configuration, publicUrl, platform, life);
    if (configuration.replica && servesWeb) ready.replica = addReplica(ready, configuration.replica, serving, onStop);
    const app = servesWeb ? await parts.buildApp(ready, serving) : null;
    if (run !== 'web') {
      const jobs = await parts.startJobs?.(ready, prepared.jobs, serving);
      if (jobs) onStop(() => jobs.stop());
    }
    if (configuration.metrics) {
      const { stop, port } = await watchAt(configuration.metrics, serving.metrics, serving);
      onStop(stop);
      say(`Metrics are read at ${addressOf(configuration.metrics.host, port)}/metrics`);
    }
    const port = app ? await serveWeb(app, configuration, serving, life, onStop) : 0;
    onStop(() => life.leave());
    await tellReady(
      app ? `Open Early Help is ready at ${configuration.publicUrl ?? addressOf(configuration.host, port)}` : 'The jobs of Open Early Help are running',
    );
    return true;
  } catch (fault) {
    await stopAll();
    // Asked to stop half-way, it stumbles over what has just been taken from it: no fault worth telling.
    if (!isLeaving()) throw fault;
    return true;
  }
}

function servingOf({ isProduction, dataFolder, logLevel, trustedProxies }: Configuration, publicUrl: string, { db }: Platform, life: Lifecycle) {
  const metrics = makeMetrics();
  const pool = poolOf(db);
  if (pool) measurePool(metrics, pool);
  const readiness = readinessOf(db, life);
  return { version, logLevel, publicUrl, isProduction, dataFolder, ping: pingDatabase(db), readiness, trustedProxies, metrics };
}

function addReplica(platform: Platform, settings: NonNullable<Configuration['replica']>, { metrics }: { metrics: Metrics }, onStop: OnStop) {
  const replica = openReplica(platform.db, settings);
  replica.measure(metrics);
  onStop(() => replica.close());
  return replica;
}

async function serveWeb(app: FastifyInstance, configuration: Configuration, { metrics }: { metrics: Metrics }, life: Lifecycle, onStop: OnStop) {
  metrics.measureRequests(app);
  letConnectionsGo(app, life);
  onStop(() => closeSoon(app));
  return listen(app, configuration);
}

export const platformOn = (webUrl: string, connections?: number): Platform => ({
  db: openDatabase(webUrl, connections === undefined ? {} : { connections }),
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
