import { eventKind } from '#platform/event.ts';
import type { Answer } from './match.ts';

export const linkageAsked = eventKind<{ runId: string }>('targeting.linkage-asked', () => 'asked for partners’ rows to be linked', { quiet: true });
export const linkageBegan = eventKind<{ runId: string }>('targeting.linkage-began', () => 'began to link partners’ rows', { quiet: true });
export const linkageFinished = eventKind<{ runId: string; rows: number; persons: number }>('targeting.linkage-finished', () => 'linked partners’ rows', {
  quiet: true,
});
export const linkageFailed = eventKind<{ runId: string }>('targeting.linkage-failed', () => 'could not link partners’ rows', { quiet: true });
export const matchDecided = eventKind<{ decisionId: string; answer: Answer; way: 'review' | 'split'; people: readonly string[] }>(
  'targeting.match-decided',
  () => 'said whether two rows are one person',
  { quiet: true },
);
export const matchSeconded = eventKind<{ decisionId: string; agreed: boolean }>('targeting.match-seconded', () => 'looked at a colleague’s match', {
  quiet: true,
});
export const matchUndone = eventKind<{ decisionId: string }>('targeting.match-undone', () => 'undid a match', { quiet: true });
