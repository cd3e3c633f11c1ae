import { mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Decision } from '#platform/decision.ts';

export const mayLoadFeeds = (actor: Actor): Decision => mayBecause(actor, 'load-feeds', 'Only an analyst can load partners’ files');
