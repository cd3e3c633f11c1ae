import { has } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';

/** Who may write in the record of a family they can see. */
export const mayWriteOfFamily = (actor: Actor): Decision =>
  has(actor, 'work-with-families') || has(actor, 'decide-requests') || has(actor, 'allocate')
    ? yes
    : no('Only those who work with families can change a family’s record');

export const mayOpenFamilyRecord = (actor: Actor): Decision =>
  has(actor, 'decide-requests') || has(actor, 'allocate') ? yes : no('Only the front door and those who share families out can open a record for a family');

/** Who may read the page of a family they can see. */
export const mayReadFamily = (actor: Actor): Decision =>
  actor.kind === 'worker' || actor.kind === 'system' ? yes : no('Families read their own copy of the plan');

export const mayFindFamily = (actor: Actor): Decision =>
  has(actor, 'work-with-families') || has(actor, 'decide-requests') ? yes : no('Only those who work with families or decide requests can look for a family');

/** Anybody signed in at work may ask whether a child is already helped; each asking is recorded. */
export const mayAskAboutPlan = (actor: Actor): Decision => (actor.kind === 'worker' ? yes : no('Only people who work with children can ask this'));

/** Looking through the whole register for people who may be the same: for those who decide what came in. */
export const mayMatchPeople = (actor: Actor): Decision => (has(actor, 'decide-requests') ? yes : no('Only the front door can look through the whole register'));
