import type pg from 'pg';
import { theService } from '../actor.ts';
import { databaseRestored } from './backup.events.ts';

type Restored = { id: string; now: Temporal.Instant; madeAt: string; version: string };

/**
 * Lets a restored database go on where the backup stopped: events are numbered after those in it, though this server may count its transactions from the
 * beginning; jobs that were running then are waiting again; and that it was restored is the next thing that happened.
 */
export async function goOn(client: pg.ClientBase, { id, now, madeAt, version }: Restored): Promise<void> {
  const { rows } = await client.query<{ before: string }>(
    `select greatest(0, 1 + greatest((select xid::text::bigint from platform.event order by xid desc, id desc limit 1),
                                     (select last_xid::text::bigint from platform.seal order by number desc limit 1), 0)
                        - pg_current_xact_id()::text::bigint)::text as before`,
  );
  const before = BigInt(rows[0]?.before ?? '0');
  const numbered = before === 0n ? 'pg_current_xact_id()' : `((pg_current_xact_id()::text::bigint + ${before})::text::xid8)`;
  await client.query(`alter table platform.event alter column xid set default ${numbered}`);
  await client.query('update platform.installation set transactions_before = $1', [before.toString()]);
  await client.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null');
  await client.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null');
  await client.query('insert into platform.event (id, at, actor_id, kind, details) values ($1, $2, $3, $4, $5)', [
    id,
    now.toString(),
    theService.id,
    databaseRestored.kind,
    JSON.stringify({ madeAt, version }),
  ]);
}
