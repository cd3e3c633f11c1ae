import type { FastifyInstance } from 'fastify';
import { sql, type Kysely } from 'kysely';

/** Throws, or takes too long, when the service could not answer a person now. */
export type Ping = () => Promise<unknown>;

const patience = 2_000;

/** The question of a load balancer or a person on call: can this process serve? */
export function healthRoute(app: FastifyInstance, { version, ping }: { version: string; ping: Ping }): void {
  app.get('/healthz', { config: { rateLimit: false } }, async (_request, reply) => {
    const canServe = await answersInTime(ping);
    reply.code(canServe ? 200 : 503).header('cache-control', 'no-store');
    return { status: canServe ? 'ok' : 'unavailable', version, database: canServe ? 'ok' : 'unreachable' };
  });
}

/** Asks through the web's own pool, so that a pool with no connection left counts as not able to serve. */
export const pingDatabase =
  <DB>(db: Kysely<DB>): Ping =>
  () =>
    sql`select 1`.execute(db);

async function answersInTime(ping: Ping): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const tooLate = setTimeout(() => resolve(false), patience);
  ping().then(
    () => resolve(true),
    () => resolve(false),
  );
  return promise.finally(() => clearTimeout(tooLate));
}
