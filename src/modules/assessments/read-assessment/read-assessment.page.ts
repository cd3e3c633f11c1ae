import { page } from '#platform/page.ts';
import { mayReadAssessment } from '../assessment.policy.ts';
import { openAssessment } from '../assessment.queries.ts';
import { aboutAssessment, backToAssessment } from '../assessment.view.ts';
import { readView } from './read-assessment.view.ts';

/** The whole assessment in the words of its form's version, as far as this reader may see it. */
export const readAssessmentPage = page({
  name: 'assessments.read-assessment',
  path: '/assessments/:assessmentId/read',
  title: 'Read an assessment',
  audience: 'workers',
  width: 'full',
  load: (work, { assessmentId }) => openAssessment(work, assessmentId),
  allow: mayReadAssessment,
  about: aboutAssessment,
  back: backToAssessment,
  show: readView,
});
