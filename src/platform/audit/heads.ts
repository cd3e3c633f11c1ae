import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The heads of the chain outside the database: a line `number head` a batch, in a file a month. */
export type Heads = ReadonlyMap<number, string>;

const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).filter(name => /^\d{4}-\d\d\.heads$/.test(name)) : []).sort();

// A line without its end was being written when the power went; it will be written again.
const wholeLines = (text: string) => text.slice(0, text.lastIndexOf('\n') + 1);

export function readHeads(folder: string): Heads {
  const heads = new Map<number, string>();
  for (const name of filesIn(folder)) {
    for (const line of wholeLines(readFileSync(join(folder, name), 'utf8')).split('\n')) {
      const [number = '', head = ''] = line.split(' ');
      if (head) heads.set(Number(number), head);
    }
  }
  return heads;
}

/** The number of the last head kept; 0 where there is none. */
export function lastKept(folder: string): number {
  for (const name of filesIn(folder).reverse()) {
    const line = wholeLines(readFileSync(join(folder, name), 'utf8'))
      .trimEnd()
      .split('\n')
      .at(-1);
    if (line) return Number(line.split(' ')[0]);
  }
  return 0;
}

/** Adds heads at the end and waits until they are on the disk. */
export function keepHeads(folder: string, month: string, heads: readonly { number: number; head: string }[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${month}.heads`);
  const file = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600);
  try {
    const whole = wholeLength(file);
    ftruncateSync(file, whole);
    writeSync(file, heads.map(({ number, head }) => `${number} ${head}\n`).join(''), whole);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

// No line is longer than this, so the end is enough to find where the last whole one stops.
const longest = 200;

function wholeLength(file: number): number {
  const { size } = fstatSync(file);
  const end = Buffer.alloc(Math.min(size, longest));
  readSync(file, end, 0, end.length, size - end.length);
  return size - end.length + end.lastIndexOf('\n') + 1;
}
