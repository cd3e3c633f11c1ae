import type { Scope } from '#modules/systems/index.ts';
import { apiFile } from '#platform/api-route.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { getFeed } from '../feed.queries.ts';
import { receiveFile } from '../load-file/receive-file.ts';
import { getLoad } from '../load.queries.ts';
import { anExample, anExampleFeed, loadStanding, standingOf } from './standing.ts';

/** POST /api/v1/feeds/{feedId}/loads: a partner's system sends the next file of one of its agency's feeds. */
export const loadFileByApi = apiFile({
  name: 'targeting.load-file-by-api',
  method: 'POST',
  path: '/api/v1/feeds/:feedId/loads',
  scope: 'feeds:write' satisfies Scope,
  summary: 'Send a file of a feed',
  description:
    'The file itself is the body: CSV, tab-separated text, Excel (.xlsx) or Parquet. It is read as the feed’s columns were chosen by an analyst, all of it or none of it. The answer comes before it is read: ask at Location what became of it.',
  params: { feedId: 'The number on the feed’s page, which the council’s analyst tells you' },
  query: { currentAsOf: 'The last day that the file tells of, as 2026-11-02; left out, today' },
  takesFile: [
    'text/csv',
    'text/tab-separated-values',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.apache.parquet',
    'application/octet-stream',
  ],
  status: 202,
  answer: loadStanding,
  example: { params: { feedId: anExampleFeed }, answer: anExample },
  handle: async (work, { params, file, query }) => {
    const feed = await getFeed(work, params['feedId'] ?? '');
    const loadId = await receiveFile(work, feed, { file, currentAsOf: dayIn(work, query['currentAsOf']), cameBy: 'api' });
    return { body: standingOf(await getLoad(work, feed.id, loadId)), location: `/api/v1/feeds/${feed.id}/loads/${loadId}`, about: null };
  },
});

function dayIn(work: Work, text: string | undefined): Temporal.PlainDate {
  if (text === undefined) return work.today;
  const mistake = () => invalid({ '/currentAsOf': 'Must be a real date, not after today, like 2026-11-02' });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw mistake();
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' });
    if (Temporal.PlainDate.compare(day, work.today) <= 0) return day;
  } catch {
    // No such day.
  }
  throw mistake();
}
