import { sql } from 'kysely';
import type { Platform, Work } from '#platform/work.ts';
import { hashOf } from '../token.ts';
import type { KnownPasskey } from './passkey.ts';

/** The issuer of accounts that sign in here: the service itself says who they are. */
export const localIssuer = 'local';

export type Asleep = 'not used' | 'not confirmed';
export type Named = { accountId: string; passwordHash: string | null; asleep: Asleep | null };

type NamedRow = { account_id: string; password_hash: string | null; suspended_because: Asleep | null };

/** Asked before anybody is known. */
export async function findByLoginName({ db }: Platform, loginName: string): Promise<Named | null> {
  const { rows } = await sql<NamedRow>`select * from access.local_account_named(${loginName})`.execute(db);
  const [row] = rows;
  return row ? { accountId: row.account_id, passwordHash: row.password_hash, asleep: row.suspended_because } : null;
}

export async function findAppSecret({ db }: Platform, accountId: string): Promise<Buffer | null> {
  const { rows } = await sql<{ secret: Buffer | null }>`select access.app_secret_of(${accountId}) as secret`.execute(db);
  return rows[0]?.secret ?? null;
}

/** Takes the code of one half-minute, once. */
export async function useCode({ db }: Platform, accountId: string, step: number): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select access.use_code(${accountId}, ${step}) as taken`.execute(db);
  return rows[0]?.taken === true;
}

export async function rehashPassword({ db }: Platform, accountId: string, before: string, after: string): Promise<void> {
  await sql`select access.rehash_password(${accountId}, ${before}, ${after})`.execute(db);
}

type PasskeyRow = {
  id: string;
  account_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  user_handle: Buffer;
  suspended_because: Asleep | null;
};

export async function findPasskey({ db }: Platform, credentialId: string): Promise<(KnownPasskey & { asleep: Asleep | null }) | null> {
  const { rows } = await sql<PasskeyRow>`select * from access.passkey_known(${credentialId})`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { id, account_id: accountId, credential_id: known, public_key: publicKey, counter, user_handle: handle, suspended_because: asleep } = row;
  return { id, accountId, credentialId: known, publicKey, counter, userHandle: handle.toString('base64url'), asleep };
}

/** False: its counter went back. */
export async function usePasskey({ db, clock }: Platform, id: string, counter: number): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select access.use_passkey(${id}, ${counter}, ${clock().toString()}) as used`.execute(db);
  return rows[0]?.used === true;
}

/** Whom a link is for, while it is good. */
export type Invited = { accountId: string; name: string; email: string | null; agency: string; maySignInHere: boolean };
type InvitedRow = { account_id: string; name: string; email: string | null; agency: string; may_sign_in_here: boolean };

export async function findInvited({ db, clock }: Platform, token: string): Promise<Invited | null> {
  const { rows } = await sql<InvitedRow>`select * from access.invitation_offers(${hashOf(token)}, ${clock().toString()})`.execute(db);
  const [row] = rows;
  return row ? { accountId: row.account_id, name: row.name, email: row.email, agency: row.agency, maySignInHere: row.may_sign_in_here } : null;
}

export type Passkey = { id: string; credentialId: string; name: string; addedAt: Temporal.Instant; usedAt: Temporal.Instant | null };
export type WaysIn = { loginName: string; userHandle: string; hasPassword: boolean; passkeys: readonly Passkey[]; changedAt: Temporal.Instant };

/** How the actor signs in here; null: with their identity provider. */
export async function findMyWays(work: Work): Promise<WaysIn | null> {
  const access = work.tables('access');
  const own = await access.selectFrom('access.local_account').selectAll().where('account_id', '=', work.actor.id).executeTakeFirst();
  if (!own) return null;
  const rows = await access.selectFrom('access.passkey').selectAll().where('account_id', '=', work.actor.id).orderBy('added_at').execute();
  const passkeys = rows.map(row => ({ id: row.id, credentialId: row.credential_id, name: row.name, addedAt: row.added_at, usedAt: row.used_at }));
  const { login_name: loginName, user_handle: userHandle, password_hash: hash, changed_at: changedAt } = own;
  return { loginName, userHandle: userHandle.toString('base64url'), hasPassword: hash !== null, passkeys, changedAt };
}
