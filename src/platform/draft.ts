import { sql } from 'kysely';
import type { Typed } from './form.ts';
import type { Actor } from './actor.ts';
import { doWork, type Platform, type Work } from './work.ts';

/** What is being typed, by step; a page with one form has one step, ''. */
export type Draft = { id: string; journey: string; aboutId: string | null; answers: Record<string, Typed>; keptAt: Temporal.Instant };

/** Workers' drafts wait 30 days; those of somebody without an account 30 minutes from the last thing typed. */
const lifetime = { worker: { hours: 24 * 30 }, family: { hours: 24 * 30 }, system: { hours: 1 }, public: { minutes: 30 } } as const;

const draftOf = (row: { id: string; journey: string; about_id: string | null; answers: unknown; kept_at: Temporal.Instant }): Draft => ({
  id: row.id,
  journey: row.journey,
  aboutId: row.about_id,
  answers: row.answers as Record<string, Typed>,
  keptAt: row.kept_at,
});

const mine = (work: Work) =>
  work.tables('platform').selectFrom('platform.draft').selectAll().where('owner_id', '=', work.actor.id).where('expires_at', '>', work.now);

export async function findDraft(work: Work, id: string): Promise<Draft | null> {
  const row = await mine(work).where('id', '=', id).executeTakeFirst();
  return row ? draftOf(row) : null;
}

/** The newest draft of one journey (or page) about one thing. */
export async function findDraftAbout(work: Work, journey: string, aboutId: string | null): Promise<Draft | null> {
  const row = await mine(work)
    .where('journey', '=', journey)
    .where(eb => (aboutId === null ? eb('about_id', 'is', null) : eb('about_id', '=', aboutId)))
    .orderBy('kept_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? draftOf(row) : null;
}

export async function findDrafts(work: Work, journey: string): Promise<Draft[]> {
  return (await mine(work).where('journey', '=', journey).orderBy('kept_at', 'desc').execute()).map(draftOf);
}

/** Saves what was typed at one step; the other steps stay as they are, so that two windows do not undo each other. */
export async function keepStep(work: Work, draft: { id: string; journey: string; aboutId: string | null }, step: string, typed: Typed): Promise<void> {
  const expiresAt = work.now.add(lifetime[work.actor.kind]);
  const answers = JSON.stringify({ [step]: typed });
  await work
    .tables('platform')
    .insertInto('platform.draft')
    .values({
      id: draft.id,
      owner_id: work.actor.id,
      journey: draft.journey,
      about_id: draft.aboutId,
      answers,
      started_at: work.now,
      kept_at: work.now,
      expires_at: expiresAt,
    })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ answers: sql`draft.answers || excluded.answers`, kept_at: work.now, expires_at: expiresAt }))
    .execute();
}

/** Saves what was typed at one step of a draft that is still there: one that was sent meanwhile does not come back. */
export async function keepAnswer(work: Work, draftId: string, step: string, typed: Typed): Promise<void> {
  await work
    .tables('platform')
    .updateTable('platform.draft')
    .set({ answers: sql`answers || ${JSON.stringify({ [step]: typed })}::jsonb`, kept_at: work.now, expires_at: work.now.add(lifetime[work.actor.kind]) })
    .where('id', '=', draftId)
    .where('owner_id', '=', work.actor.id)
    .execute();
}

/** The draft, held until this work is done: somebody else who wants it waits here, and then finds what became of it. */
export async function holdDraft(work: Work, id: string): Promise<Draft | null> {
  const row = await mine(work).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? draftOf(row) : null;
}

export async function dropStep(work: Work, draftId: string, step: string): Promise<void> {
  await work
    .tables('platform')
    .updateTable('platform.draft')
    .set({ answers: sql`answers - ${step}::text` })
    .where('id', '=', draftId)
    .where('owner_id', '=', work.actor.id)
    .execute();
}

export async function dropDraft(work: Work, draftId: string): Promise<void> {
  await work.tables('platform').deleteFrom('platform.draft').where('id', '=', draftId).where('owner_id', '=', work.actor.id).execute();
}

export async function dropDraftsAbout(work: Work, journey: string, aboutId: string | null): Promise<void> {
  await work
    .tables('platform')
    .deleteFrom('platform.draft')
    .where('owner_id', '=', work.actor.id)
    .where('journey', '=', journey)
    .where(eb => (aboutId === null ? eb('about_id', 'is', null) : eb('about_id', '=', aboutId)))
    .execute();
}

/** Forgets everything one person was typing: quick exit. */
export const dropAllDrafts = (platform: Platform, actor: Actor): Promise<unknown> =>
  doWork(platform, actor, 'look', work => work.tables('platform').deleteFrom('platform.draft').where('owner_id', '=', actor.id).execute());
