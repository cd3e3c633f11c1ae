import type { Actor } from '#platform/actor.ts';
import type { Decision } from '#platform/decision.ts';
import { mayBecause } from './role.ts';

export const mayManageAccounts = (actor: Actor): Decision => mayBecause(actor, 'manage-accounts', 'Only an administrator can change accounts and agencies');
