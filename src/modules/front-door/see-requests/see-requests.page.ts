import { typedText, type Typed } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { maySeeInbox } from '../decision.policy.ts';
import { countByKind, countWaiting, findInboxRows, lists, type FromKind, type InboxRow, type List } from '../inbox.queries.ts';
import { dueStates, takenStates, urgencies, type Narrowing } from '../inbox.ts';
import { seeRequestsView } from './see-requests.view.ts';

/** A day's requests of a large council fit on a page; a backlog of thousands does not. */
const pageLength = 50;

export type Inbox = {
  list: List;
  waiting: { toDecide: number; toTell: number };
  kinds: readonly FromKind[];
  wanted: Narrowing;
  page: number;
  pages: number;
  shown: readonly InboxRow[];
};

async function loadInbox(work: Work, query: Typed): Promise<Inbox> {
  const list = oneOfThese(query, 'show', lists) ?? 'to-decide';
  const wanted = narrowingFrom(query);
  const [kinds, waiting] = await Promise.all([countByKind(work, list, wanted), countWaiting(work)]);
  const pages = Math.max(1, Math.ceil(kinds.reduce((sum, kind) => sum + kind.wanted, 0) / pageLength));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(typedText(query, 'page'))) || 1));
  const shown = await findInboxRows(work, list, wanted, { skip: (page - 1) * pageLength, atMost: pageLength });
  return { list, wanted, kinds, waiting, page, pages, shown };
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
