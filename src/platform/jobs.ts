import { Logger, run, runMigrations, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { theService } from './actor.ts';
import { openDatabase } from './database.ts';
import { tryAgain, type Job, type LongJob } from './module.ts';
import { doWork, type Platform } from './work.ts';

// The queue's own tables have row security without a policy: nobody but their owner reads them. The jobs login is let in, and nobody else. A policy that
// stands is left alone: making it anew would stop the jobs of every other process.
const letJobsIn = `
  grant usage on schema graphile_worker to jobs;
  grant select, insert, update, delete on all tables in schema graphile_worker to jobs;
  grant usage, select on all sequences in schema graphile_worker to jobs;
  grant execute on all functions in schema graphile_worker to jobs;
  do $$
  declare queue regclass;
  begin
    for queue in select c.oid::regclass from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'jobs') loop
      execute format('create policy jobs on %s to jobs using (true) with check (true)', queue);
    end loop;
  end $$`;

/** Makes or updates the queue's tables, as the owner, after the migrations. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  pool.on('error', () => undefined);
  pool.on('connect', client => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, logger: quietly });
    await pool.query(letJobsIn);
  } finally {
    await pool.end();
  }
}

/** What runs by itself, and long jobs, which open their own transactions. */
type More = { long?: Readonly<Record<string, LongJob>>; hourly?: readonly string[]; nightly?: readonly string[]; everyMinute?: readonly string[] };

/** Runs jobs as they come, each in a Work of the service's own. One that fails is tried again, later and later. */
export async function startJobs(
  platform: Omit<Platform, 'db'>,
  jobsUrl: string,
  jobs: Readonly<Record<string, Job>>,
  { long = {}, hourly = [], nightly = [], everyMinute = [] }: More = {},
): Promise<{ stop(): Promise<void> }> {
  const db = openDatabase(jobsUrl, { connections: 5 });
  const ours: Platform = { ...platform, db };
  const taskList: TaskList = Object.fromEntries([
    ...Object.entries(long).map(([name, job]) => [name, (payload: unknown) => job(ours, (payload ?? {}) as Record<string, string>)] as const),
    ...Object.entries(jobs).map(
      ([name, job]) =>
        [
          name,
          async (payload: unknown) => {
            const outcome = await doWork(ours, theService, 'look', work => job(work, payload as Record<string, string>));
            if (outcome === tryAgain) throw new Error(tryAgain);
          },
        ] as const,
    ),
  ]);
  const runner = await run({
    connectionString: jobsUrl,
    taskList,
    crontab: [...hourly.map(job => `7 * * * * ${job}`), ...nightly.map(job => `20 2 * * * ${job}`), ...everyMinute.map(job => `* * * * * ${job}`)].join('\n'),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    noPreparedStatements: true,
    logger: quietly,
  });
  return {
    stop: async () => {
      await runner.stop();
      await db.destroy();
    },
  };
}

// Its own log would hold payloads; what a job does is in the audit trail, what fails is in the queue's tables.
const quietly = new Logger(() => () => undefined);
