import { randomBytes } from 'node:crypto';
import type { Work } from '#platform/work.ts';

/** Somebody told to a demonstration as one who signs in here: they have no password or passkey until they make one. */
export async function beginLocal(work: Work, accountId: string, email: string): Promise<void> {
  const own = { account_id: accountId, login_name: email.toLowerCase(), user_handle: randomBytes(32), changed_at: work.now };
  await work.tables('access').insertInto('access.local_account').values(own).execute();
}
