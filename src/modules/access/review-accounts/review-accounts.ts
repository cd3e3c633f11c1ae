import { sql } from 'kysely';
import type { Job } from '#platform/module.ts';
import { reviewAgencies } from './review-agencies.ts';
import { reviewUse } from './review-use.ts';

/** Every hour: who has not signed in for long, which agencies have people to confirm, and which wrong guesses are forgotten. */
export const reviewAccounts: Job = async work => {
  await reviewUse(work);
  await reviewAgencies(work);
  await sql`select access.forget_guesses(${work.now.toString()})`.execute(work.tables('access'));
};
