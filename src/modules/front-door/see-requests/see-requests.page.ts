import { typedText, type Typed } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { maySeeInbox } from '../decision.policy.ts';
import { countWaiting, findInboxRows, findQueue, lists, type InboxRow, type List, type QueuedRequest } from '../inbox.queries.ts';
import { dueStates, inOrderOfNeed, isWanted, takenStates, urgencies, type Narrowing } from '../inbox.ts';
import { seeRequestsView } from './see-requests.view.ts';

/** A day's requests of a large council fit on a page; a backlog of thousands does not. */
const pageLength = 50;

export type Inbox = {
  list: List;
  waiting: { toDecide: number; toTell: number };
  all: readonly QueuedRequest[];
  wanted: Narrowing;
  /** How many of `all` the filters leave, on how many pages, and the lines of this one. */
  matching: number;
  page: number;
  pages: number;
  shown: readonly InboxRow[];
};

async function loadInbox(work: Work, query: Typed): Promise<Inbox> {
  const list = oneOfThese(query, 'show', lists) ?? 'to-decide';
  const wanted = narrowingFrom(query);
  const [queue, waiting] = await Promise.all([findQueue(work, list), countWaiting(work)]);
  const all = list === 'decided' ? queue : inOrderOfNeed(queue);
  const matching = all.filter(request => isWanted(request, wanted, work.actor.id, work.now));
  const pages = Math.max(1, Math.ceil(matching.length / pageLength));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(typedText(query, 'page'))) || 1));
  const shown = await findInboxRows(
    work,
    matching.slice((page - 1) * pageLength, page * pageLength).map(({ id }) => id),
  );
  return { list, wanted, all, waiting, matching: matching.length, page, pages, shown };
}

const narrowingFrom = (query: Typed): Narrowing => ({
  urgency: oneOfThese(query, 'urgency', urgencies),
  due: oneOfThese(query, 'due', dueStates),
  from: typedText(query, 'from') || null,
  taken: oneOfThese(query, 'taken', takenStates),
});

function oneOfThese<const Word extends string>(query: Typed, name: string, words: readonly Word[]): Word | null {
  const typed = typedText(query, name);
  return words.find(word => word === typed) ?? null;
}

/** The inbox: what came in and is not decided, what is decided and not told, and what was decided lately. */
export const seeRequestsPage = page({
  name: 'front-door.see-requests',
  path: '/requests',
  title: 'Requests for support',
  audience: 'workers',
  width: 'full',
  load: (work, _params, query) => loadInbox(work, query),
  allow: maySeeInbox,
  about: ({ shown }) => ({ families: [...new Set(shown.flatMap(({ familyId }) => familyId ?? []))] }),
  show: seeRequestsView,
});
