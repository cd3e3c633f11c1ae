import type { Served } from '#platform/route.ts';
import { chooseReaderPage } from './choose-reader/choose-reader.page.ts';
import { closePlanPage } from './close-plan/close-plan.page.ts';
import { endEarlyHelpPage } from './end-early-help/end-early-help.page.ts';
import { releaseCopyPage } from './release-copy/release-copy.page.ts';
import { reviewPlanPage } from './review-plan/review-plan.page.ts';
import { seeCopyPage } from './see-copy/see-copy.page.ts';
import { seeMyEarlierPlanPage } from './see-my-earlier-plan/see-my-earlier-plan.page.ts';
import { seeMyPlanPage } from './see-my-plan/see-my-plan.page.ts';
import { stepUpPage } from './step-up/step-up.page.ts';

/** The pages of reviews, of how early help ends, and of the copies that the family reads. */
export const reviewPages: readonly Served[] = [
  chooseReaderPage,
  closePlanPage,
  endEarlyHelpPage,
  releaseCopyPage,
  reviewPlanPage,
  seeCopyPage,
  seeMyEarlierPlanPage,
  seeMyPlanPage,
  stepUpPage,
];
