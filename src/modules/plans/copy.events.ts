import { councilWord } from '#modules/council/index.ts';
import { eventKind } from '#platform/event.ts';

const plan = councilWord('plan').one;

export const copyReleased = eventKind<{ copyId: string; personId: string }>(
  'plans.copy-released',
  () => `released a copy of the ${plan} to somebody in the family`,
);
export const copyWithdrawn = eventKind<{ copyId: string; personId: string }>('plans.copy-withdrawn', () => `withdrew a copy of the ${plan}`);
export const planCommented = eventKind<{ copyId: string; commentId: string }>('plans.plan-commented', () => `said something about their copy of the ${plan}`);
