import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastify from 'fastify';
import { logging, logRequests } from '#platform/log.ts';
import { healthRoute } from '#platform/start/health.ts';
import { explain } from '#platform/start/progress.ts';
import { start, type Parts } from '#platform/start/start.ts';

const root = join(import.meta.dirname, '..');

const onlyHealth: Parts['buildApp'] = async ({ newId }, { version, logLevel, ping }) => {
  const app = fastify(logging(logLevel, newId));
  logRequests(app);
  healthRoute(app, { version, ping });
  return app;
};

async function part<T>(file: string, name: string): Promise<T | undefined> {
  const path = join(root, file);
  return existsSync(path) ? ((await import(path)) as Record<string, T>)[name] : undefined;
}

try {
  const buildApp = (await part<Parts['buildApp']>('src/app.ts', 'buildApp')) ?? onlyHealth;
  const tell = await part<NonNullable<Parts['tell']>>('seed/tell.ts', 'tellFernshire');
  await start({ buildApp, ...(tell && { tell }) });
} catch (fault) {
  process.exit(explain(fault));
}
