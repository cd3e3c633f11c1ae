import type { FamilyPanel } from '#modules/people/index.ts';
import type { Module } from '#platform/module.ts';
import * as events from './assessment.events.ts';

export { isOpen, ownScale, type Assessment, type AssessmentState, type WordsMissing } from './assessment.ts';
export { findAssessments, getAssessment } from './assessment.queries.ts';
export { finishAssessment, type Finishing } from './finish-assessment/finish-assessment.ts';
export { returnToWriter, type Returning } from './return-to-writer/return-to-writer.ts';
export { findScores, recordScores, type NewScore, type Score } from './score.queries.ts';
export { findSection, findSections } from './section.queries.ts';
export { signOff, type SigningOff } from './sign-off/sign-off.ts';
export { startAssessment, type CarriedRequest, type NewAssessment } from './start-assessment/start-assessment.ts';
export { writeSection, type WrittenAnswers } from './write-section/write-section.ts';

export const assessmentPanels: readonly FamilyPanel[] = [];
export const assessments: Module = { pages: [], events: Object.values(events) };
