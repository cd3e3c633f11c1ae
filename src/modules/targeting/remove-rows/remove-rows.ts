import { theService } from '#platform/actor.ts';
import type { Job, LongJob } from '#platform/module.ts';
import { doWork, type Work } from '#platform/work.ts';
import { rowsRemoved } from '../feed.events.ts';
import { findFeeds } from '../feed.queries.ts';
import { findLoads } from '../load.queries.ts';
import { removeRows as remove } from '../load-file/row.queries.ts';
import { withdrawLoad } from '../withdraw-load/withdraw-load.ts';

/** Takes away what a withdrawn file brought. The service does it, for it alone reaches rows about people of closed families. */
export const removeRows: LongJob = (platform, { loadId = '' }) =>
  doWork(platform, theService, 'look', async work => {
    const load = (await findLoads(work, { id: loadId }))[0];
    if (load?.state !== 'withdrawn') return;
    const rows = await remove(work, loadId);
    await work.record(rowsRemoved, { familyId: null, subjectId: loadId, details: { feedId: load.feedId, loadId, rows } });
  });

/** Days that a file may wait for somebody to choose its columns. */
const mostDaysWaiting = 14;

/** Every night: files past the months that their feed may be held, and files that nobody went on with, are withdrawn. */
export const forgetFeeds: Job = async work => {
  for (const feed of await findFeeds(work)) {
    const oldest = work.today.subtract({ months: feed.retentionMonths });
    for (const load of await findLoads(work, { feedId: feed.id }, 10_000)) {
      if (load.state === 'held' && Temporal.PlainDate.compare(load.currentAsOf, oldest) < 0) await withdrawLoad(work, load, 'retention');
      if (load.state === 'waiting' && isLeft(work, load.receivedAt)) await withdrawLoad(work, load, 'never begun');
    }
  }
};

const isLeft = (work: Work, since: Temporal.Instant) => Temporal.Instant.compare(since.add({ hours: 24 * mostDaysWaiting }), work.now) < 0;
