import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';

/** What the service can allow somebody to do. A role is a named bundle of these, kept as data, so that a council may add roles. */
export const rights = {
  'ask-for-support': 'Ask for support for a family',
  'see-agency-requests': 'See every request of their own agency',
  'work-with-families': 'Assess, plan and review with the families they work with',
  'decide-requests': 'See requests as they come in, and decide them',
  'close-without-reply': 'Close a request when its sender cannot be told',
  'sign-off': 'Sign off assessments, and decide what happens when a family says no',
  allocate: 'Name lead practitioners, and share families out',
  'see-every-request': 'See every request that came in',
  audit: 'Audit the work on a family they are named for',
  'read-audit-trail': 'See who looked at what',
  'label-families': 'Restrict and seal records, and name who may see them',
  'confirm-people': 'Confirm once a year which people of their agency still need this, and say who has left',
  'manage-accounts': 'Add people, agencies and teams, and end access',
  'edit-directory': 'Edit the directory of services, and approve what organisations change in it',
  'keep-own-services': 'Keep their own organisation’s services in the directory right',
  'take-referrals': 'Read and answer referrals to their own organisation’s services',
  'load-feeds': 'Load partners’ files, and say who may see what of them',
  'review-matches': 'Say whether two rows are about one person',
  'set-criteria': 'Set the criteria by which families of concern are found',
  'see-single-view': 'See what partners know of a family they work with',
  'review-concerns': 'Review families of concern, and name who reaches out',
  'see-needs': 'See needs of families beside services, in numbers',
  'count-needs': 'Count needs by night (the service itself)',
  'link-people': 'Write down which rows are about one person (the service itself)',
} as const;

export type Right = keyof typeof rights;

export const has = (actor: Actor, right: Right): boolean => actor.rights.has(right);

/** Yes for those with the right; for others a "no" that says what is missing. */
export const mayBecause = (actor: Actor, right: Right, otherwise: string): Decision => (has(actor, right) ? yes : no(otherwise));
