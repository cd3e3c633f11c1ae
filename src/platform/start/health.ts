import type { FastifyInstance } from 'fastify';
import { sql, type Kysely } from 'kysely';
import { readMigrations } from '../migrate.ts';

/** Throws, or takes too long, when the service could not answer a person now. */
export type Ping = () => Promise<unknown>;

/** What must hold before people are sent to this process. */
export type Readiness = { isLeaving(): boolean; isUpToDate(): Promise<boolean> };

const patience = 2_000;

/**
 * The questions of a load balancer and of a person on call. Can this process serve (/healthz: restart it if not, for long)? Should anybody be sent here
 * (/readyz: not while it leaves, while the database is away, or older than this copy of the service)?
 */
export function healthRoute(app: FastifyInstance, { version, ping, readiness }: { version: string; ping: Ping; readiness?: Readiness | undefined }): void {
  app.get('/healthz', { config: { rateLimit: false } }, async (_request, reply) => {
    const canServe = await answersInTime(ping);
    reply.code(canServe ? 200 : 503).header('cache-control', 'no-store');
    return { status: canServe ? 'ok' : 'unavailable', version, database: canServe ? 'ok' : 'unreachable' };
  });
  app.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
    const answer = await readinessNow(ping, readiness);
    return reply
      .code(answer.status === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ...answer, version });
  });
}

async function readinessNow(ping: Ping, readiness: Readiness | undefined) {
  if (readiness?.isLeaving()) return { status: 'leaving' };
  if (!(await answersInTime(ping))) return { status: 'not ready', database: 'unreachable' };
  const isNewEnough = !readiness || (await answersInTime(async () => (await readiness.isUpToDate()) || Promise.reject(new Error('older'))));
  return isNewEnough ? { status: 'ready', database: 'ok' } : { status: 'not ready', database: 'older than this copy of the service' };
}

/** Asks through the web's own pool, so that a pool with no connection left counts as not able to serve. */
export const pingDatabase =
  <DB>(db: Kysely<DB>): Ping =>
  () =>
    sql`select 1`.execute(db);

/** Whether the database has every migration of this copy. One that was put back from an older backup has not. */
export function readinessOf<DB>(db: Kysely<DB>, { isLeaving }: Pick<Readiness, 'isLeaving'>): Readiness {
  const needed = readMigrations().map(({ name }) => name);
  return {
    isLeaving,
    isUpToDate: async () => {
      const { rows } = await sql<{ name: string }>`select name from public.migration`.execute(db);
      const there = new Set(rows.map(({ name }) => name));
      return needed.every(name => there.has(name));
    },
  };
}

async function answersInTime(ping: Ping): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const tooLate = setTimeout(() => resolve(false), patience);
  ping().then(
    () => resolve(true),
    () => resolve(false),
  );
  return promise.finally(() => clearTimeout(tooLate));
}
