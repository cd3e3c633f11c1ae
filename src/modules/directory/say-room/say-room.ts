import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { roomSaid } from '../directory.events.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { directoryTables, getRecord } from '../records.queries.ts';
import type { RoomState } from '../room.ts';

/** Says how much room a service has today. It is public at once. */
export async function sayRoomOf(work: Work, serviceId: string, { state, waitWeeks }: { state: RoomState; waitWeeks: number | null }): Promise<void> {
  const record = await getRecord(work, serviceId);
  work.require(mayKeepRecord(work.actor, record));
  if (record.kind !== 'service') throw new Refusal('conflict', 'Only services have room');
  await directoryTables(work)
    .insertInto('directory.room')
    .values({ id: work.newId(), service_id: serviceId, state, wait_weeks: waitWeeks, said_at: work.now, said_on: work.today })
    .execute();
  await work.record(roomSaid, { familyId: null, subjectId: serviceId, details: { state } });
}
