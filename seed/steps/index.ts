import type { Tellers } from '../telling.ts';
import * as assessments from './assessments.ts';
import { decide } from './decide.ts';
import * as needs from './needs.ts';
import * as endings from './endings.ts';
import * as plans from './plans.ts';
import * as records from './records.ts';
import { askForSupport } from './requests.ts';

/** What each kind of step of a story does, as the person who did it would have done it on the pages. */
export const tellers: Tellers = {
  'ask-for-support': askForSupport,
  decide,
  'start-assessment': assessments.start,
  'write-section': assessments.section,
  'write-voice': assessments.voice,
  'write-scale': assessments.scale,
  'finish-assessment': assessments.finish,
  'sign-off': assessments.decideOn,
  'open-plan': plans.open,
  'add-need': plans.need,
  'add-action': plans.action,
  'update-action': plans.news,
  'record-unmet-need': needs.record,
  'end-unmet-need': needs.end,
  'join-team': plans.join,
  'leave-team': plans.leave,
  'hold-meeting': plans.meeting,
  'change-lead': plans.lead,
  review: endings.review,
  contact: records.contact,
  'add-note': records.note,
  'record-agreement': records.agreement,
  share: records.share,
  'release-copy': endings.release,
  'step-up': endings.askToStepUp,
  'offer-step-down': endings.offer,
  'record-status': records.status,
  decline: endings.decline,
  'decide-refusal': endings.decideOnRefusal,
  'check-safe-route': records.safeRoute,
  'add-person': records.person,
  'pregnancy-ended': records.pregnancy,
  'protect-address': records.protect,
  restrict: endings.restrict,
  seal: endings.seal,
  'mark-staff-conflict': endings.conflict,
  close: endings.close,
};
