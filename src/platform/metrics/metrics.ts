import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What each figure is called, with what it means. */
type Meanings = Readonly<Record<string, string>>;

/** Figures of this process in the words of Prometheus. A label is the name of a route, a method or a status: never anything that somebody typed or is called. */
export type Metrics = {
  measureRequests(app: FastifyInstance): void;
  /** Figures that are asked for when they are read. One that cannot be had is NaN: a database that is away is no fault of the reading. */
  figures<Names extends Meanings>(meanings: Names, read: () => Promise<Record<keyof Names, number>>): void;
  /** Everything, as Prometheus reads it. */
  read(): Promise<{ type: string; body: string }>;
};

// Finest about the targets: 100 ms for a family page, 300 ms for anything.
const bounds = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 15];

export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Event loop, memory, processor, garbage collection.
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'early_help_request_seconds',
    help: 'How long answers took, by page, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: bounds,
    registers,
  });

  return {
    measureRequests: app => {
      app.addHook('onResponse', async (request, reply) => {
        seconds.observe({ route: routeOf(request), method: methodOf(request), status: reply.statusCode }, reply.elapsedTime / 1000);
      });
    },
    figures: (meanings, read) => {
      const ask = onceAtATime(read);
      for (const [name, help] of Object.entries(meanings)) {
        new Gauge({
          name,
          help,
          registers,
          async collect() {
            this.set((await ask().catch(() => null))?.[name] ?? Number.NaN);
          },
        });
      }
    },
    read: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}

/** The page's own name; of the few addresses that are no page, the pattern in the router. Never the address that was asked for. */
function routeOf({ routeOptions }: FastifyRequest): string {
  const { config, url } = routeOptions;
  if (!config.route) return url ?? 'none';
  return config.route.path.endsWith('/keep') ? `${config.route.name} (keep)` : config.route.name;
}

const methodOf = ({ method }: FastifyRequest) => (['GET', 'HEAD', 'POST'].includes(method) ? method : 'other');

const patience = 2_000;

/** All figures of one question come from one answer; one that does not come in time is none. */
function onceAtATime<T>(read: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= inTime(read()).finally(() => (asked = null));
    return asked;
  };
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = setTimeout(() => reject(new Error('no answer in time')), patience);
  return Promise.race([answer, promise]).finally(() => clearTimeout(late));
}
