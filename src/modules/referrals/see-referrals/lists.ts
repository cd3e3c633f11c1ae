import type { ReferralState } from '../referral.ts';

export const lists = [
  { key: 'new', label: 'New', states: ['sent'] },
  { key: 'open', label: 'To answer', states: ['opened'] },
  { key: 'waiting', label: 'Waiting to start', states: ['accepted'] },
  { key: 'begun', label: 'Begun', states: ['started'] },
  { key: 'ended', label: 'Ended', states: ['ended', 'declined'] },
] as const satisfies readonly { key: string; label: string; states: readonly ReferralState[] }[];

export type ListKey = (typeof lists)[number]['key'];

export const listOf = (state: ReferralState): ListKey | null => lists.find(({ states }) => (states as readonly ReferralState[]).includes(state))?.key ?? null;
