import { findClocksStopped } from '#modules/people/index.ts';
import { answerBy, findReferralLines } from '#modules/referrals/index.ts';
import type { Work } from '#platform/work.ts';
import { findFinishedAssessments, findLatestAssessments } from './assessment-facts.ts';
import { dueItems, inOrder, type DueFacts, type DueItem, type Unanswered } from './due.ts';
import type { Episode } from './episode.ts';
import { findEpisodes } from './episode.queries.ts';
import type { Action } from './plan.ts';
import { findActions, findPlans } from './plan.queries.ts';

/** What is due for these families, by the council's clocks: the late first. Without families, for all with open early help that the actor sees. */
export async function findDue(work: Work, familyIds?: readonly string[]): Promise<DueItem[]> {
  const seen = familyIds ?? (await openFamilies(work));
  const open = (await findEpisodes(work, seen)).filter(episode => episode.state === 'open');
  const facts = await findDueFacts(work, open);
  return inOrder(facts.flatMap(one => dueItems(one, work.now)));
}

const openFamilies = async (work: Work): Promise<string[]> =>
  (await work.tables('plans').selectFrom('plans.episode').select('family_id').where('state', '=', 'open').execute()).map(row => row.family_id);

async function findDueFacts(work: Work, episodes: readonly Episode[]): Promise<DueFacts[]> {
  const familyIds = episodes.map(episode => episode.familyId);
  const episodeIds = episodes.map(episode => episode.id);
  const finished = await findFinishedAssessments(work, familyIds);
  const latest = await findLatestAssessments(work, familyIds);
  const plans = new Map((await findPlans(work, episodeIds)).map(plan => [plan.episodeId, plan]));
  const planIds = [...plans.values()].map(plan => plan.id);
  const actions = Map.groupBy(await findActions(work, planIds), (action: Action) => action.planId);
  const reviews = await findReviewFacts(work, planIds);
  const stopped = await findClocksStopped(work, familyIds);
  const unanswered = await findUnanswered(work, familyIds);
  return episodes.map(episode => {
    const plan = plans.get(episode.id) ?? null;
    const assessment = latest.get(episode.familyId) ?? null;
    return {
      episode,
      plan,
      assessment,
      assessedOn: finished.get(episode.familyId)?.finishedOn ?? null,
      lastReviewOn: (plan && reviews.get(plan.id)?.lastOn) ?? null,
      reviewsWithoutProgress: (plan && reviews.get(plan.id)?.withoutProgress) ?? 0,
      actions: (plan && actions.get(plan.id)) ?? [],
      unanswered: unanswered.get(episode.familyId) ?? [],
      stoppedOn: stopped.get(episode.familyId) ?? null,
    };
  });
}

/** Referrals of these families that no service has answered yet. */
async function findUnanswered(work: Work, familyIds: readonly string[]): Promise<Map<string, Unanswered[]>> {
  const lines = await findReferralLines(work, { familyIds, states: ['sent', 'opened'] });
  const sent = lines.flatMap(({ referral: { id, familyId, sentOn }, serviceName }) =>
    familyId !== null && sentOn !== null ? [{ familyId, referralId: id, serviceName, answerBy: answerBy(sentOn) }] : [],
  );
  return Map.groupBy(sent, ({ familyId }) => familyId);
}

/** The last review of each plan, and how many of the latest in a row found no progress. */
async function findReviewFacts(work: Work, planIds: readonly string[]): Promise<Map<string, { lastOn: Temporal.PlainDate; withoutProgress: number }>> {
  if (planIds.length === 0) return new Map();
  const rows = await work
    .tables('plans')
    .selectFrom('plans.review')
    .select(['plan_id', 'reviewed_on', 'has_progress'])
    .where('plan_id', 'in', [...planIds])
    .orderBy('reviewed_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    [...Map.groupBy(rows, row => row.plan_id)].map(([planId, reviews]) => {
      const firstGood = reviews.findIndex(review => review.has_progress);
      return [planId, { lastOn: reviews[0]!.reviewed_on, withoutProgress: firstGood === -1 ? reviews.length : firstGood }];
    }),
  );
}
