import { sql } from 'kysely';
import type { Job } from './module.ts';

/** Hours until a message to an address that was to be used once is given up, even if nothing ever tried to send it. */
const mostHoursUnsent = 48;

/** Deletes unsent text whose time is over, and, after a month, old sessions and the keys of forms sent. Until then a query already passes them over. */
export const forgetExpired: Job = async work => {
  await sql`select platform.forget_expired(${work.now.toString()})`.execute(work.tables('platform'));
  await work
    .tables('platform')
    .updateTable('platform.message')
    .set({ given_up_at: work.now })
    .where('used_once', '=', true)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where('written_at', '<', work.now.subtract({ hours: mostHoursUnsent }))
    .execute();
};
