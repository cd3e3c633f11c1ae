import { join, resolve } from 'node:path';
import { readPassphrase } from '#platform/backup/passphrase.ts';
import { writeBackup } from '#platform/backup/write-backup.ts';
import { readConfiguration } from '#platform/start/configuration.ts';
import { joinRunning, startEmbedded } from '#platform/start/embedded-postgres.ts';
import { CannotStart, explain, say, step } from '#platform/start/progress.ts';
import { version } from '#platform/start/start.ts';

// npm run backup -- FILE: everything in the database of DATA_DIR, running or not, or of DATABASE_URL, in one file; encrypted with BACKUP_PASSPHRASE where that
// is set. docs/how-to/back-up-and-restore.md

async function findDatabase(): Promise<{ url: string; heads: string; stop(): Promise<void> }> {
  const { server, dataFolder } = readConfiguration(process.env, []);
  const heads = join(dataFolder, 'audit-heads');
  const stop = async () => undefined;
  if (server) {
    if (!server.owner) throw new CannotStart('DATABASE_URL must be the login that owns the tables: the others do not see every row.');
    return { url: server.owner, heads, stop };
  }
  const running = await joinRunning(dataFolder);
  if (running) return { url: running.owner, heads, stop };
  const { urls, stop: stopServer } = await startEmbedded(dataFolder, say);
  return { url: urls.owner, heads, stop: stopServer };
}

try {
  const [file, ...more] = process.argv.slice(2);
  if (!file || file.startsWith('-') || more.length > 0) throw new CannotStart('Say where to: npm run backup -- FILE');
  const { url, heads, stop } = await findDatabase();
  try {
    const passphrase = readPassphrase(process.env);
    const wanted = { url, heads, version, passphrase, file: resolve(file), now: Temporal.Now.instant() };
    const { tables, rows, bytes, heads: kept } = await step(say, 'Writing the backup', () => writeBackup(wanted, say));
    const count = (many: number) => many.toLocaleString('en-GB');
    say(`${file}: ${count(rows)} rows of ${tables} tables and ${count(kept)} heads of the audit trail in ${count(Math.ceil(bytes / 1e6))} MB.`);
    say(
      passphrase
        ? 'It is encrypted: without the passphrase nobody can restore it.'
        : 'It is NOT encrypted (BACKUP_PASSPHRASE is not set): it holds everything.',
    );
  } finally {
    await stop();
  }
  process.exit(0);
} catch (fault) {
  process.exit(explain(fault));
}
