import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { theService } from '#platform/actor.ts';
import { nobody } from '#platform/serve.ts';
import { endSession, findSession, startSession } from '#platform/session.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import { accountConnected, signedIn, signInRefused } from '../access.events.ts';
import type { Begun, Identity, IdentityProvider } from './identity-provider.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Begins to sign in: remembers, under a token for this browser alone, what must come back. */
export async function beginSignIn({ db, clock }: Platform, provider: IdentityProvider, backTo: string, next: string): Promise<{ token: string; url: string }> {
  const { url, state, nonce, verifier } = await provider.begin(backTo);
  const token = randomBytes(32).toString('base64url');
  await sql`select access.begin_sign_in(${hashOf(token)}, ${state}, ${nonce}, ${verifier}, ${next}, ${clock().toString()})`.execute(db);
  return { token, url };
}

/** What was remembered, once: the same address opened again finds nothing. */
export async function takeSignIn({ db, clock }: Platform, token: string): Promise<(Begun & { next: string }) | null> {
  const { rows } = await sql<Begun & { next: string }>`select * from access.take_sign_in(${hashOf(token)}, ${clock().toString()})`.execute(db);
  return rows[0] ?? null;
}

/** The account of somebody the provider vouches for; null: none here, or one that was ended. */
export async function accountOf(platform: Platform, { issuer, tenant, subject }: Identity): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select access.account_of(${issuer}, ${tenant}, ${subject}) as id`.execute(platform.db);
  return rows[0]?.id ?? null;
}

/** Lets somebody in: always under a new token, and the session this browser had before is over. */
export async function enter(platform: Platform, accountId: string, endUrl: string | null, tokenBefore: string | undefined): Promise<string | null> {
  if (tokenBefore) await endSession(platform, tokenBefore);
  const { token } = await startSession(platform, accountId, endUrl === null ? null : { endUrl });
  const session = await findSession(platform, token);
  if (!session) return null;
  await doWork(platform, session.actor, 'change', work => work.record(signedIn, { familyId: null, details: { by: 'provider' } }));
  return token;
}

/** The first administrator, let in by a link, becomes somebody their identity provider knows. False: this account is not waiting for that. */
export function connectAccount(platform: Platform, accountId: string, { issuer, tenant, subject }: Identity): Promise<boolean> {
  return doWork(platform, theService, 'look', async (work: Work) => {
    const { numUpdatedRows } = await work
      .tables('access')
      .updateTable('access.account')
      .set(({ ref }) => ({ issuer, tenant, subject, version: sql`${ref('version')} + 1` }))
      .where('id', '=', accountId)
      .where('issuer', '=', firstAdministratorIssuer)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await work.record(accountConnected, { familyId: null, subjectId: accountId, details: { accountId } });
    return true;
  });
}

/** The issuer of an account that nobody can sign in to yet but by the link that made it. */
export const firstAdministratorIssuer = 'first-administrator';

export type WhyNot = 'no account' | 'not begun here' | 'refused by the provider' | 'the provider was away';

export const recordRefusal = (platform: Platform, why: WhyNot, trace: string): Promise<void> =>
  doWork(platform, nobody, 'change', work => work.record(signInRefused, { familyId: null, details: { why } }), trace);
