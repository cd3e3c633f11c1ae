import { has, mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';

export const mayReviewMatches = (actor: Actor): Decision => mayBecause(actor, 'review-matches', 'Only analysts say who in partners’ files is who');

type Seconded = { state: string; decidedBy: string };
/** Nobody seconds their own decision. */
export function maySecond(actor: Actor, { decidedBy }: Seconded): Decision {
  if (!has(actor, 'review-matches')) return mayReviewMatches(actor);
  return decidedBy === actor.id ? no('Somebody else must look at this: you decided it yourself') : yes;
}
