import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { somebody, type Actor } from './actor.ts';
import { onceMore } from './once-more.ts';
import type { Platform } from './work.ts';

/** `__Host-`: only this host, only over TLS (or on localhost), for every path. */
export const sessionCookie = { name: '__Host-session', options: { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } } as const;

/** Outlives the session: that somebody signed in with this browser before. It lets nobody in. */
export const deviceCookie = { name: '__Host-device', options: { ...sessionCookie.options, maxAge: 60 * 60 * 24 * 180 } } as const;

export type Session = { actor: Actor; endsAt: Temporal.Instant };

const hashOf = (token: string) => createHash('sha256').update(token).digest();

type Held = {
  session_id: string;
  account_id: string | null;
  name: string | null;
  agency_id: string | null;
  person_id: string | null;
  roles: string[];
  rights: string[];
  sees: 'own families' | 'every family';
  ends_at: Temporal.Instant;
};

/** Who holds this token, or null: unknown, idle too long, ended, or the account is disabled. */
export async function findSession({ db, clock }: Platform, token: string): Promise<Session | null> {
  const { rows } = await onceMore('always', () => sql<Held>`select * from access.who_is_asking(${hashOf(token)}, ${clock().toString()})`.execute(db));
  return rows[0] ? sessionIn(rows[0]) : null;
}

/** Whose session this was, if it ended by itself within the last day. Good for one thing: to keep what they were typing (after-session.ts). */
export async function findEndedSession({ db, clock }: Platform, token: string): Promise<Session | null> {
  const { rows } = await sql<Held>`select * from access.who_was_asking(${hashOf(token)}, ${clock().toString()})`.execute(db);
  return rows[0] ? sessionIn(rows[0]) : null;
}

function sessionIn(row: Held): Session {
  if (!row.account_id) return { actor: somebody(row.session_id), endsAt: row.ends_at };
  const actor: Actor = {
    id: row.account_id,
    name: row.name ?? '',
    kind: row.agency_id ? 'worker' : 'family',
    agencyId: row.agency_id,
    personId: row.person_id,
    roles: row.roles,
    rights: new Set(row.rights),
    sees: row.sees,
  };
  return { actor, endsAt: row.ends_at };
}

/** Begins a session for an account, or for somebody without one; gives the token for the cookie and the session's id. */
export async function startSession(
  { db, clock, newId }: Platform,
  accountId: string | null,
  provider: object | null = null,
): Promise<{ token: string; id: string }> {
  const token = randomBytes(32).toString('base64url');
  const id = newId();
  await sql`select access.start_session(${hashOf(token)}, ${id}, ${accountId}, ${clock().toString()}, ${provider === null ? null : JSON.stringify(provider)})`.execute(
    db,
  );
  return { token, id };
}

/** Ends a session; gives what the identity provider needs to end its own. */
export async function endSession({ db, clock }: Platform, token: string): Promise<unknown> {
  const { rows } = await sql<{ end_session: unknown }>`select access.end_session(${hashOf(token)}, ${clock().toString()})`.execute(db);
  return rows[0]?.end_session ?? null;
}
