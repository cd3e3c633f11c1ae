import { findDrafts } from '#platform/draft.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { mayReadAssessment, maySignOff, mayWriteAssessment } from '../assessment.policy.ts';
import { openAssessment } from '../assessment.queries.ts';
import { aboutAssessment, backToFamily } from '../assessment.view.ts';
import { writersOf } from '../sign-off/sign-off.ts';
import { assessmentView } from './see-assessment.view.ts';

/** The sections that this reader has text in which is not sent yet. */
async function findOwnDrafts(work: Work): Promise<string[]> {
  const drafts = [...(await findDrafts(work, 'assessments.write-section')), ...(await findDrafts(work, 'assessments.write-section-of-person'))];
  return drafts.flatMap(({ aboutId }) => aboutId ?? []);
}

/** Every section for the family and for each person, with how it stands; sensitive ones for those named alone. */
export const seeAssessmentPage = page({
  name: 'assessments.see-assessment',
  path: '/assessments/:assessmentId',
  title: 'Assessment',
  audience: 'workers',
  width: 'full',
  load: async (work, { assessmentId }) => {
    const opened = await openAssessment(work, assessmentId);
    const mayWrite = mayWriteAssessment(work.actor).allowed;
    return { ...opened, drafts: await findOwnDrafts(work), mayWrite, maySign: maySignOff(work.actor, opened.assessment, writersOf(opened.sections)).allowed };
  },
  allow: mayReadAssessment,
  about: aboutAssessment,
  back: backToFamily,
  show: assessmentView,
});
