import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { accountInvited } from '../access.events.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { hashOf } from '../token.ts';

const days = 7;

/** A link for somebody who never signed in, good for seven days and one use; it makes the one before it useless. */
export async function invite(work: Work, accountId: string): Promise<{ path: string; days: number }> {
  work.require(mayManageAccounts(work.actor));
  const token = randomBytes(32).toString('hex');
  const until = work.now.add({ hours: 24 * days }).toString();
  const { rows } = await sql<{ made: boolean }>`select access.invite(${hashOf(token)}, ${accountId}, ${until}) as made`.execute(work.tables('access'));
  if (!rows[0]?.made) throw invalid({ '': 'They sign in already, or their access has ended' });
  await work.record(accountInvited, { familyId: null, subjectId: accountId, details: { accountId } });
  return { path: `/invitation/${token}`, days };
}
