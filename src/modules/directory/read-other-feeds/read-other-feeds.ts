import { theService } from '#platform/actor.ts';
import type { LongJob } from '#platform/module.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { bringIn } from '../bring-in/bring-in.ts';
import { fromStandard, type Brought } from '../bring-in/from-standard.ts';
import { isLoose, listOf, numberOf, textOf, type Loose } from '../bring-in/standard-record.ts';
import { feedUnread } from '../directory.events.ts';
import { directoryTables } from '../records.queries.ts';
import type { Get } from './public-get.ts';
import { NotGot } from './public-request.ts';

const mostPages = 2000;

/** Every hour: feeds of others whose time has come are read from end to end, and taken in all or not at all. */
export const readOtherFeeds =
  (get: Get): LongJob =>
  async platform => {
    const due = await doWork(platform, theService, 'look', work =>
      directoryTables(work)
        .selectFrom('directory.source')
        .select(['id', 'url', 'every_hours'])
        .where('url', 'is not', null)
        .where('ended_at', 'is', null)
        .where('next_at', '<=', work.now)
        .orderBy('next_at')
        .execute(),
    );
    for (const { id, url, every_hours } of due) if (url !== null) await readOne(platform, get, { id, url, everyHours: every_hours ?? 24 });
  };

async function readOne(platform: Platform, get: Get, { id, url, everyHours }: { id: string; url: string; everyHours: number }): Promise<void> {
  const read = await readFeed(get, url).catch((fault: unknown) => {
    if (fault instanceof NotGot) return fault;
    throw fault;
  });
  await doWork(platform, theService, 'change', async work => {
    if (read instanceof NotGot) {
      await directoryTables(work)
        .insertInto('directory.import')
        .values({
          id: work.newId(),
          source_id: id,
          began_at: work.now,
          brought_by: work.actor.id,
          added: 0,
          changed: 0,
          same: 0,
          ended: 0,
          changes: '[]',
          problems: '[]',
          failure: read.message,
        })
        .execute();
      await work.record(feedUnread, { familyId: null, subjectId: id, details: { sourceId: id } });
    } else await bringIn(work, id, read, { isWhole: true });
    // What could not be read is asked for again within the hour.
    const next = work.now.add({ hours: read instanceof NotGot ? 1 : everyHours });
    await directoryTables(work).updateTable('directory.source').set({ next_at: next }).where('id', '=', id).execute();
  });
}

/** All services of a feed, each whole: page by page, and then one by one where the pages do not hold all of each. */
export async function readFeed(get: Get, url: string): Promise<Brought> {
  const base = url.replace(/\/+$/, '');
  const services: Loose[] = [];
  for (let page = 1, pages = 1; page <= Math.min(pages, mostPages); page += 1) {
    const answer = await get(`${base}/services?page=${page}`);
    if (!isLoose(answer) || !Array.isArray(answer['contents'])) throw new NotGot('It is no feed of the standard');
    pages = numberOf(answer['total_pages']) ?? 1;
    for (const listed of listOf(answer['contents'])) services.push(await wholeOf(get, base, listed));
  }
  return fromStandard(services, [], base);
}

async function wholeOf(get: Get, base: string, listed: Loose): Promise<Loose> {
  const whole = await get(`${base}/services/${encodeURIComponent(textOf(listed['id']) ?? '')}`);
  return isLoose(whole) ? { ...listed, ...whole } : listed;
}
