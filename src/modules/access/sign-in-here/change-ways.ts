import { theService } from '#platform/actor.ts';
import { sendLater } from '#platform/messages.ts';
import { invalid, notFound } from '#platform/refusal.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import { sql } from 'kysely';
import { accountConnected, waysInChanged, type WayInChange } from '../access.events.ts';
import { invitedIssuer } from '../sign-in/sign-in.ts';
import { hashOf } from '../token.ts';
import { localIssuer } from './local-account.queries.ts';
import type { NewPasskey } from './passkey.ts';
import { wayInChangedMessage } from './way-in-changed.message.ts';

export type PasswordAndApp = { passwordHash: string; appSecret: Buffer; step: number };
export type NamedPasskey = NewPasskey & { name: string };
type Beginning = { loginName: string; userHandle: Buffer; way: PasswordAndApp | NamedPasskey };

/** Who came with this link signs in here from now on. The link is used up in the same transaction. Gives their account. */
export const takeUpHere = (platform: Platform, token: string, { loginName, userHandle, way }: Beginning, trace: string): Promise<string> => {
  const take = async (work: Work): Promise<string> => {
    const access = work.tables('access');
    const { rows } = await sql<{ id: string | null }>`select access.take_invitation(${hashOf(token)}, ${work.now.toString()}) as id`.execute(access);
    const accountId = rows[0]?.id;
    if (!accountId) throw notFound();
    await freeLoginName(work, loginName);
    const connected = access.updateTable('access.account').set({ issuer: localIssuer, tenant: '', subject: accountId, version: sql`version + 1` });
    const { numUpdatedRows } = await connected
      .where('id', '=', accountId)
      .where('issuer', '=', invitedIssuer)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound();
    const password = 'passwordHash' in way ? { password_hash: way.passwordHash, app_secret: way.appSecret, app_last_step: way.step } : {};
    const own = { account_id: accountId, login_name: loginName, user_handle: userHandle, changed_at: work.now, ...password };
    await access.insertInto('access.local_account').values(own).execute();
    if ('credentialId' in way) await addPasskey(work, accountId, way);
    await work.record(accountConnected, { familyId: null, subjectId: accountId, details: { accountId } });
    return accountId;
  };
  return doWork(platform, theService, 'change', take, trace);
};

/** A name is free again when whoever had it has left. */
async function freeLoginName(work: Work, loginName: string): Promise<void> {
  const access = work.tables('access');
  const before = await access
    .selectFrom('access.local_account as local')
    .innerJoin('access.account as account', 'account.id', 'local.account_id')
    .select(['local.account_id', 'account.disabled_at', 'account.suspended_because'])
    .where('local.login_name', '=', loginName)
    .executeTakeFirst();
  if (!before) return;
  if (before.disabled_at === null || before.suspended_because !== null)
    throw invalid({ '': 'Somebody signs in with this email address already. Ask whoever gave you the link to correct it' });
  await access.deleteFrom('access.local_account').where('account_id', '=', before.account_id).execute();
}

export async function addPasskey(work: Work, accountId: string, { name, credentialId, publicKey, counter, transports, isSynced }: NamedPasskey): Promise<void> {
  await work
    .tables('access')
    .insertInto('access.passkey')
    .values({
      id: work.newId(),
      account_id: accountId,
      credential_id: credentialId,
      public_key: Buffer.from(publicKey),
      counter,
      transports,
      name,
      is_synced: isSynced,
      added_at: work.now,
    })
    .execute();
}

/** A change to one's own ways in is recorded, and told to the address the council knows, in case it was somebody else. */
export async function wayInChanged(work: Work, change: WayInChange): Promise<void> {
  const accountId = work.actor.id;
  const access = work.tables('access');
  await access.updateTable('access.local_account').set({ changed_at: work.now }).where('account_id', '=', accountId).execute();
  await work.record(waysInChanged, { familyId: null, subjectId: accountId, details: { accountId, change } });
  const own = await access.selectFrom('access.account').select('email').where('id', '=', accountId).executeTakeFirst();
  if (own?.email) await sendLater(work, { channel: 'email', to: own.email, aboutId: accountId, ...wayInChangedMessage(change) });
}
