import type { Metrics } from './metrics.ts';

/** As much of a pool of connections as is counted. */
type Counted = { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };

/** How busy the connections to the database are: work that waits for one is the first sign of too few. */
export function measurePool(metrics: Metrics, pool: Counted): void {
  metrics.figures(
    {
      early_help_connections_used: 'Connections to the database at work',
      early_help_connections_idle: 'Connections to the database that wait for work',
      early_help_connections_wanted: 'Pieces of work that wait for a connection',
    },
    async () => ({
      early_help_connections_used: pool.totalCount - pool.idleCount,
      early_help_connections_idle: pool.idleCount,
      early_help_connections_wanted: pool.waitingCount,
    }),
  );
}
