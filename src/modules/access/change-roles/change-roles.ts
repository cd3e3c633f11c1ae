import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { rolesChanged } from '../access.events.ts';
import { mayManageAccounts } from '../accounts.policy.ts';

/** What somebody may do from today on: these roles and no others. */
export async function changeRoles(work: Work, accountId: string, roles: readonly string[]): Promise<void> {
  work.require(mayManageAccounts(work.actor));
  // So that nobody gives themself more, and no council is left without an administrator.
  if (accountId === work.actor.id) throw invalid({ roles: 'You cannot change your own roles. Ask another administrator' });
  const { today } = work;
  const access = work.tables('access');
  const taken = access
    .updateTable('access.account_role')
    .set({ ends_on: today.subtract({ days: 1 }) })
    .where('account_id', '=', accountId);
  await taken
    .where('ends_on', 'is', null)
    .where('role', 'not in', ['', ...roles])
    .execute();
  const held = await access.selectFrom('access.account_role').select('role').where('account_id', '=', accountId).where('ends_on', 'is', null).execute();
  for (const role of roles.filter(code => !held.some(one => one.role === code))) {
    // Taken back and given again on one day, it is the row of this morning.
    const given = access.insertInto('access.account_role').values({ account_id: accountId, role, starts_on: today });
    await given.onConflict(before => before.columns(['account_id', 'role', 'starts_on']).doUpdateSet({ ends_on: null })).execute();
  }
  await work.record(rolesChanged, { familyId: null, subjectId: accountId, details: { accountId, roles } });
}
