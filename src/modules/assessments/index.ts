import type { FamilyPanel } from '#modules/people/index.ts';
import type { Module } from '#platform/module.ts';
import { assessmentPanel } from './assessment-panel.ts';
import * as events from './assessment.events.ts';
import { finishAssessmentPage } from './finish-assessment/finish-assessment.page.ts';
import { nameReaderPage } from './name-reader/name-reader.page.ts';
import { readAssessmentPage } from './read-assessment/read-assessment.page.ts';
import { seeAssessmentPage } from './see-assessment/see-assessment.page.ts';
import { signOffPage } from './sign-off/sign-off.page.ts';
import { startAssessmentPage } from './start-assessment/start-assessment.page.ts';
import { writeSectionOfPersonPage } from './write-section-of-person/write-section-of-person.page.ts';
import { writeSectionPage } from './write-section/write-section.page.ts';

export { ownScale, type Assessment, type AssessmentState, type WordsMissing } from './assessment.ts';
export { findAssessments, getAssessment } from './assessment.queries.ts';
export { finishAssessment, type Finishing } from './finish-assessment/finish-assessment.ts';
export { returnToWriter, type Returning } from './return-to-writer/return-to-writer.ts';
export { findScores, recordScores, type NewScore, type Score } from './score.queries.ts';
export { findSection, findSections } from './section.queries.ts';
export { signOff, type SigningOff } from './sign-off/sign-off.ts';
export { startAssessment, type CarriedRequest, type NewAssessment } from './start-assessment/start-assessment.ts';
export { writeSection, type WrittenAnswers } from './write-section/write-section.ts';

export const assessmentPanels: readonly FamilyPanel[] = [assessmentPanel];
export const assessments: Module = {
  pages: [
    startAssessmentPage,
    seeAssessmentPage,
    writeSectionPage,
    writeSectionOfPersonPage,
    readAssessmentPage,
    finishAssessmentPage,
    signOffPage,
    nameReaderPage,
  ],
  events: Object.values(events),
};
