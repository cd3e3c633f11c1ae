import { findNeed, outcomeFramework } from '#modules/council/index.ts';
import type { SensitiveTopic } from '#modules/access/index.ts';

export type Plan = {
  id: string;
  episodeId: string;
  familyId: string;
  state: 'drafting' | 'agreed' | 'closed';
  startedOn: Temporal.PlainDate;
  agreedOn: Temporal.PlainDate | null;
  agreedWith: readonly string[];
  /** The day somebody of the family first had a copy. */
  sharedOn: Temporal.PlainDate | null;
  version: number;
};

export type Topic = Exclude<SensitiveTopic, 'address'>;

/** A need, and what the family wants instead. A sensitive one is there only for those named for its topic. */
export type Goal = {
  id: string;
  planId: string;
  familyId: string;
  personIds: readonly string[];
  need: string;
  /** A need of the outcome framework, as in "1.1". */
  outcomeNeed: string | null;
  wanted: string;
  scaleQuestion: string | null;
  firstScore: number | null;
  place: number;
  state: 'open' | 'met' | 'dropped';
  sensitive: Topic | null;
  version: number;
};

export type ActionState = 'to do' | 'started' | 'done' | 'stuck' | 'dropped';

/** Who does it: a worker, a person of the family, or somebody in words. */
export type Doer = { workerId: string } | { personId: string } | { words: string };

export type Action = {
  id: string;
  goalId: string;
  planId: string;
  familyId: string;
  what: string;
  doer: Doer;
  byWhen: Temporal.PlainDate;
  doneWhen: string | null;
  state: ActionState;
  doneOn: Temporal.PlainDate | null;
  sensitive: Topic | null;
  version: number;
};

export const actionStates: readonly { value: ActionState; label: string; hint?: string }[] = [
  { value: 'to do', label: 'Not started' },
  { value: 'started', label: 'Started' },
  { value: 'done', label: 'Done' },
  { value: 'stuck', label: 'Stuck', hint: 'Say what is in the way, so that the team can help' },
  { value: 'dropped', label: 'No longer needed', hint: 'Say why' },
];

export const actionStateInWords = (state: ActionState): string => actionStates.find(one => one.value === state)?.label ?? state;

export const isStillOpen = (action: Pick<Action, 'state'>): boolean => action.state !== 'done' && action.state !== 'dropped';

/** An action after news of it. Stuck and dropped need words: the team cannot help with what it does not know. */
export const needsWords = (state: ActionState): boolean => state === 'stuck' || state === 'dropped';

export type Progress = { done: number; of: number; words: string };

/** How far a goal or a plan has come: what was dropped does not count. */
export function progressOf(actions: readonly Pick<Action, 'state'>[]): Progress {
  const counted = actions.filter(action => action.state !== 'dropped');
  const done = counted.filter(action => action.state === 'done').length;
  if (counted.length === 0) return { done, of: 0, words: 'No actions yet' };
  return { done, of: counted.length, words: `${done} of ${counted.length} ${counted.length === 1 ? 'action' : 'actions'} done` };
}

/** What still stands between a plan and agreeing it, in words; nothing when it can be agreed. */
export function missingToAgree(goals: readonly Pick<Goal, 'id' | 'state'>[], actions: readonly Pick<Action, 'goalId' | 'state'>[]): string | null {
  if (!goals.some(goal => goal.state === 'open')) return 'Add at least one need and what the family wants before you agree the plan';
  if (!actions.some(action => action.state !== 'dropped')) return 'Add at least one action before you agree the plan';
  return null;
}

/** Needs that speak of domestic abuse, or of conflict behind which it may hide: nobody is brought together before a safe route is confirmed. */
export const callsForSafeRoute = (outcomeNeed: string | null): boolean => outcomeNeed !== null && (outcomeNeed.startsWith('8.') || outcomeNeed === '5.2');

export const outcomeNeedInWords = (key: string): string => findNeed(outcomeFramework(), key)?.words ?? key;

/** Every need of the outcome framework, to choose from; a goal may have none. */
export const outcomeNeedChoices = () =>
  outcomeFramework().outcomes.flatMap(outcome => outcome.needs.map(need => ({ value: need.key, label: `${need.key} ${need.words}` })));

export const topics: readonly { value: Topic; label: string }[] = [
  { value: 'mental-health', label: 'Mental health' },
  { value: 'abuse', label: 'Abuse' },
  { value: 'pregnancy', label: 'Pregnancy' },
  { value: 'offences', label: 'Offences' },
  { value: 'health', label: 'Physical health' },
];
