import { sql } from 'kysely';
import type { Job } from '#platform/module.ts';
import { directoryTables } from '../records.queries.ts';

/** Forgets, once its day is over, by which browsers lists were sent, and the fingerprints of where to with the key that made them. */
export const forgetShortlists: Job = async work => {
  await sql`select directory.forget_shortlists()`.execute(directoryTables(work));
};
