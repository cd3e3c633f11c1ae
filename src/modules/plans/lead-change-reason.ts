import { codeInWords, isOffered } from '#modules/council/index.ts';

/** Why a lead practitioner changed. The source gives the codes alone; these words are ours, for the codes that say plainly what they mean. */
export const leadChangeReasons: readonly { value: string; label: string }[] = [
  { value: 'LEFTRL', label: 'They left their post' },
  { value: 'ABSENC', label: 'They are away for a long time' },
  { value: 'ORGRST', label: 'Services were reorganised' },
  { value: 'PCCHAN', label: 'A parent or carer asked for a change' },
  { value: 'CHCHAN', label: 'A child or young person asked for a change' },
  { value: 'SWDIED', label: 'They died' },
  { value: 'OTHERS', label: 'Another reason' },
];

export const leadChangeReasonInWords = (code: string): string =>
  leadChangeReasons.find(one => one.value === code)?.label ?? codeInWords('worker-change-reason', code);

export const isLeadChangeReason = (code: string): boolean => isOffered('worker-change-reason', code);
