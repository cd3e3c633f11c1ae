import { sql } from 'kysely';
import type { Job } from './module.ts';

/** Deletes unsent text whose time is over, and, after a month, old sessions and the keys of forms sent. Until then a query already passes them over. */
export const forgetExpired: Job = async work => {
  await sql`select platform.forget_expired(${work.now.toString()})`.execute(work.tables('platform'));
};
