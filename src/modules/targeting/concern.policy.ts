import { has, mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';

export const maySetCriteria = (actor: Actor): Decision =>
  mayBecause(actor, 'set-criteria', 'Only analysts can set the criteria by which families of concern are found');

export const mayReviewConcerns = (actor: Actor): Decision =>
  mayBecause(actor, 'review-concerns', 'Only managers and coordinators can review families of concern');

/** What somebody finds among those they were asked to look after is settled by who asked them. */
export const mayOwnConcerns = (actor: Actor): Decision =>
  has(actor, 'see-single-view') || has(actor, 'review-concerns') ? yes : no('Only those who work with families are asked to contact one');

/** What the rules are and how many they list, without a name. */
export const maySeeCriteria = (actor: Actor): Decision =>
  has(actor, 'set-criteria') || has(actor, 'review-concerns') ? yes : no('Only analysts, managers and coordinators can see how families of concern are found');

export const mayAskForConcerns = (actor: Actor): Decision => maySeeCriteria(actor);
