import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { addAction, type NewAction } from '../add-action/add-action.ts';
import { requireOpen } from '../episode.ts';
import { findPeople } from '../names.queries.ts';
import { meetingRecorded } from '../plan.events.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getPlan } from '../plan.queries.ts';
import { requireSafeTogether } from '../safe-route.ts';

export type Attendee = { workerId: string } | { personId: string } | { name: string };
export type MeetingKind = 'first' | 'review' | 'extra' | 'closing';

export type NewMeeting = {
  planId: string;
  kind: MeetingKind;
  heldOn: Temporal.PlainDate;
  /** A protected place is told only to those named for the family's address. */
  where: { words: string; isProtected: boolean };
  came: readonly Attendee[];
  apologies?: readonly Attendee[];
  said: string;
  agreed?: string | null;
  /** A named independent interpreter. */
  interpreter?: string | null;
  nextOn?: Temporal.PlainDate | null;
  actions?: readonly NewAction[];
};

/** A meeting of the team around the family: who came, what was said and agreed. Adults are not brought together before that is known to be safe. */
export async function recordMeeting(work: Work, meeting: NewMeeting): Promise<string> {
  const { planId, kind, heldOn, where, came, apologies = [], said, agreed = null, interpreter = null, nextOn = null, actions = [] } = meeting;
  const { plan, episode, standing } = await getPlan(work, planId);
  requireOpen(episode);
  work.require(mayWritePlan(work.actor, standing));
  const { familyId } = plan;
  if (came.length === 0) throw invalid({ came: 'Choose who came' });
  if (Temporal.PlainDate.compare(heldOn, work.today) > 0) throw invalid({ heldOn: 'The day of the meeting must be today or in the past' });
  const people = new Map((await findPeople(work, [familyId])).map(person => [person.id, person]));
  const familyCame = came.flatMap(one => ('personId' in one ? [people.get(one.personId)] : []));
  if (familyCame.includes(undefined)) throw invalid({ came: 'Choose people of this family' });
  await requireSafeTogether(work, familyId, familyCame.filter(person => person && !person.isChild).length);

  const id = work.newId();
  const plans = work.tables('plans');
  await plans
    .insertInto('plans.meeting')
    .values({
      id,
      plan_id: planId,
      family_id: familyId,
      kind,
      held_on: heldOn,
      said,
      agreed,
      interpreter,
      next_on: nextOn,
      recorded_by: work.actor.id,
      recorded_at: work.now,
    })
    .execute();
  await plans
    .insertInto('plans.meeting_place')
    .values({ meeting_id: id, family_id: familyId, words: where.words, sensitive: where.isProtected ? 'address' : null })
    .execute();
  const attendees = [...came.map(one => ({ one, came: true })), ...apologies.map(one => ({ one, came: false }))];
  await plans
    .insertInto('plans.meeting_person')
    .values(attendees.map(attendee => ({ id: work.newId(), meeting_id: id, family_id: familyId, came: attendee.came, ...personColumns(attendee.one) })))
    .execute();
  for (const action of actions) await addAction(work, { ...action, meetingId: id });
  await work.record(meetingRecorded, { familyId, subjectId: id, details: { meetingId: id, kind } });
  return id;
}

const personColumns = (one: Attendee) => ({
  worker_id: 'workerId' in one ? one.workerId : null,
  person_id: 'personId' in one ? one.personId : null,
  name: 'name' in one ? one.name : null,
});
