import { randomUUIDv7 } from 'node:crypto';
import { join, resolve } from 'node:path';
import { readPassphrase } from '#platform/backup/passphrase.ts';
import { restoreBackup } from '#platform/backup/restore-backup.ts';
import { readConfiguration } from '#platform/start/configuration.ts';
import { startEmbedded } from '#platform/start/embedded-postgres.ts';
import { CannotStart, explain, say } from '#platform/start/progress.ts';
import { refuseUnfitServer } from '#platform/start/server-database.ts';

// npm run restore -- FILE                  into a new DATA_DIR, or into the empty database of DATABASE_URL
// npm run restore -- FILE --over NAME      into one that people have used, whose name is typed; what is in it is lost
// docs/how-to/back-up-and-restore.md

async function findDatabase(): Promise<{ url: string; rolesUrl?: string; heads: string; stop(): Promise<void> }> {
  const { server, dataFolder } = readConfiguration(process.env, []);
  const heads = join(dataFolder, 'audit-heads');
  if (server) {
    if (!server.owner) throw new CannotStart('DATABASE_URL must be the login that owns the tables.');
    await refuseUnfitServer(server.owner);
    return { url: server.owner, heads, stop: async () => undefined };
  }
  const { urls, stop } = await startEmbedded(dataFolder, say);
  return { url: urls.owner, rolesUrl: urls.superuser, heads, stop };
}

try {
  const [file, option, over = null, ...more] = process.argv.slice(2);
  if (!file || file.startsWith('-') || (option !== undefined && (option !== '--over' || !over)) || more.length > 0)
    throw new CannotStart('Say which: npm run restore -- FILE, or npm run restore -- FILE --over NAME to give up what the database NAME holds');
  const { stop, ...database } = await findDatabase();
  try {
    const passphrase = readPassphrase(process.env);
    const now = Temporal.Now.instant();
    const restored = await restoreBackup({ ...database, file: resolve(file), passphrase, over, now, id: randomUUIDv7() }, say);
    const count = (many: number) => many.toLocaleString('en-GB');
    say(`${count(restored.rows)} rows of ${restored.tables} tables are the same as in the backup of ${restored.madeAt} (release ${restored.version}).`);
    say(`The audit trail is whole: ${count(restored.events)} events in ${count(restored.batches)} batches.`);
    if (!restored.hasHeads && restored.batches > 0) say('No heads of it were kept with the backup, so it was compared with itself alone.');
    say('Nobody is signed in. Who was disabled, and what was withdrawn, after the backup was made is to be done again.');
  } finally {
    await stop();
  }
  process.exit(0);
} catch (fault) {
  process.exit(explain(fault));
}
