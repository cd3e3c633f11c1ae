import { sql } from 'kysely';
import type { Ask } from '#platform/route.ts';

/** What one step leaves for the next, for a quarter of an hour: under this browser's session, or under the account that changes its own ways in. */
export type Steps = {
  /** The password was right; the code is next. */
  code: { next: string };
  /** Somebody with a link chose a password, and is connecting their app. */
  begin: { token: string; passwordHash: string; appSecret: string };
  /** Somebody signed in connects another app, and perhaps chose a password first. */
  app: { passwordHash: string | null; appSecret: string };
  /** What a passkey is asked to sign. */
  'sign-in': { challenge: string };
  'prove-it': { challenge: string };
  /** Somebody has shown who they are, to add a passkey, in the browser that holds this token. */
  'may-add': { token: string };
  'new-passkey': { challenge: string; userHandle: string };
};

type Purpose = keyof Steps;
export type Step<P extends Purpose> = { accountId: string | null; facts: Steps[P] };

type Where = Pick<Ask, 'platform' | 'actor'>;

export async function keepStep<P extends Purpose>(
  { platform: { db, clock }, actor }: Where,
  purpose: P,
  accountId: string | null,
  facts: Steps[P],
): Promise<void> {
  await sql`select access.keep_step(${actor.id}, ${purpose}, ${accountId}, ${JSON.stringify(facts)}::jsonb, ${clock().toString()})`.execute(db);
}

export async function readStep<P extends Purpose>({ platform: { db, clock }, actor }: Where, purpose: P): Promise<Step<P> | null> {
  const { rows } = await sql<Row<P>>`select * from access.read_step(${actor.id}, ${purpose}, ${clock().toString()})`.execute(db);
  return stepIn(rows[0]);
}

/** The step, once: whoever comes second finds nothing. */
export async function takeStep<P extends Purpose>({ platform: { db, clock }, actor }: Where, purpose: P): Promise<Step<P> | null> {
  const { rows } = await sql<Row<P>>`select * from access.take_step(${actor.id}, ${purpose}, ${clock().toString()})`.execute(db);
  return stepIn(rows[0]);
}

type Row<P extends Purpose> = { account_id: string | null; facts: Steps[P] };
const stepIn = <P extends Purpose>(row: Row<P> | undefined): Step<P> | null => (row ? { accountId: row.account_id, facts: row.facts } : null);
