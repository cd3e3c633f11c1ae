import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');

/** One process of the service, as an operator runs it. */
export type Running = {
  port: number;
  address: string;
  said(): string;
  /** Asks it to stop, and gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number>;
  ended: Promise<number>;
};

const dataFolder = mkdtempSync(join(tmpdir(), 'open-early-help-production-'));
const running = new Set<Running>();
after(async () => {
  for (const one of running) await one.stop('SIGKILL');
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Starts src/main.ts with these settings and nothing else of the environment, and waits until it says that it is ready (or ended). */
export async function startProcess(settings: Readonly<Record<string, string>>): Promise<Running> {
  const port = settings['PORT'] === undefined ? await freePort() : Number(settings['PORT']);
  const env = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), DATA_DIR: dataFolder, LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, ['src/main.ts'], { cwd: root, env: { ...env, PORT: String(port), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (said += String(text)));
  const ended = once(child, 'close').then(([code]) => Number(code ?? 128));
  const one: Running = {
    port,
    address: `http://127.0.0.1:${port}`,
    said: () => said,
    ended,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const code = await ended;
      running.delete(one);
      return code;
    },
  };
  running.add(one);
  void ended.then(() => running.delete(one));
  const isReady = () => /is ready at|are running \(|is up to date \(/.test(said);
  await until(
    () => isReady() || child.exitCode !== null,
    90_000,
    () => `it did not start. It said:\n${said}`,
  );
  if (!isReady()) throw new Error(`it ended with ${await ended}. It said:\n${said}`);
  return one;
}

export async function until(isSo: () => boolean | Promise<boolean>, within: number, otherwise: () => string = () => 'waited too long'): Promise<void> {
  const end = performance.now() + within;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(otherwise());
    await pause(25);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
