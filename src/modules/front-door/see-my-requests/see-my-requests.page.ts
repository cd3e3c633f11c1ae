import { has } from '#modules/access/index.ts';
import { page } from '#platform/page.ts';
import { maySeeRequests } from '../request.policy.ts';
import { findMyRequests } from './my-requests.queries.ts';
import { seeMyRequestsView } from './see-my-requests.view.ts';

/** What I sent, and what came of it; for a safeguarding lead, what the agency sent. */
export const seeMyRequestsPage = page({
  name: 'front-door.see-my-requests',
  path: '/requests/mine',
  title: 'My requests',
  audience: 'workers',
  width: 'full',
  load: async work => ({ requests: await findMyRequests(work), isForAgency: has(work.actor, 'see-agency-requests') }),
  allow: maySeeRequests,
  // One reading of many requests: which, is told by whose they are.
  about: () => ({}),
  show: seeMyRequestsView,
});
