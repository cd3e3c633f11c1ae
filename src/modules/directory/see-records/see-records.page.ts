import type { Typed } from '#platform/form.ts';
import { typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayKeepRecords } from '../directory.policy.ts';
import { findListed, type Asked } from './listed.queries.ts';
import { recordsView, type Seen } from './see-records.view.ts';

/** What one keeps of the directory: of an organisation its own services, of editors all. */
export const seeRecordsPage = page({
  name: 'directory.see-records',
  path: '/directory',
  title: 'The directory of services',
  audience: 'workers',
  width: 'full',
  load: async (work, _params, query): Promise<Seen> => {
    const asked = askedIn(query);
    return { asked, ...(await findListed(work, asked)) };
  },
  allow: mayKeepRecords,
  about: () => null,
  show: recordsView,
});

function askedIn(query: Typed): Asked {
  const [kind, show, page] = [typedText(query, 'kind'), typedText(query, 'show'), typedText(query, 'page')];
  return {
    kind: kind === 'location' || kind === 'organization' ? kind : 'service',
    words: typedText(query, 'q').slice(0, 200),
    show: show === 'changes' || show === 'review' ? show : 'all',
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}
