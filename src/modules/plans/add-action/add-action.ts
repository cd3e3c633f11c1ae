import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requireOpen } from '../episode.ts';
import { checkDoer } from '../goal-rules.ts';
import type { Doer } from '../plan.ts';
import { actionAdded } from '../plan.events.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getGoal } from '../plan.queries.ts';
import { doerColumns } from '../plan-row.ts';

export type NewAction = { goalId: string; what: string; doer: Doer; byWhen: Temporal.PlainDate; doneWhen?: string | null };

/** What somebody will do for a goal, and by when. It is as sensitive as its goal. */
export async function addAction(
  work: Work,
  { goalId, what, doer, byWhen, doneWhen = null, meetingId = null }: NewAction & { meetingId?: string | null },
): Promise<string> {
  const { goal, episode, standing } = await getGoal(work, goalId);
  requireOpen(episode);
  work.require(mayWritePlan(work.actor, standing));
  await checkDoer(work, standing, doer);
  if (Temporal.PlainDate.compare(byWhen, work.today) < 0) throw invalid({ byWhen: 'By when must be today or in the future' });

  const id = work.newId();
  await work
    .tables('plans')
    .insertInto('plans.action')
    .values({
      id,
      goal_id: goalId,
      plan_id: goal.planId,
      family_id: goal.familyId,
      what,
      ...doerColumns(doer),
      by_when: byWhen,
      done_when: doneWhen,
      sensitive: goal.sensitive,
      meeting_id: meetingId,
    })
    .execute();
  await work.record(actionAdded, { familyId: goal.familyId, subjectId: id, details: { actionId: id, goalId } });
  return id;
}
