import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requireOpen } from '../episode.ts';
import { needsWords, type ActionState } from '../plan.ts';
import { actionUpdated } from '../plan.events.ts';
import { mayUpdateAction } from '../plan.policy.ts';
import { getAction, saveAction } from '../plan.queries.ts';

export type ActionNews = { actionId: string; state: ActionState; words?: string | null };

/** How an action goes, in a few words. Everything said stays. */
export async function updateAction(work: Work, { actionId, state, words = null }: ActionNews): Promise<void> {
  const { action, episode, standing } = await getAction(work, actionId);
  requireOpen(episode);
  work.require(mayUpdateAction(work.actor, { standing, action }));
  if (needsWords(state) && !words) throw invalid({ words: state === 'stuck' ? 'Say what is in the way' : 'Say why it is no longer needed' });

  await saveAction(work, { ...action, state, doneOn: state === 'done' ? (action.doneOn ?? work.today) : null });
  await work
    .tables('plans')
    .insertInto('plans.action_update')
    .values({ id: work.newId(), action_id: actionId, family_id: action.familyId, state, words, sensitive: action.sensitive, by: work.actor.id, at: work.now })
    .execute();
  await work.record(actionUpdated, { familyId: action.familyId, subjectId: actionId, details: { actionId, state } });
}
