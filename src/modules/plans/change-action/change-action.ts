import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requireOpen } from '../episode.ts';
import { checkDoer } from '../goal-rules.ts';
import type { Doer } from '../plan.ts';
import { actionChanged } from '../plan.events.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getAction, saveAction } from '../plan.queries.ts';

export type ActionChange = { actionId: string; what?: string; doer?: Doer; byWhen?: Temporal.PlainDate; doneWhen?: string | null };

/** Changes what was agreed of an action: what, who, by when. How it goes is told by updating it. */
export async function changeAction(work: Work, { actionId, ...change }: ActionChange): Promise<void> {
  const { action, episode, standing } = await getAction(work, actionId);
  requireOpen(episode);
  work.require(mayWritePlan(work.actor, standing));
  const after = { ...action, ...change };
  if (change.doer) await checkDoer(work, standing, change.doer);
  const moved = Temporal.PlainDate.compare(after.byWhen, action.byWhen) !== 0;
  if (moved && Temporal.PlainDate.compare(after.byWhen, work.today) < 0) throw invalid({ byWhen: 'By when must be today or in the future' });
  await saveAction(work, after);
  await work.record(actionChanged, { familyId: action.familyId, subjectId: actionId, details: { actionId } });
}
