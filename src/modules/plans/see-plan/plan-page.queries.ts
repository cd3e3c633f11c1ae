import type { Html } from '#design/html.ts';
import { unmetNeedsPart } from '#modules/commissioning/index.ts';
import { findReferralLines, type ReferralLine } from '#modules/referrals/index.ts';
import type { Work } from '#platform/work.ts';
import { findDue } from '../due.queries.ts';
import type { DueItem } from '../due.ts';
import { findNeedsFound, type FoundNeed } from '../assessment-needs.ts';
import { findFinishedAssessments } from '../assessment-facts.ts';
import { findWorkers } from '../names.queries.ts';
import type { ActionState } from '../plan.ts';
import { findFollow, type Follow } from '../follow.queries.ts';
import { findSafeRoute, type SafeRoute } from '../safe-route.ts';
import { getWholePlan, type WholePlan } from '../whole-plan.queries.ts';

export type News = { actionId: string; state: ActionState; words: string | null; byName: string; at: Temporal.Instant };
export type MeetingLine = { id: string; kind: string; heldOn: Temporal.PlainDate; nextOn: Temporal.PlainDate | null };
export type PlanPage = WholePlan & {
  news: ReadonlyMap<string, News>;
  /** By the action they are for, the newest first. */
  referrals: ReadonlyMap<string, readonly ReferralLine[]>;
  meetings: readonly MeetingLine[];
  due: readonly DueItem[];
  /** Needs that the assessment found, by their number on its list; null where the plan answers them already. */
  foundNeeds: readonly (FoundNeed | null)[];
  safeRoute: SafeRoute;
  follow: Follow;
  /** What could not be found for the family; null where nothing is missing. */
  unmetNeeds: Html | null;
};

export async function getPlanPage(work: Work, planId: string): Promise<PlanPage> {
  const whole = await getWholePlan(work, planId);
  const { familyId } = whole.plan;
  const meetings = await work
    .tables('plans')
    .selectFrom('plans.meeting')
    .select(['id', 'kind', 'held_on', 'next_on'])
    .where('plan_id', '=', planId)
    .orderBy('held_on', 'desc')
    .execute();
  return {
    ...whole,
    news: await findLatestNews(
      work,
      whole.actions.map(action => action.id),
    ),
    referrals: await findReferralsOf(work, whole),
    meetings: meetings.map(row => ({ id: row.id, kind: row.kind, heldOn: row.held_on, nextOn: row.next_on })),
    due: await findDue(work, [familyId]),
    foundNeeds: await needsNotAnswered(work, whole),
    safeRoute: await findSafeRoute(work, familyId),
    follow: await findFollow(work, whole),
    unmetNeeds: await unmetNeedsPart(work, familyId),
  };
}

async function findReferralsOf(work: Work, { actions }: WholePlan): Promise<Map<string, ReferralLine[]>> {
  const lines = await findReferralLines(work, { actionIds: actions.map(({ id }) => id) });
  return Map.groupBy(
    // One that was dropped before it was sent is no news.
    lines.filter(({ referral: { state, sentOn } }) => state !== 'withdrawn' || sentOn !== null),
    ({ referral }) => referral.actionId ?? '',
  );
}

/** The last that was said of each action. */
export async function findLatestNews(work: Work, actionIds: readonly string[]): Promise<Map<string, News>> {
  const all = await findNews(work, actionIds);
  return new Map(all.toReversed().map(news => [news.actionId, news]));
}

/** All that was said of these actions, the newest first. */
export async function findNews(work: Work, actionIds: readonly string[]): Promise<News[]> {
  if (actionIds.length === 0) return [];
  const rows = await work
    .tables('plans')
    .selectFrom('plans.action_update')
    .selectAll()
    .where('action_id', 'in', [...actionIds])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const workers = await findWorkers(
    work,
    rows.map(row => row.by),
  );
  return rows.map(row => ({
    actionId: row.action_id,
    state: row.state as ActionState,
    words: row.words,
    byName: workers.get(row.by)?.name ?? 'Somebody who worked here',
    at: row.at,
  }));
}

async function needsNotAnswered(work: Work, { plan, goals }: WholePlan): Promise<(FoundNeed | null)[]> {
  const assessment = (await findFinishedAssessments(work, [plan.familyId])).get(plan.familyId);
  if (!assessment) return [];
  const found = await findNeedsFound(work, assessment.assessmentId);
  const isAnswered = ({ outcomeNeed, personId }: FoundNeed) =>
    goals.some(goal => goal.outcomeNeed === outcomeNeed && (personId === null || goal.personIds.includes(personId)));
  return found.map(need => (isAnswered(need) ? null : need));
}
