import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Asked, EndTold, Look, RowsTold, Told } from './asked.ts';
import { CannotRead } from './table.ts';

/** Seconds a file may be read for, and megabytes the process may take. */
export type Bounds = { seconds: number; megabytes: number };
const ordinary: Bounds = { seconds: 900, megabytes: 1200 };
const forAPage: Bounds = { seconds: 60, megabytes: 1200 };

const here = import.meta.dirname;
const project = join(here, '..', '..', '..', '..');

/** The first rows of a file, for somebody to look at. */
export async function lookInto(path: string, rows: number): Promise<Look> {
  for await (const told of telling({ do: 'look', path, rows }, forAPage)) if (told.told === 'look') return told;
  throw new CannotRead(brokeOff);
}

/** The words of one column, the commonest first, with how often they stand there. */
export async function wordsOf(path: string, column: string, most: number): Promise<readonly (readonly [string, number])[]> {
  for await (const told of telling({ do: 'words', path, column, most }, forAPage)) if (told.told === 'words') return told.words;
  throw new CannotRead(brokeOff);
}

/** Every row of a file, in batches; then what there was. Ends the reading process when the caller stops asking. */
export async function* readAll(asked: Omit<Extract<Asked, { do: 'load' }>, 'do'>, bounds = ordinary): AsyncGenerator<RowsTold, EndTold> {
  for await (const told of telling({ do: 'load', ...asked }, bounds)) {
    if (told.told === 'rows') yield told;
    if (told.told === 'end') return told;
  }
  throw new CannotRead(brokeOff);
}

const brokeOff = 'This file could not be read: reading it broke off. It may be damaged, or made to do harm.';
const tooMuch = 'This file needs far more memory than its size tells. It was not read.';
const tooLong = 'This file took too long to read. Send it in parts, or as CSV.';

/** The file ends the reading here, in words. */
export class ColumnsLack extends CannotRead {}

async function* telling(asked: Asked, bounds: Bounds): AsyncGenerator<Told> {
  const child = spawn(
    process.execPath,
    [
      ...['--permission', `--allow-fs-read=${join(here, '..', '*')}`, `--allow-fs-read=${join(project, 'node_modules', '*')}`],
      ...[`--allow-fs-read=${join(project, 'package.json')}`, `--allow-fs-read=${join(project, 'src', 'platform', '*')}`, `--allow-fs-read=${asked.path}`],
      ...[`--max-old-space-size=${Math.floor(bounds.megabytes * 0.6)}`, '--disable-warning=ExperimentalWarning', '--no-warnings'],
      ...[join(here, 'child.ts'), JSON.stringify(asked)],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'], env: {}, cwd: dirname(asked.path) },
  );
  let ended: string | null = null;
  const end = (why: string) => {
    ended ??= why;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => end(tooLong), bounds.seconds * 1000);
  const watch = setInterval(() => megabytesOf(child) > bounds.megabytes && end(tooMuch), 100);
  timer.unref();
  watch.unref();
  try {
    const lines = createInterface({ input: child.stdout, crlfDelay: Infinity });
    for await (const line of lines) {
      const told = JSON.parse(line) as Told;
      if (told.told === 'cannot') throw told.isOfColumns ? new ColumnsLack(told.why) : new CannotRead(told.why);
      yield told;
    }
    if (ended !== null) throw new CannotRead(ended);
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    child.kill('SIGKILL');
  }
}

/** What a process holds in memory, where the system tells (Linux); elsewhere its own bounds must do. */
function megabytesOf({ pid }: ChildProcess): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096) / 1_048_576;
  } catch {
    return 0;
  }
}
