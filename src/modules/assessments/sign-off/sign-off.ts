import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mustBeFinished } from '../assessment.ts';
import { assessmentSignedOff } from '../assessment.events.ts';
import { maySignOff } from '../assessment.policy.ts';
import { holdAssessment } from '../assessment.queries.ts';
import { findSections } from '../section.queries.ts';

export type SigningOff = { assessmentId: string; version: number; words?: string | null };

/** A manager or coordinator who did not write it agrees that the assessment is good enough to plan from. */
export async function signOff(work: Work, { assessmentId, version, words = null }: SigningOff): Promise<void> {
  const assessment = await holdAssessment(work, assessmentId, 'to-decide');
  work.require(maySignOff(work.actor, assessment, writersOf(await findSections(work, assessmentId))));
  mustBeFinished(assessment);
  const { numUpdatedRows } = await work
    .tables('assessments')
    .updateTable('assessments.assessment')
    .set({ state: 'signed-off', signed_off_by: work.actor.id, signed_off_at: work.now, signed_off_words: words?.trim() || null, version: version + 1 })
    .where('id', '=', assessmentId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal('conflict', changedMeanwhile);
  await work.record(assessmentSignedOff, { familyId: assessment.familyId, subjectId: assessmentId, details: { assessmentId } });
}

export const changedMeanwhile = 'Somebody else changed this assessment. Look at it again, then decide.';

export const writersOf = (sections: readonly { writtenBy: string | null }[]): string[] => sections.flatMap(({ writtenBy }) => writtenBy ?? []);
