import { csvLine } from '#platform/csv-line.ts';
import { fileRoute } from '#platform/file-route.ts';
import { findReasons } from '../aside.queries.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getLoad } from '../load.queries.ts';

/** Which rows of a file are set aside and why, each of them, for whoever sent it: by number, and nothing of what stands in them. */
export const downloadReport = fileRoute({
  name: 'targeting.download-report',
  path: '/data/feeds/:feedId/loads/:loadId/report',
  allow: mayLoadFeeds,
  make: async (work, { feedId, loadId }) => {
    await getLoad(work, feedId, loadId);
    // There may be millions: as bytes, a few thousand after the others, they take no more room than the file.
    const parts = [Buffer.from(csvLine(['Row', 'What is wrong']))];
    for await (const rows of findReasons(work, loadId)) parts.push(Buffer.from(rows.map(({ row, reasons }) => csvLine([row, reasons.join('. ')])).join('')));
    return { subjectId: loadId, type: 'text/csv; charset=utf-8', name: 'rows-set-aside.csv', body: Buffer.concat(parts) };
  },
});
