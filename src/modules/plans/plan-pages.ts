import type { Served } from '#platform/route.ts';
import { addActionPage } from './add-action/add-action.page.ts';
import { addGoalPage } from './add-goal/add-goal.page.ts';
import { agreePlanPage } from './agree-plan/agree-plan.page.ts';
import { changeActionPage } from './change-action/change-action.page.ts';
import { changeGoalPage } from './change-goal/change-goal.page.ts';
import { changeLeadPage } from './change-lead/change-lead.page.ts';
import { checkSafeRoutePage } from './check-safe-route/check-safe-route.page.ts';
import { findColleaguePage } from './find-colleague/find-colleague.page.ts';
import { findLeadPage } from './find-lead/find-lead.page.ts';
import { findOfferPage } from './find-offer/find-offer.page.ts';
import { joinTeamPage } from './join-team/join-team.page.ts';
import { joinWithoutAccountPage } from './join-without-account/join-without-account.page.ts';
import { leaveTeamPage } from './leave-team/leave-team.page.ts';
import { referActionPage } from './refer-action/refer-action.page.ts';
import { recordMeetingPage } from './record-meeting/record-meeting.page.ts';
import { seeMeetingPage } from './see-meeting/see-meeting.page.ts';
import { seeMyFamiliesPage } from './see-my-families/see-my-families.page.ts';
import { seePlanPage } from './see-plan/see-plan.page.ts';
import { seeTeamPage } from './see-team/see-team.page.ts';
import { startPlanPage } from './start-plan/start-plan.page.ts';
import { updateActionPage } from './update-action/update-action.page.ts';

/** The pages of the plan itself, its team and its meetings. */
export const planPages: readonly Served[] = [
  addActionPage,
  addGoalPage,
  agreePlanPage,
  changeActionPage,
  changeGoalPage,
  changeLeadPage,
  checkSafeRoutePage,
  findColleaguePage,
  findLeadPage,
  findOfferPage,
  joinTeamPage,
  joinWithoutAccountPage,
  leaveTeamPage,
  recordMeetingPage,
  referActionPage,
  seeMeetingPage,
  seeMyFamiliesPage,
  seePlanPage,
  seeTeamPage,
  startPlanPage,
  updateActionPage,
];
