import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { has } from '#modules/access/index.ts';
import type { Work } from '#platform/work.ts';
import type { OutcomeCode } from '../decision.ts';
import type { RequestState } from '../request.ts';

export type MyRequest = {
  id: string;
  reference: string;
  sentAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  state: RequestState;
  isDanger: boolean;
  isMine: boolean;
  sentByName: string | null;
  children: readonly string[];
  /** What was decided, once its sender has been told. */
  told: { outcome: OutcomeCode; feedback: string | null; at: Temporal.Instant } | null;
};

/** The newest of what I sent, or of what my agency sent for those who look after its requests. */
export async function findMyRequests(work: Work, most = 200): Promise<MyRequest[]> {
  const { id: me, agencyId } = work.actor;
  const forAgency = agencyId !== null && has(work.actor, 'see-agency-requests');
  const rows = await work
    .tables('front_door')
    .selectFrom('front_door.request as request')
    .leftJoin('front_door.decision as decision', 'decision.request_id', 'request.id')
    .leftJoin('published.worker as sender', 'sender.worker_id', 'request.sent_by')
    .leftJoin('published.system as system', 'system.system_id', 'request.sent_by')
    .select(eb => [
      'request.id',
      'request.reference',
      'request.sent_at',
      'request.due_at',
      'request.state',
      'request.is_danger',
      'request.sent_by',
      'sender.name as sender_name',
      'system.name as system_name',
      'decision.outcome',
      'decision.feedback',
      'decision.told_at',
      jsonArrayFrom(
        eb
          .selectFrom('front_door.request_person as person')
          .select(['person.given_name', 'person.family_name', 'person.due_on'])
          .whereRef('person.request_id', '=', 'request.id')
          .where('person.is_child', '=', true)
          .orderBy('person.number'),
      ).as('children'),
    ])
    .where(eb => (forAgency ? eb.or([eb('request.sent_by', '=', me), eb('request.sender_agency_id', '=', agencyId)]) : eb('request.sent_by', '=', me)))
    .orderBy('request.sent_at', 'desc')
    .orderBy('request.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(row => ({
    id: row.id,
    reference: row.reference,
    sentAt: row.sent_at,
    dueAt: row.due_at,
    state: row.state as RequestState,
    isDanger: row.is_danger,
    isMine: row.sent_by === me,
    sentByName: row.sender_name ?? (row.system_name === null ? null : `Your system “${row.system_name}”`),
    children: row.children.map(
      ({ given_name, family_name, due_on }) => [given_name, family_name].filter(Boolean).join(' ') || (due_on ? 'Baby, not born yet' : 'Name not known'),
    ),
    told: row.told_at && { outcome: row.outcome as OutcomeCode, feedback: row.feedback, at: row.told_at },
  }));
}
