import { subNavigation } from '#design/patterns/navigation.ts';
import type { Html } from '#design/html.ts';
import { has } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';

type Tab = { href: string; text: string; isForEditors?: boolean };

const tabs: readonly Tab[] = [
  { href: '/directory', text: 'Services' },
  { href: '/directory/changes', text: 'Waiting changes' },
  { href: '/directory/reports', text: 'From visitors' },
  { href: '/directory/synonyms', text: 'Words that families use', isForEditors: true },
  { href: '/directory/comments', text: 'Comments', isForEditors: true },
  { href: '/directory/links', text: 'Broken links' },
  { href: '/directory/sources', text: 'Where services come from', isForEditors: true },
];

/** The parts of keeping the directory, across the top of each. */
export const directoryTabs = (actor: Actor, current: string): Html =>
  subNavigation({
    label: 'The directory of services',
    items: tabs
      .filter(({ isForEditors = false }) => !isForEditors || has(actor, 'edit-directory'))
      .map(({ href, text }) => ({ href, text, current: href === current })),
  });

export const directoryNav = (actor: Actor): readonly { href: string; text: string }[] => {
  if (has(actor, 'edit-directory')) return [{ href: '/directory', text: 'All services' }];
  return has(actor, 'keep-own-services') ? [{ href: '/directory', text: 'My services' }] : [];
};
