import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** What earlier releases held (tools/keep-release.ts). */
export const releases = join(import.meta.dirname, 'releases');

export type Copied = { table: string; columns: string; rows: string };

/** The tables of a release, with their rows as COPY writes them. */
export const copiedIn = (file: string): Copied[] =>
  [
    ...gunzipSync(readFileSync(join(releases, file)))
      .toString()
      .matchAll(/^copy (\S+) \((.*)\) from stdin;\n([\s\S]*?)^\\\.$/gm),
  ].map(([, table = '', columns = '', rows = '']) => ({ table, columns, rows }));

/** As a restore does: in any order, without triggers. What the migrations wrote themselves is what the release had. */
export async function load(client: pg.Client, copied: readonly Copied[]): Promise<void> {
  await client.query('set session_replication_role = replica');
  await client.query(`truncate ${copied.map(({ table }) => table).join(', ')}`);
  for (const { table, columns, rows } of copied) await pipeline(Readable.from([rows]), client.query(copyFrom(`copy ${table} (${columns}) from stdin`)));
  await client.query('reset session_replication_role');
}

/** What the rows of each table are, in the columns they had. */
export async function hashes(client: pg.Client, copied: readonly Copied[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { table, columns } of copied) {
    const { rows } = await client.query<{ hash: string }>(
      `select md5(string_agg(t::text, '|' order by t::text collate "C")) as hash from (select ${columns} from ${table}) t`,
    );
    found.set(table, rows[0]?.hash ?? '');
  }
  return found;
}
