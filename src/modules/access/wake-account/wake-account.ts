import { sql } from 'kysely';
import { sendLater } from '#platform/messages.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { accountWoken } from '../access.events.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { wokenMessage } from './wake-account.message.ts';

/** A suspended account opens again, as it was; its 90 days begin anew. One whose access was ended stays ended. */
export async function wakeAccount(work: Work, accountId: string): Promise<void> {
  work.require(mayManageAccounts(work.actor));
  const access = work.tables('access');
  const woken = await access
    .updateTable('access.account')
    .set({ disabled_at: null, suspended_because: null, version: sql`version + 1` })
    .where('id', '=', accountId)
    .where('suspended_because', 'is not', null)
    .returning('email')
    .executeTakeFirst();
  if (!woken) throw new Refusal('conflict', 'This account is not suspended');
  const counted = { counted_from: work.now, warned_at: null };
  const use = access.insertInto('access.account_use').values({ account_id: accountId, ...counted });
  await use.onConflict(before => before.column('account_id').doUpdateSet(counted)).execute();
  await work.record(accountWoken, { familyId: null, subjectId: accountId, details: { accountId } });
  if (woken.email) await sendLater(work, { channel: 'email', to: woken.email, aboutId: accountId, ...wokenMessage });
}
