import { sql, type Kysely } from 'kysely';
import type { Metrics } from './metrics.ts';

type Queue = { waiting: number; failed: number; again: number; oldest: number };
type Sealing = { unsealed: number };

/** What the jobs login can tell: the queue, and how far behind the seal over the audit trail is. */
export function measureJobs<DB>(metrics: Metrics, db: Kysely<DB>): void {
  metrics.figures(
    {
      early_help_jobs_waiting: 'Jobs whose time has come and that nobody has finished',
      early_help_jobs_trying_again: 'Jobs that failed and will be tried again',
      early_help_jobs_failed: 'Jobs that failed for good',
      early_help_jobs_oldest_seconds: 'How long the oldest of those waiting has waited',
    },
    async () => {
      const { rows } = await sql<Queue>`
        select count(*) filter (where attempts < max_attempts and run_at <= now()) as waiting, count(*) filter (where attempts >= max_attempts) as failed,
               count(*) filter (where attempts between 1 and max_attempts - 1) as again,
               coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and run_at <= now())), 0)::float8 as oldest
          from graphile_worker._private_jobs`.execute(db);
      const { waiting = 0, failed = 0, again = 0, oldest = 0 } = rows[0] ?? {};
      return {
        early_help_jobs_waiting: waiting,
        early_help_jobs_trying_again: again,
        early_help_jobs_failed: failed,
        early_help_jobs_oldest_seconds: oldest,
      };
    },
  );
  metrics.figures({ early_help_unsealed_seconds: 'Age of the oldest event of the audit trail that no seal covers yet' }, async () => {
    const { rows } = await sql<Sealing>`
      with last as (select * from platform.last_seal())
      select coalesce(extract(epoch from now() - min((e.at || 'Z')::timestamptz)), 0)::float8 as unsealed
        from platform.events_to_seal(coalesce((select last_xid from last), '0')::xid8,
                                     coalesce((select last_id from last), '00000000-0000-0000-0000-000000000000')::uuid, 1) e`.execute(db);
    return { early_help_unsealed_seconds: rows[0]?.unsealed ?? 0 };
  });
}
