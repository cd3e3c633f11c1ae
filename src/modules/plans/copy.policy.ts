import { has } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';
import type { Standing } from './episode.ts';
import { isLead } from './plan.policy.ts';

/** A copy can be taken back for as long as anybody who leads or manages sees the family, also after early help has ended. */
export const mayWithdrawCopy = (actor: Actor, standing: Standing): Decision =>
  isLead(actor, standing) || has(actor, 'allocate') || has(actor, 'sign-off') ? yes : no('Only the lead practitioner or a manager can take a copy back');
