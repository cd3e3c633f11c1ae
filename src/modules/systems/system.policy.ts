import { mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Decision } from '#platform/decision.ts';

export const mayManageSystems = (actor: Actor): Decision =>
  mayBecause(actor, 'manage-accounts', 'Only an administrator can change which systems send requests');
