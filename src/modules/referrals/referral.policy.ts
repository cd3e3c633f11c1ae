import { has, mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';
import type { Referral } from './referral.ts';

// Which referrals somebody sees is settled before, by the rows of the database: those of families and requests they see, and those to their own agency.

/** On which side somebody stands: they see the family or the request, or they take it up at the service. */
export type Side = { isSender: boolean; isTaker: boolean };

export const sideOf = (actor: Actor, { agencyId, isByHand, requestId }: Referral, seesFamily: boolean): Side => ({
  isSender: seesFamily || (requestId !== null && (has(actor, 'decide-requests') || has(actor, 'see-every-request'))),
  isTaker: !isByHand && agencyId !== null && agencyId === actor.agencyId && has(actor, 'take-referrals'),
});

export const mayRefer = (actor: Actor): Decision =>
  has(actor, 'work-with-families') || has(actor, 'decide-requests') || has(actor, 'allocate')
    ? yes
    : no('Only those who work with families, or decide requests, can refer them to a service');

export const mayTakeReferrals = (actor: Actor): Decision =>
  mayBecause(actor, 'take-referrals', 'Only those who take up referrals for a service can see these. Ask whoever looks after accounts');

export const mayReadReferral = (_actor: Actor, { isSender, isTaker }: Side): Decision =>
  isSender || isTaker ? yes : no('Only those who work with the family, and the service it is sent to, can read a referral');

/** The service answers; where it said so another way, whoever works with the family writes it down. */
export const mayAnswer = (actor: Actor, { isSender, isTaker }: Side): Decision =>
  isTaker ? yes : isSender ? mayRefer(actor) : no('Only the service, and those who work with the family, can say what becomes of a referral');

export const mayWithdraw = (actor: Actor, { isSender }: Side): Decision =>
  isSender ? mayRefer(actor) : no('Only those who work with the family can take a referral back');
