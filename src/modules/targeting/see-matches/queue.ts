import type { MatchDecision } from '../match-decisions.queries.ts';
import type { QueuedPair, Shown } from '../match.queries.ts';

export const pageLength = 50;

export type Queue = {
  shown: Shown;
  count: number;
  notSure: number;
  pairs: readonly QueuedPair[];
  page: number;
  pages: number;
  waiting: readonly MatchDecision[];
  median: { all: number | null; mine: number | null; decided: number };
};
