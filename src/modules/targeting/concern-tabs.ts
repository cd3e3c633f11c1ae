import { subNavigation } from '#design/patterns/navigation.ts';
import type { Html } from '#design/html.ts';
import type { Actor } from '#platform/actor.ts';
import type { NavItem } from '#platform/module.ts';
import { mayOwnConcerns, mayReviewConcerns, maySeeCriteria } from './concern.policy.ts';

/** The parts of "Families of concern" across the top of each, for those who may. */
export const concernTabs = (actor: Actor, current: string): Html =>
  subNavigation({
    label: 'Families of concern',
    items: [
      ...(mayReviewConcerns(actor).allowed
        ? [
            { href: '/concerns', text: 'Households' },
            { href: '/concerns/mine', text: 'Mine to contact' },
          ]
        : []),
      { href: '/criteria', text: 'Rules' },
      { href: '/how-we-find-families', text: 'What the public reads' },
    ].map(item => ({ ...item, current: item.href === current })),
  });

export const concernNav = (actor: Actor): readonly NavItem[] => {
  if (mayReviewConcerns(actor).allowed) return [{ href: '/concerns', text: 'Families of concern' }];
  if (!maySeeCriteria(actor).allowed && mayOwnConcerns(actor).allowed) return [{ href: '/concerns/mine', text: 'Families to contact' }];
  return maySeeCriteria(actor).allowed ? [{ href: '/criteria', text: 'Families of concern' }] : [];
};
