import type { Work } from '#platform/work.ts';
import { peopleTables } from './people.queries.ts';

/** Somebody who works here, by name. */
export const findColleague = (work: Work, workerId: string): Promise<{ name: string } | undefined> =>
  peopleTables(work).selectFrom('published.worker').select('name').where('worker_id', '=', workerId).executeTakeFirst();
