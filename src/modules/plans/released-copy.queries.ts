import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { CopyContent } from './copy.ts';

/** What was seen before releasing is what is released: the same content has the same mark. The worker's own words are written beside it and are not in it. */
export const markOf = (copy: CopyContent): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...copy, note: null }))
    .digest('base64url')
    .slice(0, 22);

export type ReleasedCopy = {
  id: string;
  planId: string;
  familyId: string;
  personId: string;
  content: CopyContent;
  releasedBy: string;
  releasedAt: Temporal.Instant;
  withdrawnAt: Temporal.Instant | null;
};

const copies = (work: Work) =>
  work
    .tables('plans')
    .selectFrom('plans.released_copy')
    .select(['id', 'plan_id', 'family_id', 'person_id', 'content', 'released_by', 'released_at', 'withdrawn_at'])
    .orderBy('released_at', 'desc')
    .orderBy('id', 'desc');
type Row = Awaited<ReturnType<ReturnType<typeof copies>['executeTakeFirstOrThrow']>>;
const copyFrom = (row: Row): ReleasedCopy => ({
  id: row.id,
  planId: row.plan_id,
  familyId: row.family_id,
  personId: row.person_id,
  content: row.content as unknown as CopyContent,
  releasedBy: row.released_by,
  releasedAt: row.released_at,
  withdrawnAt: row.withdrawn_at,
});

export async function getCopy(work: Work, copyId: string): Promise<ReleasedCopy> {
  const row = found(await copies(work).where('id', '=', copyId).executeTakeFirst());
  return withoutLoss(work, copyFrom(row));
}

export const findCopiesOfPlan = async (work: Work, planId: string): Promise<ReleasedCopy[]> =>
  (await copies(work).where('plan_id', '=', planId).execute()).map(copyFrom);

/** The copies of whoever is signed in for themself, the newest first. Not the ones taken back. */
export async function findMyCopies(work: Work): Promise<ReleasedCopy[]> {
  if (work.actor.personId === null) return [];
  const mine = await copies(work).where('person_id', '=', work.actor.personId).where('withdrawn_at', 'is', null).execute();
  return Promise.all(mine.map(row => withoutLoss(work, copyFrom(row))));
}

/** A copy says nothing of a pregnancy that ended without a birth, also where it did before. */
async function withoutLoss(work: Work, copy: ReleasedCopy): Promise<ReleasedCopy> {
  const goals = copy.content.goals.filter(goal => !goal.isPregnancy);
  if (goals.length === copy.content.goals.length) return copy;
  const { rows } = await sql<{ is_over: boolean }>`select access.pregnancy_is_over(${copy.familyId}) as is_over`.execute(work.tables('plans'));
  return rows[0]?.is_over ? { ...copy, content: { ...copy.content, goals } } : copy;
}

/** A copy of one's own; anybody else's does not exist. */
export async function getMyCopy(work: Work, copyId: string): Promise<ReleasedCopy> {
  return found((await findMyCopies(work)).find(copy => copy.id === copyId));
}

export type Comment = { id: string; copyId: string; personId: string; words: string; writtenAt: Temporal.Instant };

/** What the family said about their copies, the newest first. */
export async function findComments(work: Work, of: { planId: string } | { personId: string }): Promise<Comment[]> {
  const rows = await work
    .tables('plans')
    .selectFrom('plans.comment')
    .select(['id', 'copy_id', 'person_id', 'words', 'written_at'])
    .where(eb => ('planId' in of ? eb('plan_id', '=', of.planId) : eb('person_id', '=', of.personId)))
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(row => ({ id: row.id, copyId: row.copy_id, personId: row.person_id, words: row.words, writtenAt: row.written_at }));
}
