import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mustBeFinished } from '../assessment.ts';
import { assessmentReturned } from '../assessment.events.ts';
import { maySignOff } from '../assessment.policy.ts';
import { holdAssessment } from '../assessment.queries.ts';
import { findSections } from '../section.queries.ts';
import { changedMeanwhile, writersOf } from '../sign-off/sign-off.ts';

export type Returning = { assessmentId: string; version: number; words: string };

/** Sends a finished assessment back to its writer, saying what is still needed. */
export async function returnToWriter(work: Work, { assessmentId, version, words }: Returning): Promise<void> {
  const assessment = await holdAssessment(work, assessmentId, 'to-decide');
  work.require(maySignOff(work.actor, assessment, writersOf(await findSections(work, assessmentId))));
  mustBeFinished(assessment);
  if (words.trim() === '') throw invalid({ words: wordsMissing });
  const { numUpdatedRows } = await work
    .tables('assessments')
    .updateTable('assessments.assessment')
    .set({ state: 'returned', returned_by: work.actor.id, returned_at: work.now, returned_words: words.trim(), version: version + 1 })
    .where('id', '=', assessmentId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal('conflict', changedMeanwhile);
  await work.record(assessmentReturned, { familyId: assessment.familyId, subjectId: assessmentId, details: { assessmentId } });
}

export const wordsMissing = 'Enter what is still needed';
