import { sql } from 'kysely';
import { sendLater } from '#platform/messages.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { newLinkNeeded } from '../access.events.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { invitedIssuer } from '../sign-in/sign-in.ts';
import { resetMessage } from './give-new-link.message.ts';

/** How an administrator made sure who was asking. */
export const checks = [
  { value: 'in-person', label: 'I saw them' },
  { value: 'called-back', label: 'I rang them on a number we knew before' },
  { value: 'video', label: 'I saw them on a video call, and know them' },
  { value: 'manager', label: 'Their manager vouched for them, on a number or address we knew before' },
] as const;
export type Checked = (typeof checks)[number]['value'];

/** However somebody signed in, it is of no use from now on: every session ends, and they wait for a new link. */
export async function resetSignIn(work: Work, accountId: string, checkedBy: Checked): Promise<void> {
  work.require(mayManageAccounts(work.actor));
  // Whoever had an administrator's open window would otherwise make a way in of their own with it.
  if (accountId === work.actor.id) throw invalid({ '': 'You cannot do this for yourself. Ask another administrator' });
  const access = work.tables('access');
  const { rows } = await sql<{ waits: boolean }>`select access.wait_for_new_link(${accountId}, ${work.now.toString()}) as waits`.execute(access);
  if (!rows[0]?.waits) throw invalid({ '': 'Their access has ended or is suspended' });
  const reset = access
    .updateTable('access.account')
    .set(({ ref }) => ({ issuer: invitedIssuer, tenant: '', subject: ref('username'), version: sql`version + 1` }));
  const account = await reset.where('id', '=', accountId).returning('email').executeTakeFirstOrThrow();
  await work.record(newLinkNeeded, { familyId: null, subjectId: accountId, details: { accountId, checkedBy } });
  if (account.email) await sendLater(work, { channel: 'email', to: account.email, aboutId: accountId, ...resetMessage });
}
