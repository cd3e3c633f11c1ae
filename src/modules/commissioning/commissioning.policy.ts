import { has, mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';

/** Who plans or decides for a family says what could not be found for it. That they see the family is settled by the rows of the database. */
export const mayRecordUnmetNeed = (actor: Actor): Decision =>
  has(actor, 'work-with-families') || has(actor, 'decide-requests') || has(actor, 'allocate')
    ? yes
    : no('Only those who work with families can record that nothing was found for a need');

/** Those who plan services see needs in numbers, and nobody's name. */
export const maySeeNeeds = (actor: Actor): Decision => mayBecause(actor, 'see-needs', 'Only commissioners and analysts see needs beside services');
