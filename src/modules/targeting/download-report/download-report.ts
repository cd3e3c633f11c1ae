import { recordRead } from '#platform/page-routes.ts';
import { checkedParams, type Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { findAside } from '../aside.queries.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { mostAside } from '../load-file/load-file.job.ts';
import { getLoad } from '../load.queries.ts';

const name = 'targeting.download-report';
const path = '/data/feeds/:feedId/loads/:loadId/report';
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Which rows of a file are set aside and why, for whoever sent it: by number, and nothing of what stands in them. */
export const downloadReport: Served = {
  name,
  path,
  routes: [
    {
      ...{ name, method: 'GET', path, audience: 'workers' },
      handle: ask =>
        doWork(
          ask.platform,
          ask.actor,
          'look',
          async work => {
            work.require(mayLoadFeeds(work.actor));
            const { feedId, loadId } = checkedParams<typeof path>(ask.params);
            await getLoad(work, feedId, loadId);
            const rows = await findAside(work, loadId, mostAside);
            await recordRead(work, name, { subjectId: loadId });
            const lines = rows.map(({ row, reasons }) => `${row},${cell(reasons.join('. '))}`);
            return { kind: 'file', type: 'text/csv; charset=utf-8', name: 'rows-set-aside.csv', body: `${['Row,What is wrong', ...lines].join('\r\n')}\r\n` };
          },
          ask.trace,
        ),
    },
  ],
};
