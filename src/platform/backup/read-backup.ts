import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdDecompress } from 'node:zlib';
import { CannotStart } from '../start/progress.ts';
import { pieceLength, readRecords, type BackupRecord, type Manifest, type Sum } from './records.ts';
import { unseal } from './sealed-file.ts';

/** What a backup says of itself, once all of it has been read. */
export type Contents = { manifest: Manifest; sums: ReadonlyMap<string, Sum>; rows: number; heads: ReadonlyMap<number, string> };

/** What is done with what is read, as it is read. A table's rows end when their iteration does. */
export type Taking = {
  manifest?: (manifest: Manifest) => Promise<void>;
  table?: (name: string, rows: AsyncIterable<Buffer>) => Promise<void>;
};

// No table of ours shrinks to a hundredth; what claims to is a bomb.
const swellsAtMost = 200;
const smallest = 64 << 20;
const largestWindow = 23;

/** Reads a backup from end to end in little memory; whatever is not as it was written is refused in one line. */
export async function readBackup(file: string, passphrase: string | null, taking: Taking = {}): Promise<Contents> {
  const most = sizeOf(file) * swellsAtMost + smallest;
  let found: Contents | null = null;
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 18 }),
      source => unseal(source as AsyncIterable<Buffer>, passphrase),
      createZstdDecompress({ chunkSize: pieceLength, params: { [constants.ZSTD_d_windowLogMax]: largestWindow } }),
      async source => {
        found = await take(readRecords(source as AsyncIterable<Buffer>, most), taking);
      },
    );
  } catch (fault) {
    throw String((fault as { code?: string }).code).startsWith('ZSTD_') ? notWhole() : fault;
  }
  return found ?? raise(notWhole());
}

/** To where their hash is compared. */
async function readThrough(pieces: AsyncGenerator<Buffer>): Promise<void> {
  while ((await pieces.next()).done !== true);
}

function sizeOf(file: string): number {
  const there = statSync(file, { throwIfNoEntry: false });
  if (!there?.isFile()) throw new CannotStart(`There is no file ${file}.`);
  return there.size;
}

const notWhole = () => new CannotStart('The backup is damaged inside: it does not say what a backup says. Nothing was changed.');
const raise = (fault: Error): never => {
  throw fault;
};

async function take(records: AsyncGenerator<BackupRecord>, taking: Taking): Promise<Contents> {
  const next = async () => {
    const taken = await records.next();
    return taken.done === true ? raise(notWhole()) : taken.value;
  };
  const first = await next();
  if (first.kind !== 'manifest') throw notWhole();
  const manifest = first.is;
  await taking.manifest?.(manifest);

  const sums = new Map<string, Sum>();
  for (const { name } of manifest.tables) {
    const begun = await next();
    if (begun.kind !== 'table' || begun.is.name !== name) throw notWhole();
    const rows = rowsOf(next);
    if (taking.table) await taking.table(name, rows.pieces());
    else await readThrough(rows.pieces());
    sums.set(name, rows.sum());
  }
  const heads = new Map<number, string>();
  for (let record = await next(); ; record = await next()) {
    if (record.kind === 'heads') addHeads(heads, record.is);
    else if (record.kind === 'end') {
      const rows = [...sums.values()].reduce((total, sum) => total + sum.rows, 0);
      if (record.is.tables !== sums.size || record.is.rows !== rows || !(await records.next()).done) throw notWhole();
      return { manifest, sums, rows, heads };
    } else throw notWhole();
  }
}

/** The rows of one table, and what they were said to come to, which they must. */
function rowsOf(next: () => Promise<BackupRecord>) {
  let sum: Sum | null = null;
  return {
    async *pieces(): AsyncGenerator<Buffer> {
      const hash = createHash('sha256');
      let bytes = 0;
      for (;;) {
        const record = await next();
        if (record.kind === 'rows') {
          hash.update(record.is);
          bytes += record.is.length;
          yield record.is;
        } else if (record.kind === 'table-end' && record.is.bytes === bytes && record.is.hash === hash.digest('hex')) {
          sum = record.is;
          return;
        } else throw notWhole();
      }
    },
    sum: () => sum ?? raise(notWhole()),
  };
}

function addHeads(heads: Map<number, string>, lines: Buffer) {
  for (const line of lines.toString('latin1').trimEnd().split('\n')) {
    const [, number, head] = /^(\d{1,15}) ([0-9a-f]{64})$/.exec(line) ?? raise(notWhole());
    heads.set(Number(number), head ?? '');
  }
}
