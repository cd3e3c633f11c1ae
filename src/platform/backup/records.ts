import { z } from 'zod';
import { CannotStart } from '../start/progress.ts';

// What a backup says, in order: what it is; each table with its rows as COPY writes them, and what they come to; the heads of the audit trail; the end.
// A record is a letter, the length of its body in four bytes, and the body.

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().max(200);
const whole = z.number().int().min(0);

const manifest = z.object({
  version: name,
  madeAt: z.string().max(40),
  postgres: whole,
  migrations: z.array(z.object({ name, checksum: hash })).max(5000),
  tables: z.array(z.object({ name, columns: z.array(name).max(1000) })).max(2000),
  sequences: z.array(z.object({ name, last: z.string().regex(/^\d{1,19}$/) })).max(1000),
});
const begun = z.object({ name });
const ended = z.object({ rows: whole, bytes: whole, hash });
const end = z.object({ tables: whole, rows: whole });

export type Manifest = z.infer<typeof manifest>;
export type Sum = z.infer<typeof ended>;

export type BackupRecord =
  | { kind: 'manifest'; is: Manifest }
  | { kind: 'table'; is: { name: string } }
  | { kind: 'rows'; is: Buffer }
  | { kind: 'table-end'; is: Sum }
  | { kind: 'heads'; is: Buffer }
  | { kind: 'end'; is: { tables: number; rows: number } };

const letters = { manifest: 'M', table: 'T', rows: 'R', 'table-end': 'S', heads: 'H', end: 'E' } as const;
const shapes = { manifest, table: begun, 'table-end': ended, end };
const longest = 8 << 20;
const rowsAtOnce = 1 << 20;
/** How much is compressed or unpacked at a time: of the sixteen kilobytes that are usual, most of the time would go into passing them on. */
export const pieceLength = 1 << 20;

const head = (letter: string, length: number) => {
  const bytes = Buffer.alloc(5);
  bytes.write(letter, 0, 'latin1');
  bytes.writeUInt32BE(length, 1);
  return bytes;
};

/** A record as bytes. Rows are given out as they came, in pieces that are not too long. */
export function* written({ kind, is }: BackupRecord): Generator<Buffer> {
  const body = Buffer.isBuffer(is) ? is : Buffer.from(JSON.stringify(is));
  if (!Buffer.isBuffer(is) && body.length > longest) throw new Error(`The ${kind} of the backup is too long`);
  for (let at = 0; at === 0 || at < body.length; at += rowsAtOnce) {
    const piece = Buffer.isBuffer(is) ? body.subarray(at, at + rowsAtOnce) : body;
    yield head(letters[kind], piece.length);
    yield piece;
    if (!Buffer.isBuffer(is)) return;
  }
}

const notWhole = () => new CannotStart('The backup is damaged inside: it does not say what a backup says. Nothing was changed.');
const kinds = new Map<string, BackupRecord['kind']>(Object.entries(letters).map(([kind, letter]) => [letter, kind as BackupRecord['kind']]));

/** Records out of bytes. What swells to more than `most` bytes is no backup, and is not read on. */
export async function* readRecords(pieces: AsyncIterable<Buffer>, most: number): AsyncGenerator<BackupRecord> {
  const waiting: Buffer[] = [];
  let held = 0;
  let wanted = 5;
  let seen = 0;
  for await (const piece of pieces) {
    seen += piece.length;
    if (seen > most) throw new CannotStart('This file swells beyond what any backup holds, so it is none. Nothing was changed.');
    waiting.push(piece);
    held += piece.length;
    // Put together only when a whole record is there.
    if (held < wanted) continue;
    let rest: Buffer = Buffer.concat(waiting);
    while (rest.length >= 5) {
      const length = rest.readUInt32BE(1);
      const kind = kinds.get(String.fromCharCode(rest[0] ?? 0));
      if (!kind || length > longest) throw notWhole();
      if (rest.length < 5 + length) break;
      yield recordOf(kind, rest.subarray(5, 5 + length));
      rest = rest.subarray(5 + length);
    }
    waiting.splice(0, waiting.length, rest);
    held = rest.length;
    wanted = rest.length >= 5 ? 5 + rest.readUInt32BE(1) : 5;
  }
  if (held > 0) throw notWhole();
}

function recordOf(kind: BackupRecord['kind'], body: Buffer): BackupRecord {
  if (kind === 'rows' || kind === 'heads') return { kind, is: body };
  try {
    return { kind, is: shapes[kind].parse(JSON.parse(body.toString())) } as BackupRecord;
  } catch {
    throw notWhole();
  }
}
