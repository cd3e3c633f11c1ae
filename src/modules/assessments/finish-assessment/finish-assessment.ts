import { getVersion } from '#modules/forms/index.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { answerTo, childrenHeard, levelQuestion, missingToFinish, mustBeOpen, type WordsMissing } from '../assessment.ts';
import { assessmentFinished } from '../assessment.events.ts';
import { mayWriteAssessment } from '../assessment.policy.ts';
import { findWordsKept, findWordsMissing, holdAssessment } from '../assessment.queries.ts';
import { getFamilyPeople } from '../people.queries.ts';
import { findSections } from '../section.queries.ts';

export type Finishing = { assessmentId: string; version: number; wordsMissing?: readonly WordsMissing[] };

/** Finishes an assessment, for a manager to sign off. What must be there and is not is told. */
export async function finishAssessment(work: Work, { assessmentId, version, wordsMissing = [] }: Finishing): Promise<void> {
  const assessment = await holdAssessment(work, assessmentId, 'to-decide');
  work.require(mayWriteAssessment(work.actor));
  mustBeOpen(assessment);
  const { familyId } = assessment;
  const definition = await getVersion(work, assessment.form, assessment.formVersion);
  const people = await getFamilyPeople(work, familyId, work.today);
  const sections = await findSections(work, assessmentId);
  const reasons = wordsMissing.filter(({ personId, reason }) => reason.trim() !== '' && people.some(person => person.id === personId && person.isChild));
  const heard = childrenHeard(sections, await findWordsKept(work, assessmentId), [...(await findWordsMissing(work, assessmentId)), ...reasons]);
  const missing = missingToFinish(definition, sections, people, heard);
  if (missing.length > 0) throw invalid(Object.fromEntries(missing.map(({ key, words }) => [key, words])));

  const level = String(answerTo(definition, sections, levelQuestion));
  for (const { personId, reason } of reasons) await keepReason(work, assessmentId, familyId, personId, reason.trim());
  const { numUpdatedRows } = await work
    .tables('assessments')
    .updateTable('assessments.assessment')
    .set({ state: 'finished', level_of_need: level, finished_by: work.actor.id, finished_at: work.now, version: version + 1 })
    .where('id', '=', assessmentId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal('conflict', 'Somebody else changed this assessment. Look at it again, then finish it.');
  await work.record(assessmentFinished, { familyId, subjectId: assessmentId, details: { assessmentId, level } });
}

async function keepReason(work: Work, assessmentId: string, familyId: string, personId: string, reason: string): Promise<void> {
  const said = { reason, recorded_by: work.actor.id, recorded_at: work.now };
  await work
    .tables('assessments')
    .insertInto('assessments.words_missing')
    .values({ assessment_id: assessmentId, family_id: familyId, person_id: personId, ...said })
    .onConflict(conflict => conflict.columns(['assessment_id', 'person_id']).doUpdateSet(said))
    .execute();
}
