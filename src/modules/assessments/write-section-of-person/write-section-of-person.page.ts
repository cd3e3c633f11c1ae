import { page } from '#platform/page.ts';
import { openSection, sectionPage } from '../write-section/write-section.page.ts';

export const writeSectionOfPersonPage = page({
  ...sectionPage,
  name: 'assessments.write-section-of-person',
  path: '/assessments/:assessmentId/sections/:section/:personId',
  load: (work, { assessmentId, section, personId }) => openSection(work, { assessmentId, section, personId }),
});
