import { sql } from 'kysely';
import type { Job } from '#platform/module.ts';

/** Every minute: a file whose reading was cut off, because its process ended, is begun again. While one is read, its lock is held. */
export const takeUpLoads: Job = async work => {
  const tables = work.tables('targeting');
  const { rows } = await sql<{ id: string }>`
    select id from targeting.feed_load where state = 'reading' and began_at < ${work.now.subtract({ minutes: 2 }).toString()}`.execute(tables);
  for (const { id } of rows) {
    // Taken and let go at the end of this transaction: whoever reads the file holds it for as long as that lasts.
    const { rows: free } = await sql<{ is: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${id}, 4)) as is`.execute(tables);
    if (!free[0]?.is) continue;
    await tables.updateTable('targeting.feed_load').set({ began_at: work.now }).where('id', '=', id).execute();
    await work.later('load-file', { loadId: id });
  }
};
