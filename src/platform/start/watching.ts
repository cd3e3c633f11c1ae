import fastify from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';
import type { Configuration } from './configuration.ts';
import { healthRoute } from './health.ts';
import { listen, refuseBusyPort } from './listening.ts';

/** A port of its own for whoever watches this process, so that no proxy in front ever shows its figures to anybody. A process without a web answers /readyz here. */
export async function watchAt(place: NonNullable<Configuration['metrics']>, metrics: Metrics, health: Parameters<typeof healthRoute>[1]) {
  await refuseBusyPort(place);
  const app = fastify();
  healthRoute(app, health);
  app.get('/metrics', async (_request, reply) => {
    const { type, body } = await metrics.read();
    return reply.type(type).header('cache-control', 'no-store').send(body);
  });
  const port = await listen(app, place);
  return { port, stop: () => app.close() };
}
