import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { say } from '#platform/start/progress.ts';
import { stoppable } from '#platform/start/stopping.ts';

// npm run dev                 the same as npm start, and it starts again when a file of src, seed or db changes
// npm run dev -- --empty      without Fernshire
// node run.mjs --watch FILE   what npm run dev does, with another file than src/main.ts

const watched = ['src', 'seed', 'db'].filter(folder => existsSync(folder));
const begin = join(import.meta.dirname, 'watch-begin.ts');
const [file = 'src/main.ts', ...args] = process.argv.slice(2);

/** A branch that is switched, or an editor that saves by way of a second file, changes many files in one breath. */
const breath = 40;
const patience = 3000;

const { onStop } = stoppable();
let running: ChildProcess | null = null;
let gone: Promise<unknown> = Promise.resolve();
let soon: NodeJS.Timeout | undefined;

/** The next reads its modules while the last still ends, and is told to go on when the last is gone: port and data folder are free then. */
function startAgain() {
  const last = running;
  const next = spawn(process.execPath, [begin, file, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  running = next;
  next.on('error', fault => say(fault.message));
  next.on('exit', code => {
    if (running !== next) return;
    running = null;
    if (code !== null) say(`It ended${code === 0 ? '' : ` (${code})`}. It starts again when a file changes.`);
  });
  // The one before the last may still be ending too.
  gone = Promise.all([gone, end(last)]);
  void gone.then(() => next.connected && next.send('go on'));
}

async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const late = setTimeout(() => child.kill('SIGKILL'), patience);
  child.kill('SIGTERM');
  await once(child, 'exit');
  clearTimeout(late);
}

function changed(folder: string, name: string | null) {
  if (!name || !/\.(ts|json|sql|css|js|svg)$/.test(name) || /(^|\/)\.|\.test\.ts$/.test(name)) return;
  clearTimeout(soon);
  soon = setTimeout(() => {
    say(`\n${join(folder, name)} changed. Starting again.`);
    startAgain();
  }, breath);
}

const watchers = watched.map(folder => watch(folder, { recursive: true }, (_, name) => changed(folder, name)));
onStop(async () => {
  clearTimeout(soon);
  for (const watcher of watchers) watcher.close();
  const last = running;
  running = null;
  await Promise.all([gone, end(last)]);
});
startAgain();
