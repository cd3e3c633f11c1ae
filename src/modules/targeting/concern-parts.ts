import type { Module } from '#platform/module.ts';
import { addCriteriaPage } from './add-criteria/add-criteria.page.ts';
import * as events from './concern.events.ts';
import { countReachJob } from './find-families/count-reach.ts';
import { findFamiliesJob, findFamiliesNightly } from './find-families/find-families.ts';
import { howWeFindFamiliesPage } from './how-we-find-families/how-we-find-families.page.ts';
import { publishCriteriaPage } from './publish-criteria/publish-criteria.page.ts';
import { recordEffectPage } from './record-effect/record-effect.page.ts';
import { reviewConcernPage } from './review-concern/review-concern.page.ts';
import { seeConcernPage } from './see-concern/see-concern.page.ts';
import { seeConcernsPage } from './see-concerns/see-concerns.page.ts';
import { seeCriteriaPage } from './see-criteria/see-criteria.page.ts';
import { seeFairnessPage } from './see-fairness/see-fairness.page.ts';
import { seeOwnConcernsPage } from './see-own-concerns/see-own-concerns.page.ts';
import { setCriteriaPage } from './set-criteria/set-criteria.page.ts';
import { setCriterionPage } from './set-criterion/set-criterion.page.ts';
import { stopCriteriaPage } from './stop-criteria/stop-criteria.page.ts';

// Families of concern, as this module gives them to the application.
export const concernPages: Module['pages'] = [
  ...[seeCriteriaPage, addCriteriaPage, setCriteriaPage, setCriterionPage, publishCriteriaPage, stopCriteriaPage, seeFairnessPage],
  ...[seeConcernsPage, seeOwnConcernsPage, seeConcernPage, reviewConcernPage, recordEffectPage, howWeFindFamiliesPage],
];
export const concernEvents: Module['events'] = Object.values(events);
export const concernJobs = { 'find-families': findFamiliesJob, 'find-families-nightly': findFamiliesNightly, 'count-reach': countReachJob };
