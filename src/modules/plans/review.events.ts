import { councilWord } from '#modules/council/index.ts';
import { eventKind } from '#platform/event.ts';
import type { ReviewOutcome } from './review.ts';

const plan = councilWord('plan').one;

const said: Record<ReviewOutcome, string> = {
  'carry-on': `reviewed the ${plan}: carry on`,
  change: `reviewed the ${plan}: change it`,
  close: `reviewed the ${plan}: time to close it`,
  'step-up': `reviewed the ${plan}: step up to social care`,
};
export const planReviewed = eventKind<{ reviewId: string; outcome: ReviewOutcome; hasProgress: boolean }>(
  'plans.plan-reviewed',
  ({ outcome }) => said[outcome],
);
export const planClosed = eventKind<{ episodeId: string; reason: string }>('plans.plan-closed', () => `closed the ${plan}; early help ended`);
export const earlyHelpEnded = eventKind<{ episodeId: string; reason: string }>('plans.early-help-ended', () => `ended early help without a ${plan}`);
export const steppedUp = eventKind<{ episodeId: string }>('plans.stepped-up', () => 'stepped up to children’s social care');
