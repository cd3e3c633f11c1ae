import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from './configuration.ts';
import { CannotStart } from './progress.ts';

type Place = Pick<Configuration, 'host' | 'port'>;

/** Asked before anything is made, so that nobody waits a minute to hear that the port is taken. */
export async function refuseBusyPort({ host, port }: Place): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ host, port });
    await once(probe, 'listening');
  } catch (fault) {
    throw inWords(fault, { host, port });
  } finally {
    probe.close();
  }
}

/** Serves, and gives the port, which is the system's choice where 0 was asked for. */
export async function listen(app: FastifyInstance, { host, port }: Place): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (fault) {
    throw inWords(fault, { host, port });
  }
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : port;
}

const longestAnswer = 15_000;

/** Takes nobody new, lets what is under way be answered, and closes each connection as soon as nothing is under way on it. */
export async function closeSoon(app: FastifyInstance): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), longestAnswer);
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close();
  clearInterval(idle);
  clearTimeout(late);
}

function inWords(fault: unknown, { host, port }: Place): unknown {
  const { code } = fault as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new CannotStart(`Port ${port} is in use, perhaps by an earlier start. Stop what uses it, or choose another: PORT=${port + 1} npm start`);
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotStart(`This user may not listen on ${host}:${port} (${code}). Set PORT or HOST to another.`);
  return fault;
}
