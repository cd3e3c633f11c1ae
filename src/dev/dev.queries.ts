import { sql } from 'kysely';
import { theService } from '#platform/actor.ts';
import type { Storyteller } from '#platform/module.ts';
import { doWork, type Platform } from '#platform/work.ts';

export type Written = { channel: string; to: string; template: string; subject: string; body: string; writtenAt: Temporal.Instant; state: string };
export type Waiting = { job: string; runAt: Temporal.Instant; tries: number };
/** `page` is the one that was read or refused; `times` how often the same happened in a row. */
export type Happened = { at: Temporal.Instant; who: string; kind: string; page: string; story: string; times: number };

/** The newest messages, with what became of them. */
export const findMessages = (platform: Platform): Promise<Written[]> =>
  doWork(platform, theService, 'look', async work => {
    const rows = await work
      .tables('platform')
      .selectFrom('platform.message')
      .selectAll()
      .orderBy('written_at', 'desc')
      .orderBy('id', 'desc')
      .limit(100)
      .execute();
    return rows.map(row => ({
      channel: row.channel,
      to: row.send_to,
      template: row.template,
      subject: row.subject,
      body: row.body,
      writtenAt: row.written_at,
      state: row.sent_at ? 'Sent' : row.given_up_at ? 'Given up' : row.failure ? `Not sent yet: ${row.failure} (try ${row.tries})` : 'Waiting',
    }));
  });

export async function findJobs({ db }: Platform): Promise<Waiting[]> {
  const { rows } = await sql<{ job: string; run_at: Temporal.Instant; tries: number }>`select * from platform.jobs_waiting()`.execute(db);
  return rows.map(({ job, run_at: runAt, tries }) => ({ job, runAt, tries }));
}

/** What happened last, quiet events too; the same by the same again and again is told once. Sealed records stay out, as everywhere. */
export const findEvents = (platform: Platform, tell: Storyteller): Promise<Happened[]> =>
  doWork(platform, theService, 'look', async work => {
    const events = await work.tables('platform').selectFrom('platform.event').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(1000).execute();
    const workers = await work.tables('access').selectFrom('published.worker').select(['worker_id', 'name']).execute();
    const names = new Map(workers.map(one => [one.worker_id, one.name]));
    const happened = events.map(({ at, actor_id: actorId, kind, details }) => ({
      at,
      who: actorId === theService.id ? theService.name : (names.get(actorId) ?? 'A family, or nobody signed in'),
      kind,
      page: (details as { page?: string }).page ?? '',
      story: tell(kind, details) ?? '',
      times: 1,
    }));
    return happened.reduce<Happened[]>(withoutRepeats, []).slice(0, 100);
  });

function withoutRepeats(told: Happened[], next: Happened): Happened[] {
  const last = told.at(-1);
  const isSame = last && last.who === next.who && last.kind === next.kind && last.page === next.page && last.story === next.story;
  return isSame ? [...told.slice(0, -1), { ...last, times: last.times + 1 }] : [...told, next];
}
