import { has, mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { all, no, yes, type Decision } from '#platform/decision.ts';

// Who may do what with a request, or a refusal, they can already see. Requests of families closed to somebody do not exist for them.

export const maySeeInbox = (actor: Actor): Decision =>
  has(actor, 'decide-requests') || has(actor, 'see-every-request') ? yes : no('Only the front door can see every request that came in');

export const mayDecide = (actor: Actor): Decision => mayBecause(actor, 'decide-requests', 'Only the front door can decide requests');

export const mayCloseWithoutReply = (actor: Actor): Decision =>
  mayBecause(actor, 'close-without-reply', 'Only a manager of the front door can close a request when its sender was not told');

export const mayRecordRefusal = (actor: Actor): Decision =>
  has(actor, 'work-with-families') || has(actor, 'decide-requests') ? yes : no('Only those who work with a family can record that it said no');

export const mayDecideRefusals = (actor: Actor): Decision => mayBecause(actor, 'sign-off', 'Only a manager can decide what happens when a family says no');

/** A second pair of eyes: nobody decides what they recorded themselves. */
export const mayDecideRefusal = (actor: Actor, { recordedBy }: { recordedBy: string }): Decision =>
  all(mayDecideRefusals(actor), actor.id === recordedBy ? no('You recorded this, so another manager decides') : yes);
