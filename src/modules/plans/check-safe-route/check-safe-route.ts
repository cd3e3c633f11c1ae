import { nameSensitiveReader } from '#modules/access/index.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { findOpenEpisode, getTeam } from '../episode.queries.ts';
import { safeRouteChecked } from '../plan.events.ts';
import { isLead, mayLeadPlan } from '../plan.policy.ts';
import { raiseSafeRoute } from '../safe-route.ts';

/** Which risk tool was used and when the case went to MARAC, never the items of the tool. */
export type SafeRouteCheck = {
  familyId: string;
  state: 'safe' | 'not safe';
  personId?: string | null;
  tool?: string | null;
  maracOn?: Temporal.PlainDate | null;
  words: string;
};

/** A worker settles whether adults of a family may be brought together. The words are for those named for abuse; that it is settled is for all. */
export async function checkSafeRoute(work: Work, { familyId, state, personId = null, tool = null, maracOn = null, words }: SafeRouteCheck): Promise<void> {
  const { standing } = await getTeam(work, found(await findOpenEpisode(work, familyId)).id);
  work.require(mayLeadPlan(work.actor, standing));
  await raiseSafeRoute(work, familyId);
  // A manager who writes here is not named by that: only the lead practitioner reads what they lead.
  if (isLead(work.actor, standing)) await nameSensitiveReader(work, familyId, 'abuse', work.actor.id);
  const plans = work.tables('plans');
  await plans
    .insertInto('plans.safe_route_check')
    .values({
      id: work.newId(),
      family_id: familyId,
      person_id: personId,
      state,
      tool,
      marac_on: maracOn,
      words,
      checked_by: work.actor.id,
      checked_at: work.now,
    })
    .execute();
  await plans
    .updateTable('plans.safe_route')
    .set(eb => ({ state, confirmed_by: work.actor.id, confirmed_at: work.now, version: eb('version', '+', 1) }))
    .where('family_id', '=', familyId)
    .execute();
  await work.record(safeRouteChecked, { familyId, details: { state } });
}
