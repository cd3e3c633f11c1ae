import { page } from '#platform/page.ts';
import { maySeeNeeds } from '../commissioning.policy.ts';
import { findNeeds } from './needs.queries.ts';
import { seeNeedsView } from './see-needs.view.ts';

/** Needs found, asked about and unmet, beside services and their room; in numbers that tell of nobody. */
export const seeNeedsPage = page({
  name: 'commissioning.see-needs',
  path: '/commissioning',
  title: 'Needs and services',
  audience: 'workers',
  width: 'full',
  load: (work, _params, query) => findNeeds(work, query),
  allow: maySeeNeeds,
  about: () => ({}),
  mistakesIn: ({ asked }) => asked.mistakes,
  show: ({ subject }) => seeNeedsView(subject),
});
