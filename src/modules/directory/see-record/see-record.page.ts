import { page } from '#platform/page.ts';
import { getDescribed } from '../described.queries.ts';
import { findRooms } from '../room.queries.ts';
import { findWaits } from '../wait.queries.ts';
import { findVacancies } from '../vacancy.queries.ts';
import { findBrokenLinks } from '../link.queries.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { recordView, type Seen } from './see-record.view.ts';

/** A service, a place or an organisation as its keeper sees it: all that is said of it, what waits, and what to do. */
export const seeRecordPage = page({
  name: 'directory.see-record',
  path: '/directory/records/:recordId',
  title: 'What the directory says',
  audience: 'workers',
  width: 'full',
  load: async (work, { recordId }): Promise<Seen> => ({
    ...(await getDescribed(work, recordId)),
    room: (await findRooms(work, [recordId])).get(recordId) ?? null,
    broken: await findBrokenLinks(work, recordId),
    wait: (await findWaits(work, [recordId])).get(recordId),
    vacancies: (await findVacancies(work, [recordId])).get(recordId) ?? null,
  }),
  allow: (actor, { record }) => mayKeepRecord(actor, record),
  about: ({ record }) => ({ subjectId: record.id }),
  back: ({ record: { kind } }) => ({ href: kind === 'service' ? '/directory' : `/directory?kind=${kind}`, text: 'Back to the list' }),
  show: recordView,
});
