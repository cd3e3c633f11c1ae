import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { theService } from '#platform/actor.ts';
import { nobody } from '#platform/serve.ts';
import { endSession, findSession, startSession } from '#platform/session.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import { accountConnected, signedIn, signInRefused } from '../access.events.ts';
import type { Asleep } from '../sign-in-here/local-account.queries.ts';
import { hashOf } from '../token.ts';
import type { Begun, Identity, IdentityProvider } from './identity-provider.ts';

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

/** Why somebody who has shown who they are may not come in just now; null: they were never here, or their access has ended. */
export async function whySuspended({ db }: Platform, { issuer, tenant, subject }: Identity): Promise<Asleep | null> {
  const { rows } = await sql<{ why: Asleep | null }>`select access.why_suspended(${issuer}, ${tenant}, ${subject}) as why`.execute(db);
  return rows[0]?.why ?? null;
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
export const connectAccount = (platform: Platform, accountId: string, identity: Identity): Promise<boolean> =>
  doWork(platform, theService, 'look', work => connect(work, accountId, firstAdministratorIssuer, identity));

/** Who came back with this invitation becomes somebody their identity provider knows; gives their account. Null: it is used up, too old, or no invitation. */
export const takeUpInvitation = (platform: Platform, path: string, identity: Identity): Promise<string | null> =>
  doWork(platform, theService, 'look', async work => {
    const token = /^\/invitation\/([0-9a-f]{64})$/.exec(path)?.[1];
    if (!token) return null;
    const { rows } = await sql<{ id: string | null }>`select access.take_invitation(${hashOf(token)}, ${work.now.toString()}) as id`.execute(
      work.tables('access'),
    );
    const accountId = rows[0]?.id ?? null;
    return accountId && (await connect(work, accountId, invitedIssuer, identity)) ? accountId : null;
  });

async function connect(work: Work, accountId: string, waitingAs: string, { issuer, tenant, subject }: Identity): Promise<boolean> {
  const { numUpdatedRows } = await work
    .tables('access')
    .updateTable('access.account')
    .set(({ ref }) => ({ issuer, tenant, subject, version: sql`${ref('version')} + 1` }))
    .where('id', '=', accountId)
    .where('issuer', '=', waitingAs)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await work.record(accountConnected, { familyId: null, subjectId: accountId, details: { accountId } });
  return true;
}

/** The issuers of accounts that nobody can sign in to yet: but by the link that made it, or after an invitation. */
export const firstAdministratorIssuer = 'first-administrator';
export const invitedIssuer = 'invited';

export type WhyNot =
  'no account' | 'suspended' | 'wrong password' | 'passkey did not hold' | 'not begun here' | 'refused by the provider' | 'the provider was away';

export const recordRefusal = (platform: Platform, why: WhyNot, trace: string): Promise<void> =>
  doWork(platform, nobody, 'change', work => work.record(signInRefused, { familyId: null, details: { why } }), trace);
