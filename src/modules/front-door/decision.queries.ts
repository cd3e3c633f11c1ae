import { has } from '#modules/access/index.ts';
import { found, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { NewDecision, OutcomeCode, WayOfTelling } from './decision.ts';
import { findRequest } from './request.queries.ts';
import type { RequestState, SupportRequest } from './request.ts';

const tables = (work: Work) => work.tables('front_door');

export type Decided = NewDecision & {
  id: string;
  decidedBy: string;
  decidedByName: string | null;
  decidedAt: Temporal.Instant;
  toldAt: Temporal.Instant | null;
  toldHow: 'account' | WayOfTelling | null;
  leadName: string | null;
};

/** A request with what was decided about it, if anything. */
export type CaseOfRequest = SupportRequest & { decision: Decided | null; takenByName: string | null; agencyName: string | null };

export type RequestRef = { id: string };

/**
 * The request, for those who may see it. For those who decide, its row is held until the end of the transaction, so that two decisions wait for
 * each other; and a request that they may not change does not exist for them.
 */
export async function getRequestToDecide(work: Work, { id }: RequestRef): Promise<CaseOfRequest> {
  if (has(work.actor, 'decide-requests')) {
    found(await tables(work).selectFrom('front_door.request').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
  }
  const request = found(await findRequest(work, id));
  const { agency_name: agencyName, taker_name: takenByName } = await tables(work)
    .selectFrom('front_door.request as request')
    .leftJoin('published.agency as agency', 'agency.agency_id', 'request.sender_agency_id')
    .leftJoin('published.worker as taker', 'taker.worker_id', 'request.taken_by')
    .select(['agency.name as agency_name', 'taker.name as taker_name'])
    .where('request.id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...request, decision: await findDecision(work, id), agencyName, takenByName };
}

export async function findDecision(work: Work, requestId: string): Promise<Decided | null> {
  const row = await tables(work)
    .selectFrom('front_door.decision as decision')
    .leftJoin('published.worker as decider', 'decider.worker_id', 'decision.decided_by')
    .leftJoin('published.worker as lead', 'lead.worker_id', 'decision.lead_id')
    .selectAll('decision')
    .select(['decider.name as decider_name', 'lead.name as lead_name'])
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        level: row.level,
        outcome: row.outcome as OutcomeCode,
        reason: row.reason,
        feedback: row.feedback,
        advised: row.advised,
        leadId: row.lead_id,
        leadName: row.lead_name,
        teamId: row.team_id,
        socialCare: row.social_care_at && { whom: row.social_care_who ?? '', at: row.social_care_at },
        decidedBy: row.decided_by,
        decidedByName: row.decider_name,
        decidedAt: row.decided_at,
        toldAt: row.told_at,
        toldHow: row.told_how as Decided['toldHow'],
      }
    : null;
}

/** Changes what may change of a request, as long as nobody else has done so since it was read. */
export async function changeRequest(
  work: Work,
  request: Pick<SupportRequest, 'id' | 'version'>,
  change: { state?: RequestState; takenBy?: string; familyId?: string },
): Promise<void> {
  const { state, takenBy, familyId } = change;
  const { numUpdatedRows } = await tables(work)
    .updateTable('front_door.request')
    .set({ version: request.version + 1, ...(state && { state }), ...(takenBy && { taken_by: takenBy }), ...(familyId && { family_id: familyId }) })
    .where('id', '=', request.id)
    .where('version', '=', request.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal('conflict', 'Somebody else changed this request while you were looking at it. Nothing you typed is lost');
}

export async function addDecision(work: Work, requestId: string, decision: NewDecision): Promise<string> {
  const id = work.newId();
  const { level, outcome, reason, feedback = null, advised = null, leadId = null, teamId = null, socialCare = null } = decision;
  await tables(work)
    .insertInto('front_door.decision')
    .values({
      id,
      request_id: requestId,
      level,
      outcome,
      reason,
      feedback,
      advised,
      lead_id: leadId,
      team_id: teamId,
      social_care_who: socialCare?.whom ?? null,
      social_care_at: socialCare?.at ?? null,
      decided_by: work.actor.id,
      decided_at: work.now,
    })
    .execute();
  return id;
}

export async function markTold(work: Work, requestId: string, how: 'account' | WayOfTelling, at: Temporal.Instant): Promise<void> {
  const { numUpdatedRows } = await tables(work)
    .updateTable('front_door.decision')
    .set(eb => ({ told_at: at, told_how: how, told_by: work.actor.id, version: eb('version', '+', 1) }))
    .where('request_id', '=', requestId)
    .where('told_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal('conflict', 'Somebody else has recorded that the sender was told');
}

export async function markUnanswerable(work: Work, requestId: string, because: string, words: string): Promise<void> {
  await tables(work)
    .insertInto('front_door.unanswerable')
    .values({ request_id: requestId, because, words, recorded_by: work.actor.id, recorded_at: work.now })
    .execute();
}

export async function hasOtherOpenRequests(work: Work, familyId: string, requestId: string): Promise<boolean> {
  const row = await tables(work)
    .selectFrom('front_door.request')
    .select('id')
    .where('family_id', '=', familyId)
    .where('id', '<>', requestId)
    .where('state', 'in', ['new', 'looked-at'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whoever sees a family because of a request. */
export async function findOfficersOf(work: Work, familyId: string): Promise<string[]> {
  const rows = await tables(work)
    .selectFrom('published.family_access')
    .select('worker_id')
    .distinct()
    .where('family_id', '=', familyId)
    .where('because', '=', 'front door')
    .where('ends_on', 'is', null)
    .execute();
  return rows.flatMap(({ worker_id }) => worker_id ?? []);
}

export async function linkPerson(work: Work, requestPersonId: string, personId: string): Promise<void> {
  await tables(work).updateTable('front_door.request_person').set({ linked_person_id: personId }).where('id', '=', requestPersonId).execute();
}
