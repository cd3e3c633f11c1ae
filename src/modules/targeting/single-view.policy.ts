import { mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Decision } from '#platform/decision.ts';

/** Who may look at what partners know of a family they can see. What they find there is settled by each feed's sharing rule. */
export const maySeeSingleView = (actor: Actor): Decision =>
  mayBecause(actor, 'see-single-view', 'Only those who work with families can look at what partners know of one');
