import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';
import type { Wait } from './wait.ts';

/** How long people waited for these services, counted over all referrals to them. */
export async function findWaits(work: Pick<Work, 'tables'>, serviceIds: readonly string[]): Promise<ReadonlyMap<string, Wait>> {
  if (serviceIds.length === 0) return new Map();
  const { rows } = await sql<Wait & { serviceId: string }>`
    select service_id as "serviceId", days_to_answer as "daysToAnswer", days_to_start as "daysToStart", waiting_to_start as "waitingToStart"
      from published.service_wait where service_id = any (${[...serviceIds]}::uuid[])`.execute(directoryTables(work));
  return new Map(rows.map(({ serviceId, ...wait }) => [serviceId, wait]));
}
