import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processesIn } from '#platform/start/orphans.ts';

const root = join(import.meta.dirname, '..', '..');

/** `npm start` on a data folder of its own, as a person at a terminal would meet it. */
export type Service = {
  runner: ChildProcess;
  address: string;
  said(): string;
  ended: Promise<number>;
  /** Milliseconds until /healthz answered 200. */
  ready(within?: number): Promise<number>;
};

export function makeDataFolder(): { folder: string; remove(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'open-early-help-kill-'));
  return {
    folder,
    remove: async () => {
      for (const pid of everyProcessOf(folder)) process.kill(pid, 'SIGKILL');
      await until(() => everyProcessOf(folder).length === 0, 5000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function startService(folder: string): Promise<Service> {
  const port = await freePort();
  const began = performance.now();
  const { TEST_DATABASE_URLS: _, DATABASE_URL: __, NODE_TEST_CONTEXT: ___, ...environment } = process.env;
  const runner = spawn(process.execPath, ['run.mjs', 'src/main.ts', '--empty'], {
    cwd: root,
    env: { ...environment, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  runner.stderr.on('data', text => (said += String(text)));
  runner.stdout.on('data', text => (said += String(text)));
  const { promise: ended, resolve } = Promise.withResolvers<number>();
  runner.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : 0)));
  const address = `http://127.0.0.1:${port}`;
  const ready = async (within = 90_000) => {
    await until(
      () => isHealthy(address),
      within,
      () => `/healthz did not answer 200 within ${within} ms. It said:\n${said}`,
    );
    return performance.now() - began;
  };
  return { runner, address, said: () => said, ended, ready };
}

export async function isHealthy(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(2500) })).status === 200;
  } catch {
    return false;
  }
}

/** The PostgreSQL processes of a data folder. */
export const postgresOf = (folder: string): number[] => {
  const cluster = join(folder, 'postgres');
  return existsSync(cluster) ? processesIn(cluster) : [];
};

/** The same, and every Node that was started for this data folder. */
export const everyProcessOf = (folder: string): number[] => [...postgresOf(folder), ...nodesOf(folder)];

function nodesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(pid => wordsOf(pid, 'environ').includes(`DATA_DIR=${folder}`) && wordsOf(pid, 'cmdline').includes('src/main.ts'))
    .map(Number);
}

function wordsOf(pid: string, what: 'environ' | 'cmdline'): string[] {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

export async function until(isSo: () => boolean | Promise<boolean>, within: number, otherwise: () => string = () => 'waited too long'): Promise<void> {
  const end = performance.now() + within;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(otherwise());
    await pause(25);
  }
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.on('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
  });
  return promise;
}
