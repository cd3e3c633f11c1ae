import { join } from 'node:path';
import { readConfiguration } from '#platform/start/configuration.ts';
import { joinRunning } from '#platform/start/embedded-postgres.ts';
import { CannotStart, explain, say } from '#platform/start/progress.ts';
import { verifyAudit } from '#platform/audit/verify.ts';

// npm run audit:verify: recomputes the audit trail of the running service (DATA_DIR), or of DATABASE_URL, and compares it with the
// heads kept in DATA_DIR/audit-heads. Ends with 1 and the batches concerned if anything was altered, added, removed or cut off.

async function ownerUrl(): Promise<string> {
  const { server, dataFolder } = readConfiguration(process.env, []);
  if (server) {
    if (!server.owner) throw new CannotStart('DATABASE_URL must be the login that owns the tables: the others may not read the whole audit trail.');
    return server.owner;
  }
  const running = await joinRunning(dataFolder);
  if (!running) throw new CannotStart(`Nothing is running on ${dataFolder}. Start it, or set DATABASE_URL.`);
  return running.owner;
}

/** A database in which nothing was ever started has no audit trail to look at. */
function noTables(fault: unknown): never {
  const isMissing = ['42P01', '3F000'].includes((fault as { code?: string }).code ?? '');
  throw isMissing ? new CannotStart('This database has no audit trail yet: the service was never started on it.') : fault;
}

try {
  const { dataFolder } = readConfiguration(process.env, []);
  const { faults, batches, rows, waiting, rowsPerSecond } = await verifyAudit(await ownerUrl(), join(dataFolder, 'audit-heads')).catch(noTables);
  for (const fault of faults.slice(0, 100)) say(fault);
  if (faults.length > 100) say(`and ${faults.length - 100} more`);
  const count = (many: number) => many.toLocaleString('en-GB');
  say(`${count(rows)} events in ${count(batches)} batches verified at ${count(rowsPerSecond)} rows/s; ${count(waiting)} wait for a seal.`);
  say(faults.length === 0 ? 'The audit trail is whole.' : 'The audit trail was tampered with.');
  process.exit(faults.length === 0 ? 0 : 1);
} catch (fault) {
  process.exit(explain(fault));
}
