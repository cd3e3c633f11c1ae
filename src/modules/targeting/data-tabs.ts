import { subNavigation } from '#design/patterns/navigation.ts';
import type { Html } from '#design/html.ts';
import { has, type Right } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';

/** The parts of "Data", for those who may: each adds its line here. */
const tabs: readonly { href: string; text: string; right: Right }[] = [
  { href: '/data', text: 'Feeds', right: 'load-feeds' },
  { href: '/data/linkage', text: 'Who is who', right: 'review-matches' },
  { href: '/data/matches', text: 'Doubtful matches', right: 'review-matches' },
];

/** The parts of "Data" across the top of each. */
export const dataTabs = (actor: Actor, current: string): Html =>
  subNavigation({
    label: 'Data',
    items: tabs.filter(({ right }) => has(actor, right)).map(({ href, text }) => ({ href, text, current: href === current })),
  });

/** Where "Data" at the top of every page leads somebody: the first part that is theirs. */
export const dataNav = (actor: Actor): readonly { href: string; text: string }[] =>
  tabs
    .filter(({ right }) => has(actor, right))
    .slice(0, 1)
    .map(({ href }) => ({ href, text: 'Data' }));
