import { typedText, type Typed } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { findWaiting, medianSeconds } from '../match-decisions.queries.ts';
import { mayReviewMatches } from '../match.policy.ts';
import { findQueue } from '../match.queries.ts';
import { pageLength, type Queue } from './queue.ts';
import { seeMatchesView } from './see-matches.view.ts';

async function loadQueue(work: Work, query: Typed): Promise<Queue> {
  work.require(mayReviewMatches(work.actor));
  const shown = typedText(query, 'show') === 'not-sure' ? 'not-sure' : 'open';
  const asked = Math.max(1, Math.trunc(Number(typedText(query, 'page'))) || 1);
  const pageOf = (page: number) => findQueue(work, shown, { skip: (page - 1) * pageLength, atMost: pageLength });
  const first = await pageOf(asked);
  const pages = Math.max(1, Math.ceil(first.count / pageLength));
  const page = Math.min(asked, pages);
  const { count, pairs } = page === asked ? first : await pageOf(page);
  const { count: notSure } = await findQueue(work, 'not-sure', { skip: 0, atMost: 1 });
  return { shown, count, notSure, pairs, page, pages, waiting: await findWaiting(work), median: await medianSeconds(work) };
}

/** Pairs that a person should look at, the most worth deciding first. Nobody is named here. */
export const seeMatchesPage = page({
  name: 'targeting.see-matches',
  path: '/data/matches',
  title: 'Doubtful matches',
  audience: 'workers',
  width: 'full',
  load: (work, _params, query) => loadQueue(work, query),
  allow: mayReviewMatches,
  about: () => null,
  show: seeMatchesView,
});
