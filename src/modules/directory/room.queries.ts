import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';
import type { Room } from './room.ts';

/** How much room these services have, by service, as it was said last. Anybody may ask; of one nobody has said it of, there is none. */
export async function findRooms(work: Pick<Work, 'tables'>, serviceIds: readonly string[]): Promise<ReadonlyMap<string, Room>> {
  if (serviceIds.length === 0) return new Map();
  const { rows } = await sql<Room & { serviceId: string }>`
    select distinct on (service_id) service_id as "serviceId", state, wait_weeks as "waitWeeks", said_on as "saidOn"
      from directory.room where service_id = any (${[...serviceIds]}::uuid[]) order by service_id, said_at desc, id desc`.execute(directoryTables(work));
  return new Map(rows.map(({ serviceId, ...room }) => [serviceId, room]));
}
