import { has } from '#modules/access/index.ts';
import type { Module } from '#platform/module.ts';
import { answerReferralPage } from './answer-referral/answer-referral.page.ts';
import { chaseReferrals } from './chase-referrals/chase-referrals.ts';
import * as events from './referral.events.ts';
import { seeReferralPage } from './see-referral/see-referral.page.ts';
import { seeReferralsPage } from './see-referrals/see-referrals.page.ts';
import { sendReferralPage } from './send-referral/send-referral.page.ts';
import { tellOfReferral } from './tell-referral/tell-referral.ts';
import { withdrawReferralPage } from './withdraw-referral/withdraw-referral.page.ts';

export { answerReferral, type ReferralAnswer } from './answer-referral/answer-referral.ts';
export { answerBy } from './chase-referrals/chase-referrals.ts';
export type { ReferralFigures } from './figures.ts';
export { findReferralFigures } from './figures.queries.ts';
export { getReferral } from './referral.queries.ts';
export { openReferral } from './see-referral/open-referral.ts';
export { findCandidates } from './candidates.queries.ts';
export { reasonInWords } from './reasons.ts';
export type { Candidate, NewReferral, ReferralAbout } from './referral-facts.ts';
export { findReferralLines, referralList, referralPanels, type ReferralLine } from './referral-panel.ts';
export { mayRefer } from './referral.policy.ts';
export { isUnderWay, type Referral, type ReferralState } from './referral.ts';
export { sendReferral } from './send-referral/send-referral.ts';
export { withdrawReferral } from './withdraw-referral/withdraw-referral.ts';
export { loadToRefer, type ToRefer } from './write-referral/to-refer.ts';
export { fillReferral, referralForm, referralFromInput, type ReferralInput } from './write-referral/write-referral.form.ts';
export { writeReferral } from './write-referral/write-referral.ts';
export { writeReferralView } from './write-referral/write-referral.view.ts';

/** Families, and people of requests, referred to services of the directory; and what those who take them up answer. */
export const referrals: Module = {
  pages: [seeReferralsPage, seeReferralPage, sendReferralPage, answerReferralPage, withdrawReferralPage],
  events: Object.values(events),
  nav: actor => (has(actor, 'take-referrals') ? [{ href: '/referrals', text: 'Referrals to us' }] : []),
  jobs: { 'tell-of-referral': tellOfReferral, 'chase-referrals': chaseReferrals },
};
