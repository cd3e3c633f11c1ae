import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, openSync, closeSync, fsyncSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { readHeads } from '../audit/heads.ts';
import { CannotStart, sayNothing, type Say } from '../start/progress.ts';
import { pieceLength, written, type BackupRecord, type Manifest, type Sum } from './records.ts';
import { seal } from './sealed-file.ts';
import { alike, copyOut, refuseIfRowsAreHidden, sequencesOf, tablesOf, type Table } from './tables.ts';

export type Wanted = {
  /** The superuser of the embedded database, or the login that owns the tables of a server. */
  url: string;
  file: string;
  /** Where the heads of the audit trail are kept. */
  heads: string;
  version: string;
  passphrase: string | null;
  now: Temporal.Instant;
};

export type Written = { tables: number; rows: number; bytes: number; heads: number };

/**
 * Writes one picture of the database, as it is at this moment, to a file of this user's alone, while people go on working. It is written under
 * another name and given its own when whole, so that a file with that name is a whole one.
 */
export async function writeBackup({ url, file, heads, version, passphrase, now }: Wanted, tell: Say = sayNothing): Promise<Written> {
  if (existsSync(file)) throw new CannotStart(`${file} is already there. A backup is never written over another.`);
  if (!existsSync(dirname(file))) throw new CannotStart(`There is no folder ${dirname(file)} to write ${basename(file)} to.`);
  const unfinished = `${file}.${process.pid}.unfinished`;
  const client = new pg.Client({ connectionString: url, application_name: 'open-early-help backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(alike);
    await refuseIfRowsAreHidden(client);
    await client.query('begin isolation level repeatable read read only');
    const tables = await tablesOf(client);
    // Until it ends no migration changes a table under it; people are not held up.
    await client.query(`lock table ${tables.map(({ name }) => name).join(', ')} in access share mode`);
    const manifest = await manifestOf(client, tables, version, now);
    const result: Written = { tables: 0, rows: 0, bytes: 0, heads: 0 };
    await pipeline(
      async function* () {
        for await (const record of recordsOf(client, manifest, heads, result, tell)) yield* written(record);
      },
      createZstdCompress({ chunkSize: pieceLength, params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 0 } }),
      (source: AsyncIterable<Buffer>) => seal(source, passphrase),
      createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
    );
    if (existsSync(file)) throw new CannotStart(`${file} is already there. A backup is never written over another.`);
    renameSync(unfinished, file);
    keepName(dirname(file));
    return { ...result, bytes: statSync(file).size };
  } catch (fault) {
    throw explained(fault);
  } finally {
    rmSync(unfinished, { force: true });
    await client.end().catch(() => undefined);
  }
}

/** The new name is on the disk only once its folder is. */
function keepName(folder: string) {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

function explained(fault: unknown): unknown {
  const { code } = fault as { code?: string };
  if (code === 'ENOSPC') return new CannotStart('There is no room left for the backup. Nothing was kept of it.');
  if (code === 'EACCES' || code === 'EROFS') return new CannotStart('The backup could not be written there: this user may not.');
  return fault;
}

async function manifestOf(client: pg.Client, tables: Table[], version: string, now: Temporal.Instant): Promise<Manifest> {
  const migrations = (await client.query<{ name: string; checksum: string }>('select name, checksum from public.migration order by name')).rows;
  const postgres = Number((await client.query<{ server_version_num: string }>('show server_version_num')).rows[0]?.server_version_num);
  return { version, madeAt: now.toString(), postgres, migrations, tables, sequences: await sequencesOf(client) };
}

async function* recordsOf(client: pg.Client, manifest: Manifest, heads: string, result: Written, tell: Say): AsyncGenerator<BackupRecord> {
  yield { kind: 'manifest', is: manifest };
  for (const table of manifest.tables) {
    yield { kind: 'table', is: { name: table.name } };
    const sum = yield* rowsOf(client, table, tell);
    yield { kind: 'table-end', is: sum };
    result.tables += 1;
    result.rows += sum.rows;
  }
  const last = await lastSeal(client);
  const kept = [...readHeads(heads)].filter(([number]) => number <= last);
  result.heads = kept.length;
  for (let at = 0; at < kept.length; at += 5000) {
    const lines = kept.slice(at, at + 5000).map(([number, head]) => `${number} ${head}\n`);
    yield { kind: 'heads', is: Buffer.from(lines.join('')) };
  }
  yield { kind: 'end', is: { tables: result.tables, rows: result.rows } };
}

async function* rowsOf(client: pg.Client, table: Table, tell: Say): AsyncGenerator<BackupRecord, Sum> {
  const stream = client.query(copyTo(copyOut(table)));
  const hash = createHash('sha256');
  let bytes = 0;
  let told = performance.now();
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
    yield { kind: 'rows', is: piece };
    if (performance.now() - told < 5000) continue;
    tell(`  ${table.name}: ${Math.round(bytes / 1e6).toLocaleString('en-GB')} MB so far`);
    told = performance.now();
  }
  return { rows: stream.rowCount, bytes, hash: hash.digest('hex') };
}

async function lastSeal(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ last: number }>(`select coalesce(max(number), 0)::int as last from platform.seal`);
  return rows[0]?.last ?? 0;
}
