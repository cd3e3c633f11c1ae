import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { planCommented } from '../copy.events.ts';
import { getMyCopy } from '../released-copy.queries.ts';

/** Somebody of the family says something about their own copy. The lead practitioner and the team read it. */
export async function commentOnPlan(work: Work, { copyId, words }: { copyId: string; words: string }): Promise<void> {
  const copy = await getMyCopy(work, copyId);
  if (words.trim() === '') throw invalid({ words: 'Write what you want to say' });
  const id = work.newId();
  await work
    .tables('plans')
    .insertInto('plans.comment')
    .values({ id, copy_id: copyId, plan_id: copy.planId, family_id: copy.familyId, person_id: copy.personId, words: words.trim(), written_at: work.now })
    .execute();
  await work.record(planCommented, { familyId: copy.familyId, subjectId: id, details: { copyId, commentId: id } });
}
