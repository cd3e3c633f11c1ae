import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { doerName } from '../family-words.ts';
import { findWorkers } from '../names.queries.ts';
import type { Action } from '../plan.ts';
import { getWholePlan, type WholePlan } from '../whole-plan.queries.ts';

export type SeenMeeting = WholePlan & {
  meeting: {
    id: string;
    kind: string;
    heldOn: Temporal.PlainDate;
    said: string;
    agreed: string | null;
    interpreter: string | null;
    nextOn: Temporal.PlainDate | null;
  };
  /** Null where the place is protected from this reader. */
  where: string | null;
  came: readonly string[];
  apologies: readonly string[];
  agreedActions: readonly Action[];
};

export async function getMeeting(work: Work, meetingId: string): Promise<SeenMeeting> {
  const plans = work.tables('plans');
  const row = found(await plans.selectFrom('plans.meeting').selectAll().where('id', '=', meetingId).executeTakeFirst());
  const whole = await getWholePlan(work, row.plan_id);
  const place = await plans.selectFrom('plans.meeting_place').select('words').where('meeting_id', '=', meetingId).executeTakeFirst();
  const attendees = await plans.selectFrom('plans.meeting_person').selectAll().where('meeting_id', '=', meetingId).orderBy('id').execute();
  const agreed = await plans.selectFrom('plans.action').select('id').where('meeting_id', '=', meetingId).execute();
  const workers = await findWorkers(
    work,
    attendees.flatMap(one => one.worker_id ?? []),
  );
  const named = attendees.map(one => ({
    came: one.came,
    name: doerName(one.worker_id ? { workerId: one.worker_id } : one.person_id ? { personId: one.person_id } : { words: one.name ?? '' }, {
      workers,
      people: whole.names.people,
    }),
  }));
  return {
    ...whole,
    meeting: { id: row.id, kind: row.kind, heldOn: row.held_on, said: row.said, agreed: row.agreed, interpreter: row.interpreter, nextOn: row.next_on },
    where: place?.words ?? null,
    came: named.filter(one => one.came).map(one => one.name),
    apologies: named.filter(one => !one.came).map(one => one.name),
    agreedActions: whole.actions.filter(action => agreed.some(one => one.id === action.id)),
  };
}
