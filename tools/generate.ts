import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addressesOf } from './routes.ts';
import { buildApp, events } from '#app';
import { openDatabase } from '#platform/database.ts';
import { prepareJobs } from '#platform/jobs.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbedded, type DatabaseUrls } from '#platform/start/embedded-postgres.ts';
import { explain, say, sayNothing } from '#platform/start/progress.ts';
import { stoppable } from '#platform/start/stopping.ts';
import { configurationPage } from './generate-configuration.ts';
import { eventsPage } from './generate-events.ts';
import { govukOptions } from './generate-govuk-options.ts';
import { moduleMapPage } from './generate-module-map.ts';
import { pagesPage } from './generate-pages.ts';
import { schemaOf } from './generate-schema.ts';
import { stylesheet } from './generate-styles.ts';
import { generateTables } from './generate-tables.ts';

// npm run generate              writes every generated file
// npm run generate -- --check   writes nothing; says which are not as they would be written now, and ends with 1 if any

const root = join(import.meta.dirname, '..');

/** Everything generated, by file, as it would be written now. */
async function everything(urls: DatabaseUrls, folder: string): Promise<Record<string, string>> {
  const db = openDatabase(urls.web, { connections: 1 });
  const platform = { db, clock: () => Temporal.Instant.from('2027-01-01T00:00Z'), newId: () => '00000000-0000-7000-8000-000000000000', demo: true };
  const serving = { version: '', logLevel: 'silent', publicUrl: 'http://localhost', isProduction: false, dataFolder: folder, ping: async () => undefined };
  const app = await buildApp(platform, serving);
  const tables = join(folder, 'tables.ts');
  await generateTables(urls.owner, tables);
  const files = {
    'src/platform/tables.generated.ts': readFileSync(tables, 'utf8'),
    'src/design/govuk/options.generated.ts': await govukOptions(),
    'src/design/generated/app.css': await stylesheet(),
    'db/schema.sql': await schemaOf(urls.owner),
    'docs/configuration.md': configurationPage(),
    'docs/generated/module-map.md': moduleMapPage(),
    'docs/generated/pages.md': pagesPage(app),
    'docs/generated/events.md': eventsPage(events),
  };
  if (addressesOf(app).length < 5) throw new Error('The router knows almost no address');
  await app.close();
  await db.destroy();
  return files;
}

function write(files: Record<string, string>): boolean {
  for (const [file, text] of stale(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    say(`written: ${file}`);
  }
  return true;
}

function compare(files: Record<string, string>): boolean {
  const old = stale(files);
  for (const [file, text] of old) say(`${file} is not fresh (run npm run generate): ${firstDifference(read(file), text)}`);
  return old.length === 0;
}

const read = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');
const stale = (files: Record<string, string>) => Object.entries(files).filter(([file, text]) => read(file) !== text);

function firstDifference(before: string, after: string): string {
  if (before === '') return 'it is missing';
  const [was, is] = [before.split('\n'), after.split('\n')];
  const line = is.findIndex((text, index) => text !== was[index]);
  return line < 0 ? 'it has lines too many' : `line ${line + 1} should be ${(is[line] ?? '').slice(0, 120)}`;
}

const { onStop, stopAll } = stoppable();
try {
  const folder = mkdtempSync(join(tmpdir(), 'open-early-help-generate-'));
  onStop(async () => rmSync(folder, { recursive: true, force: true }));
  const { urls, stop } = await startEmbedded(folder, sayNothing, { isThrownAway: true });
  onStop(stop);
  await migrate(urls.owner, sayNothing, urls.superuser);
  await prepareJobs(urls.owner);
  const files = await everything(urls, folder);
  const isFine = process.argv.includes('--check') ? compare(files) : write(files);
  await stopAll();
  process.exit(isFine ? 0 : 1);
} catch (fault) {
  await stopAll();
  process.exit(explain(fault));
}
