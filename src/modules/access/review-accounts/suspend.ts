import { sql } from 'kysely';
import { sendLater } from '#platform/messages.ts';
import type { Work } from '#platform/work.ts';
import { accountSuspended } from '../access.events.ts';
import type { Asleep } from '../sign-in-here/local-account.queries.ts';
import { suspendedMessage } from './review-accounts.message.ts';

/** Shuts an account until an administrator opens it again. False: it is the administrator who would be left over, or it is shut already. */
export async function suspend(work: Work, accountId: string, because: Asleep): Promise<boolean> {
  if ((await lastAdministrator(work)) === accountId) return false;
  const access = work.tables('access');
  const shut = await access
    .updateTable('access.account')
    .set({ disabled_at: work.now, suspended_because: because, version: sql`version + 1` })
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .returning('email')
    .executeTakeFirst();
  if (!shut) return false;
  await sql`select access.end_sessions_of(${accountId}, ${work.now.toString()})`.execute(access);
  await work.record(accountSuspended, { familyId: null, subjectId: accountId, details: { accountId, because } });
  if (shut.email) await sendLater(work, { channel: 'email', to: shut.email, aboutId: accountId, ...suspendedMessage(because) });
  return true;
}

/** Of the administrators who can still sign in, the one who did last: somebody must be left who can open the others' accounts. */
async function lastAdministrator(work: Work): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select a.id from access.account a left join access.account_use u on u.account_id = a.id
     where a.disabled_at is null and a.issuer not in ('internal', 'invited', 'first-administrator')
       and exists (select from access.account_role held join access.role r on r.code = held.role
                    where held.account_id = a.id and 'manage-accounts' = any (r.rights) and held.starts_on <= platform.today()
                      and (held.ends_on is null or held.ends_on >= platform.today()))
     order by u.counted_from desc nulls last, a.id limit 1`.execute(work.tables('access'));
  return rows[0]?.id ?? null;
}
