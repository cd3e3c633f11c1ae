import { typedText, type Typed } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { maySeeInbox } from '../decision.policy.ts';
import { countWaiting, findInbox, lists, type InboxRow, type List } from '../inbox.queries.ts';
import { dueStates, inOrderOfNeed, isWanted, takenStates, urgencies, type Narrowing } from '../inbox.ts';
import { seeRequestsView } from './see-requests.view.ts';

export type Inbox = { list: List; waiting: { toDecide: number; toTell: number }; all: readonly InboxRow[]; shown: readonly InboxRow[]; wanted: Narrowing };

async function loadInbox(work: Work, query: Typed): Promise<Inbox> {
  const list = oneOfThese(query, 'show', lists) ?? 'to-decide';
  const wanted = narrowingFrom(query);
  const rows = await findInbox(work, list);
  const all = list === 'decided' ? rows : inOrderOfNeed(rows);
  return { list, wanted, all, shown: all.filter(row => isWanted(row, wanted, work.actor.id, work.now)), waiting: await countWaiting(work) };
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
