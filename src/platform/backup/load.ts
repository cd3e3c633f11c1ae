import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { CannotStart, type Say } from '../start/progress.ts';
import { readBackup, type Contents } from './read-backup.ts';
import type { Manifest } from './records.ts';
import { copyOut, type Table } from './tables.ts';

type FromFile = { file: string; passphrase: string | null };

/** The tables of the backup as this database has them: names and columns are looked up, never taken from the file. */
export function matched(manifest: Manifest, there: readonly Table[]): Map<string, Table> {
  const known = new Map(there.map(table => [table.name, table]));
  return new Map(
    manifest.tables.map(({ name, columns }) => {
      const table = known.get(name);
      if (!table || columns.some(column => !table.columns.includes(column)))
        throw new CannotStart(`The backup holds ${table ? `columns of ${name}` : name} that this database has not. Nothing was changed.`);
      return [name, { name, columns }];
    }),
  );
}

/** Puts the rows of the backup into empty tables, laid open for it. The transaction that emptied them must be the one that fills them. */
export async function load(client: pg.Client, from: FromFile, tables: ReadonlyMap<string, Table>, tell: Say): Promise<Contents> {
  const taken = new Map<string, number>();
  let told = performance.now();
  const contents = await readBackup(from.file, from.passphrase, {
    table: async (name, pieces) => {
      const table = tables.get(name);
      if (!table) throw new CannotStart('The backup was exchanged while it was read. Nothing was changed.');
      const stream = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin with (freeze)`));
      await pipeline(Readable.from(pieces, { objectMode: false }), stream);
      taken.set(name, stream.rowCount);
      if (performance.now() - told < 5000) return;
      tell(`  ${name}: ${stream.rowCount.toLocaleString('en-GB')} rows`);
      told = performance.now();
    },
  });
  for (const [name, { rows }] of contents.sums) if (taken.get(name) !== rows) throw differs(name);
  return contents;
}

/** Reads every table back as it was read for the backup: the same rows, to the byte. */
export async function compare(client: pg.Client, { sums }: Contents, tables: ReadonlyMap<string, Table>): Promise<void> {
  for (const [name, table] of tables) {
    const hash = createHash('sha256');
    const stream = client.query(copyTo(copyOut(table)));
    for await (const piece of stream as AsyncIterable<Buffer>) hash.update(piece);
    const sum = sums.get(name);
    if (stream.rowCount !== sum?.rows || hash.digest('hex') !== sum.hash) throw differs(name);
  }
}

const differs = (name: string) => new CannotStart(`${name} would not hold the rows that were in it when the backup was made. Nothing was changed.`);

export async function setSequences(client: pg.Client, sequences: Manifest['sequences']): Promise<void> {
  for (const { name, last } of sequences) {
    const { rowCount } = await client.query(
      'select setval(seqrelid::regclass, $2::bigint) from pg_sequence where seqrelid = to_regclass($1) and $2::bigint between seqmin and seqmax',
      [name, last],
    );
    if (rowCount !== 1) throw new CannotStart(`The backup counts with ${name}, which this database has not. Nothing was changed.`);
  }
}
