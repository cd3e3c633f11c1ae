import { sql } from 'kysely';
import { sendLater } from '#platform/messages.ts';
import type { Work } from '#platform/work.ts';
import { accountWarned } from '../access.events.ts';
import { soonAsleepMessage } from './review-accounts.message.ts';
import { suspend } from './suspend.ts';

/** Days without signing in after which somebody is told, and after which their account is suspended. */
export const warnAfter = 76;
export const suspendAfter = 90;

/** Suspends whoever works here and has not signed in for 90 days, however they sign in; two weeks before, tells them. */
export async function reviewUse(work: Work): Promise<void> {
  const access = work.tables('access');
  // Whoever was here before this was counted, or never signed in, counts from now.
  await sql`
    insert into access.account_use (account_id, counted_from)
    select a.id, ${work.now.toString()}::timestamptz from access.account a
     where a.agency_id is not null and a.disabled_at is null and a.issuer not in ('internal', 'invited', 'first-administrator')
       and not exists (select from access.account_use u where u.account_id = a.id)`.execute(access);
  const unused = (days: number) =>
    access
      .selectFrom('access.account_use as use')
      .innerJoin('access.account as account', 'account.id', 'use.account_id')
      .select(['account.id', 'account.email', 'account.issuer'])
      .where('use.counted_from', '<=', work.now.subtract({ hours: 24 * days }))
      .where('account.disabled_at', 'is', null)
      .where('account.agency_id', 'is not', null)
      .where('account.issuer', 'not in', ['internal', 'invited', 'first-administrator'])
      .orderBy('account.id');
  for (const { id } of await unused(suspendAfter).execute()) await suspend(work, id, 'not used');
  for (const { id, email } of await unused(warnAfter).where('use.warned_at', 'is', null).execute()) {
    await access.updateTable('access.account_use').set({ warned_at: work.now }).where('account_id', '=', id).execute();
    await work.record(accountWarned, { familyId: null, subjectId: id, details: { accountId: id } });
    if (email) await sendLater(work, { channel: 'email', to: email, aboutId: id, ...soonAsleepMessage(suspendAfter - warnAfter) });
  }
}
