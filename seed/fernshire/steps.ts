// What can happen in a family's story: one kind of step for each thing a person can do. types.ts says how days and families are written.

import type { UnmetReason } from '#modules/commissioning/index.ts';

export type Level = 1 | 2 | 3 | 4;
type At<Name extends string> = { readonly day: number; readonly by: string; readonly do: Name; readonly at?: string; readonly workingDaysAgo?: number };
export type Domain =
  'family-relationships' | 'home-money-work' | 'health-child' | 'health-adult' | 'learning' | 'feelings-behaviour' | 'parenting' | 'safety' | 'community';
export type Sensitive = 'mental-health' | 'abuse' | 'pregnancy' | 'offences';
/** Sensitive words are for `mayRead` and the lead practitioner only. */
type Closed = { readonly sensitive?: Sensitive; readonly mayRead?: readonly string[] };
export type Agreement =
  | { readonly state: 'agreed'; readonly who: readonly string[]; readonly how: string; readonly day: number }
  | { readonly state: 'not-asked-yet' | 'asking-could-put-someone-at-risk' | 'declined'; readonly why: string };
export type PublicSender = {
  readonly relation: 'self' | 'young-person' | 'relative' | 'neighbour' | 'anonymous';
  readonly name?: string;
  readonly person?: string;
  readonly phone?: string;
  readonly email?: string;
};
export type SafeContact = {
  readonly how: 'phone' | 'text' | 'e-mail' | 'post' | 'in-person' | 'none';
  readonly when?: string;
  readonly mayLeaveMessage: boolean;
  readonly postIsSafe: boolean;
};
export type Written = { readonly person: string; readonly asWritten: string };
/** Assessment scores run from 1 (very hard at the moment) to 5 (going well); a person's own scale from 0 to 10. */
export type Score = 1 | 2 | 3 | 4 | 5;
export type OwnScale = { readonly person: string; readonly score: number; readonly words?: string };
export type Doer = { readonly worker: string } | { readonly person: string };

export type Step =
  | (At<'ask-for-support'> & {
      readonly request: string;
      readonly source: string;
      readonly sender?: PublicSender;
      readonly safeContact?: SafeContact;
      readonly who: readonly string[];
      readonly written?: readonly Written[];
      readonly immediateDanger: boolean;
      readonly significantHarm: boolean;
      readonly goingWell: string;
      readonly worries: string;
      readonly wouldHelp: string;
      /** What it is about, in the keys of the form. */
      readonly topics: readonly string[];
      readonly agreement: Agreement;
      readonly alreadyHelping: readonly { readonly agency?: string; readonly what: string }[];
      /** What the front door's inbox must show for it today. */
      readonly inbox?: 'overdue' | 'due-today' | 'due-later' | 'immediate';
    })
  | (At<'decide'> & {
      readonly request: string;
      readonly level: Level;
      readonly outcome: 'csc' | 'eh' | 'advice' | 'nfa' | 'other';
      readonly reason: string;
      readonly allocatedTo?: string;
      readonly services?: readonly string[];
      readonly matches?: readonly (Written & { readonly sure: 'sure' | 'likely' | 'doubtful'; readonly why: string })[];
      readonly feedback?: string;
      /** Why nobody could be told; only a team manager may record it. */
      readonly notToldBecause?: string;
    })
  | (At<'start-assessment'> & { readonly people: readonly string[]; readonly agreement: Agreement })
  | (At<'write-section'> &
      Closed & { readonly domain: Domain; readonly about: readonly string[]; readonly strengths: string; readonly needs: string; readonly score: Score })
  /** After Lundy: their words, how they told us, who may hear it, what it changed and what we told them back. */
  | (At<'write-voice'> & {
      readonly person: string;
      readonly how: string;
      readonly words: string;
      readonly mayHear: string;
      readonly changed?: string;
      readonly toldBack?: string;
    })
  | (At<'write-scale'> & OwnScale)
  | (At<'finish-assessment'> & {
      readonly workingWell: string;
      readonly worriedAbout: string;
      readonly needsToHappen: string;
      readonly level: Level;
      readonly needs: readonly { readonly code: string; readonly person: string }[];
    })
  | (At<'sign-off'> & { readonly decision: 'agreed' | 'sent-back'; readonly words: string })
  | (At<'open-plan'> & { readonly lead: string; readonly firstReviewDay: number })
  | (At<'add-need'> & {
      readonly need: string;
      readonly code?: string;
      readonly about: readonly string[];
      readonly whatIsHard: string;
      readonly whatWeWant: string;
    })
  | (At<'add-action'> & {
      readonly need: string;
      readonly action: string;
      readonly what: string;
      readonly who: Doer;
      readonly byDay: number;
      readonly doneWhen: string;
    })
  | (At<'update-action'> & {
      readonly action: string;
      readonly status: 'started' | 'done' | 'stuck' | 'dropped';
      readonly words: string;
      readonly on?: 'phone';
    })
  | (At<'record-unmet-need'> & {
      readonly unmet: string;
      /** A person; without one, the family as a whole. */
      readonly about?: string;
      readonly code: string;
      readonly why: UnmetReason;
      readonly words: string;
    })
  | (At<'end-unmet-need'> & { readonly unmet: string; readonly as: 'met' | 'not needed'; readonly words: string })
  | (At<'join-team'> & { readonly worker: string; readonly as: string })
  | (At<'leave-team'> & { readonly worker: string; readonly why: string })
  | (At<'hold-meeting'> & {
      readonly kind: 'first' | 'review' | 'extra' | 'closing';
      readonly where: string;
      readonly came: readonly string[];
      readonly familyCame: readonly string[];
      readonly apologies: readonly string[];
      readonly interpreter?: string;
      readonly said: string;
      readonly agreed: string;
    })
  | (At<'review'> & {
      readonly outcome: 'carry-on' | 'change' | 'close' | 'step-up';
      readonly progress: readonly { readonly need: string; readonly is: 'met' | 'better' | 'same' | 'worse'; readonly score: Score; readonly words: string }[];
      readonly scales: readonly OwnScale[];
      readonly nextReviewDay?: number;
      readonly words: string;
    })
  | (At<'change-lead'> & { readonly to: string; readonly reason: string; readonly familySaid: string })
  | (At<'contact'> & {
      readonly with: readonly string[];
      readonly how: 'phone' | 'text' | 'visit' | 'letter' | 'in-person' | 'video';
      readonly result: ContactResult;
      readonly words: string;
    })
  | (At<'add-note'> & Closed & { readonly about: readonly string[]; readonly words: string })
  | (At<'record-agreement'> & { readonly agreement: Agreement; readonly scope: string; readonly withdrawn?: true })
  | (At<'share'> & { readonly with: string; readonly what: string; readonly why: string; readonly agreed: boolean; readonly objection?: string })
  | (At<'release-copy'> & {
      readonly to: string;
      /** Workers of the team whose name or place of work would tell this reader where somebody is. */
      readonly withoutHelpers?: readonly string[];
      /** The needs that go along, where the worker read them word by word because somebody hides. */
      readonly letIn?: readonly string[];
      readonly leftOut: readonly string[];
      readonly words: string;
      readonly language?: string;
    })
  | (At<'step-up'> & { readonly reason: string; readonly familyTold: string; readonly socialWorker: string })
  | (At<'offer-step-down'> & { readonly closureReason: string; readonly about: readonly string[]; readonly words: string; readonly familySaid: string })
  | (At<'record-status'> & {
      readonly person: string;
      readonly status: 'early-help' | 'child-in-need' | 'protection-plan' | 'looked-after' | 'returning-home';
      readonly since: number;
      readonly until?: number;
    })
  | (At<'decline'> & { readonly who: readonly string[]; readonly words: string; readonly viewOfRisk: string })
  | (At<'decide-refusal'> & { readonly choice: 'offer-again' | 'close' | 'consult-social-care'; readonly attempts: number; readonly words: string })
  | (At<'check-safe-route'> & {
      readonly person: string;
      readonly tool: string;
      readonly maracDay?: number;
      readonly words: string;
      readonly jointMeetings: 'safe' | 'not-safe';
    })
  | (At<'add-person'> & { readonly person: string; readonly words: string; readonly tellThem: boolean })
  | (At<'pregnancy-ended'> & { readonly person: string; readonly ended: 'birth' | 'loss'; readonly words: string })
  | (At<'protect-address'> & { readonly household: string; readonly why: string })
  | (At<'restrict'> & { readonly named: readonly string[]; readonly why: string })
  | (At<'seal'> & { readonly why: string; readonly secondPerson: string })
  | (At<'mark-staff-conflict'> & { readonly worker: string; readonly why: string })
  | (At<'close'> & { readonly reason: string; readonly words: string; readonly outcomes: readonly Outcome[] });
export type ContactResult = 'spoke' | 'no-answer' | 'message-left' | 'not-in' | 'did-not-come' | 'was-not-brought' | 'replied' | 'no-reply';
/** A line of the outcome ledger: one of the ten outcomes, the need it answers and what shows it. */
export type Outcome = {
  readonly outcome: number;
  readonly code: string;
  readonly person: string;
  readonly is: 'met' | 'partly' | 'not-met';
  readonly sustainedFromDay?: number;
  readonly evidence: string;
};
