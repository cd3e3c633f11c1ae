import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { sealEvents } from '#platform/audit/sealer.ts';
import { readConfiguration } from '#platform/start/configuration.ts';
import { prepareDatabase } from '#platform/start/database.ts';
import { explain, say, step } from '#platform/start/progress.ts';
import { begin, platformOn, version } from '#platform/start/start.ts';
import { stoppable } from '#platform/start/stopping.ts';
import { findParts } from '../src/parts.ts';

// node run.mjs tools/keep-release.ts: tells Fernshire to a new database and keeps its rows in test/production/releases/VERSION.copy.gz, as COPY
// writes them. Run it when a version is released: from then on, test/production/upgrade.test.ts brings them up to date.

const file = join(import.meta.dirname, '..', 'test/production/releases', `${version}.copy.gz`);

async function rowsOf(superuserUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await sealEvents(client, () => Temporal.Now.instant());
  const { rows } = await client.query<{ copied: string }>(
    `select format('%s (%s)', c.oid::regclass, string_agg(quote_ident(attname), ', ' order by attnum)) as copied
       from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
      where relkind = 'r' and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'graphile_worker')
      group by c.oid order by c.oid::regclass::text`,
  );
  const parts: string[] = [];
  for (const { copied } of rows) {
    const chunks: Buffer[] = [];
    await pipeline(client.query(copyTo(`copy ${copied} to stdout`)), async source => {
      for await (const chunk of source as AsyncIterable<Buffer>) chunks.push(chunk);
    });
    parts.push(`copy ${copied} from stdin;\n${Buffer.concat(chunks).toString()}\\.\n`);
  }
  await client.end();
  return parts.join('');
}

const { onStop, stopAll } = stoppable();
try {
  const dataFolder = mkdtempSync(join(tmpdir(), 'open-early-help-release-'));
  onStop(async () => rmSync(dataFolder, { recursive: true, force: true }));
  const configuration = { ...readConfiguration({}, []), dataFolder };
  const parts = findParts({});
  const prepared = await prepareDatabase(configuration, say, onStop, parts.prepare);
  const platform = platformOn(prepared.web);
  onStop(() => platform.db.destroy());
  await begin(configuration, prepared, platform, parts);
  const superuser = new URL(prepared.owner ?? '');
  superuser.username = 'postgres';
  await step(say, `Keeping ${file}`, async () => writeFileSync(file, gzipSync(await rowsOf(superuser.href), { level: 9 })));
  await stopAll();
  process.exit(0);
} catch (fault) {
  await stopAll();
  process.exit(explain(fault));
}
