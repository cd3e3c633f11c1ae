import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parquetMetadata, parquetRead, type AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { CannotRead, checked, limits, type Taking } from './table.ts';

type Footer = ReturnType<typeof parquetMetadata>;

const isDamaged = 'This Parquet file is damaged or was cut short. Send it again.';
const mostFooter = 32 * 1024 ** 2;
const mostAtOnce = 512 * 1024 ** 2;
/** Rows in memory at one time. */
const window = 50_000;

/** Reads a Parquet file whose columns are plain values, so many rows at a time. */
export async function readParquet(path: string, taking: Taking): Promise<void> {
  const file = openSync(path, 'r');
  try {
    const bytes = bufferOf(file);
    const metadata = footerOf(bytes, file);
    const columns = columnsOf(metadata);
    const table = checked(taking);
    table.cells(columns);
    const rows = Number(metadata.num_rows);
    for (let from = 0, first = 0; first < metadata.row_groups.length; first += 1) {
      const inGroup = Number(metadata.row_groups[first]!.num_rows);
      for (let at = from; at < from + inGroup; at += window) {
        const found = await rowsOf(bytes, metadata, at, Math.min(at + window, from + inGroup));
        taking.share?.(at / rows);
        for (const row of found) if (!table.cells(row.map(said))) return;
      }
      from += inGroup;
    }
    table.end();
  } catch (fault) {
    throw fault instanceof CannotRead ? fault : new CannotRead(isDamaged);
  } finally {
    closeSync(file);
  }
}

function bufferOf(file: number): AsyncBuffer {
  const { size } = fstatSync(file);
  return {
    byteLength: size,
    slice: (start, end = size) => {
      const length = end - start;
      if (length < 0 || start < 0 || end > size) throw new CannotRead(isDamaged);
      if (length > mostAtOnce) throw new CannotRead('This Parquet file is written in pieces too large to be read here. Write it in smaller row groups.');
      const piece = new Uint8Array(length);
      if (readSync(file, piece, 0, length, start) < length) throw new CannotRead(isDamaged);
      return piece.buffer;
    },
  };
}

/** The file's description of itself, believed only as far as it fits. */
function footerOf({ byteLength }: AsyncBuffer, file: number): Footer {
  if (byteLength < 12) throw new CannotRead(isDamaged);
  const end = Buffer.alloc(8);
  readSync(file, end, 0, 8, byteLength - 8);
  const length = end.readUInt32LE(0);
  if (end.toString('latin1', 4) === 'PARE') throw new CannotRead('This Parquet file is encrypted. Send it without encryption.');
  if (end.toString('latin1', 4) !== 'PAR1' || length > byteLength - 12 || length > mostFooter) throw new CannotRead(isDamaged);
  const footer = new Uint8Array(length + 8);
  readSync(file, footer, 0, footer.length, byteLength - footer.length);
  const metadata = parquetMetadata(footer.buffer);
  const groups = metadata.row_groups.map(group => Number(group.num_rows));
  const rows = Number(metadata.num_rows);
  if (rows < 0 || groups.some(count => count < 0) || groups.reduce((sum, count) => sum + count, 0) !== rows) throw new CannotRead(isDamaged);
  if (rows > limits.rows) throw new CannotRead(`This file says that it has more than ${limits.rows.toLocaleString('en-GB')} rows. Send it in parts.`);
  return metadata;
}

function columnsOf({ schema, row_groups: groups }: Footer): string[] {
  const [root, ...columns] = schema;
  if (!root || columns.length === 0) throw new CannotRead('This file has no columns.');
  if (columns.length > limits.columns) throw new CannotRead(`This file has more than ${limits.columns} columns. Send only those that are needed.`);
  if (root.num_children !== columns.length || columns.some(column => column.num_children !== undefined || column.repetition_type === 'REPEATED'))
    throw new CannotRead('This file has columns within columns. Send one plain value in each column.');
  for (const { columns: chunks } of groups)
    for (const { meta_data: chunk } of chunks)
      if (chunk && chunk.codec !== 'UNCOMPRESSED' && chunk.codec !== 'SNAPPY' && !(chunk.codec in compressors))
        throw new CannotRead('This Parquet file is compressed in a way that is not known here. Write it with Snappy, Zstandard or GZIP.');
  return columns.map(({ name }) => name);
}

async function rowsOf(file: AsyncBuffer, metadata: Footer, rowStart: number, rowEnd: number): Promise<unknown[][]> {
  let found: unknown[][] = [];
  await parquetRead({ file, metadata, rowStart, rowEnd, compressors, onComplete: rows => (found = rows) });
  return found;
}

function said(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (value === null || value === undefined || value instanceof Uint8Array) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : '';
}
