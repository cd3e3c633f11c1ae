import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Typed } from './form.ts';
import { isUuid } from './route.ts';
import type { Work } from './work.ts';

/** The names that the platform itself puts in every form; no page reads them. */
export const platformFields = ['csrf', 'once', 'version'] as const;

export const hashOf = (typed: Typed) =>
  createHash('sha256')
    .update(
      JSON.stringify(
        Object.entries(typed)
          .filter(([name]) => name !== 'csrf')
          .sort(),
      ),
    )
    .digest('base64url');

const secret = randomBytes(32);
/** Of a form of which nothing is to be kept: a fingerprint that nobody can try answers on, since the key dies with this process. */
const hashWithKey = (typed: Typed) => createHmac('sha256', secret).update(hashOf(typed)).digest('base64url');

export type Earlier = { goTo: string | null; same: boolean };

/**
 * Claims a form's key in this transaction. Null: this is the first time. Otherwise the answer of the first time, and whether the same was typed:
 * a second press waits here until the first is committed, then goes where it went.
 */
export async function claim(work: Work, key: string, page: string, typed: Typed, { isForgotten = false } = {}): Promise<Earlier | null> {
  const tables = work.tables('platform');
  const bodyHash = isForgotten ? hashWithKey(typed) : hashOf(typed);
  const claimed = await tables
    .insertInto('platform.submission')
    .values({ actor_id: work.actor.id, key, page, body_hash: bodyHash, at: work.now })
    .onConflict(conflict => conflict.columns(['actor_id', 'key']).doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return null;
  const first = await tables
    .selectFrom('platform.submission')
    .select(['go_to', 'body_hash', 'page'])
    .where('actor_id', '=', work.actor.id)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return { goTo: first.go_to, same: first.body_hash === bodyHash && first.page === page };
}

export async function answered(work: Work, key: string, goTo: string): Promise<void> {
  await work.tables('platform').updateTable('platform.submission').set({ go_to: goTo }).where('actor_id', '=', work.actor.id).where('key', '=', key).execute();
}

/** The key a form was sent with; a form sent without one is counted as sent once. */
export const keyOf = (typed: Typed, newId: () => string): string => (typeof typed['once'] === 'string' && isUuid(typed['once']) ? typed['once'] : newId());

/** Where what was sent under this key led; null if nothing was. */
export async function findAnswered(work: Work, key: string, page: string): Promise<string | null> {
  const row = await work
    .tables('platform')
    .selectFrom('platform.submission')
    .select('go_to')
    .where('actor_id', '=', work.actor.id)
    .where('key', '=', key)
    .where('page', '=', page)
    .executeTakeFirst();
  return row?.go_to ?? null;
}
