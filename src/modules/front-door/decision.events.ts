import { codeInWords } from '#modules/council/index.ts';
import { eventKind } from '#platform/event.ts';
import type { OutcomeCode, WayOfTelling } from './decision.ts';
import type { RefusalChoice, RefusalKind } from './refusal.ts';

type About = { requestId: string };

export const requestTaken = eventKind<About>('front-door.request-taken', () => 'began to look at a request for support');
export const requestLinked = eventKind<About & { people: readonly string[]; added: readonly string[] }>(
  'front-door.request-linked',
  () => 'linked a request for support to this family',
);
export const requestDecided = eventKind<About & { outcome: OutcomeCode; level: string; leadId: string | null; teamId: string | null }>(
  'front-door.request-decided',
  ({ outcome }) => `decided a request for support: ${codeInWords('contact-outcome', outcome).toLowerCase()}`,
);
export const socialCareTold = eventKind<About & { inTime: boolean }>('front-door.social-care-told', ({ inTime }) =>
  inTime ? 'told children’s social care' : 'told children’s social care, later than the same day',
);
export const senderTold = eventKind<About & { how: 'account' | WayOfTelling }>('front-door.sender-told', () => 'told the sender of a request what was decided');
export const closedWithoutReply = eventKind<About & { because: string }>(
  'front-door.closed-without-reply',
  () => 'closed a request whose sender could not be told',
);

export const refusalRecorded = eventKind<{ refusalId: string; kind: RefusalKind }>('front-door.refusal-recorded', ({ kind }) => recorded[kind]);
export const refusalDecided = eventKind<{ refusalId: string; choice: RefusalChoice }>('front-door.refusal-decided', ({ choice }) => decided[choice]);

const recorded: Record<RefusalKind, string> = {
  declined: 'recorded that the family said no, and asked a manager to decide',
  withdrawn: 'recorded that the family took back its agreement, and asked a manager to decide',
  missed: 'recorded that the family could not be reached, and asked a manager to decide',
};

const decided: Record<RefusalChoice, string> = {
  'offer-again': 'decided to offer help again',
  close: 'decided to close, after the family said no or could not be reached',
  'consult-social-care': 'decided to consult social care',
};
