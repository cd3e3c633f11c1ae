import { sql, type Kysely } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from './database.ts';
import type { Metrics } from './metrics/metrics.ts';
import { say } from './start/progress.ts';
import type { DB } from './tables.generated.ts';

/** A streaming replica, for reading much. */
export type Replica = {
  db: Kysely<DB>;
  /** Whether it has everything that was committed before this question: then a reader finds there what the primary would show, and who may see it. */
  hasCaughtUp(): Promise<boolean>;
  /** It failed while it was read: it is left alone for a while. */
  failed(fault: unknown): void;
  measure(metrics: Metrics): void;
  close(): Promise<void>;
};

type Options = { url: string; mayBeBehind: number; restFor?: number };
type State = 'in use' | 'behind' | 'away';

const told: Record<State, string> = {
  'in use': 'Reports are read from the replica again.',
  behind: 'The replica is too far behind: reports are read from the primary until it has caught up.',
  away: 'The replica cannot be read: reports are read from the primary.',
};

/**
 * Lag is not measured in time, which says nothing on a primary where nothing happens. The reading was just recorded on the primary, so the question is
 * whether the replica has replayed as much of the log as there was then; it is waited for up to `mayBeBehind` seconds.
 */
export function openReplica(writer: Kysely<DB>, { url, mayBeBehind, restFor = 15_000 }: Options, tell = say): Replica {
  const db = openDatabase(url, { connections: 4, patience: 2000 });
  let state: State = 'in use';
  let restsUntil = 0;
  const become = (next: State) => {
    if (next === 'away') restsUntil = performance.now() + restFor;
    if (next !== state) tell(told[next]);
    state = next;
  };

  async function waitFor(position: string): Promise<boolean> {
    // Once found behind it is not waited for by everybody: it is asked, and used again when it has caught up.
    const until = performance.now() + (state === 'behind' ? 0 : mayBeBehind * 1000);
    for (;;) {
      const { rows } = await sql<{ there: boolean }>`select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= ${position}::pg_lsn as there`.execute(db);
      if (rows[0]?.there) return true;
      if (performance.now() >= until) return false;
      await pause(50);
    }
  }

  return {
    db,
    hasCaughtUp: async () => {
      if (performance.now() < restsUntil) return false;
      const position = await positionOf(writer);
      try {
        const isThere = await waitFor(position);
        become(isThere ? 'in use' : 'behind');
        return isThere;
      } catch {
        become('away');
        return false;
      }
    },
    failed: () => become('away'),
    measure: metrics => measure(metrics, writer, db, () => state),
    close: () => db.destroy(),
  };
}

async function positionOf(writer: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ position: string }>`select pg_current_wal_lsn()::text as position`.execute(writer);
  return rows[0]?.position ?? '';
}

function measure(metrics: Metrics, writer: Kysely<DB>, db: Kysely<DB>, state: () => State): void {
  metrics.figures({ early_help_replica_in_use: '1 while reports are read from the replica, 0 while they are read from the primary' }, async () => ({
    early_help_replica_in_use: state() === 'in use' ? 1 : 0,
  }));
  metrics.figures(
    {
      early_help_replica_behind_bytes: 'How much of the log the replica has not replayed',
      early_help_replica_behind_seconds: 'How old the last change is that the replica has, while there are newer ones',
    },
    async () => {
      const position = await positionOf(writer);
      const { rows } = await sql<{ bytes: number; seconds: number }>`
        select greatest(pg_wal_lsn_diff(${position}::pg_lsn, pg_last_wal_replay_lsn()), 0)::float8 as bytes,
               case when pg_last_wal_replay_lsn() >= ${position}::pg_lsn then 0
                    else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) end::float8 as seconds`.execute(db);
      return { early_help_replica_behind_bytes: rows[0]?.bytes ?? Number.NaN, early_help_replica_behind_seconds: rows[0]?.seconds ?? Number.NaN };
    },
  );
}
