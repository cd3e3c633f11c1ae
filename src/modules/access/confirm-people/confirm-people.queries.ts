import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';

export type Answer = 'needs it' | 'has left';
export type PersonToConfirm = { id: string; name: string; jobTitle: string | null; roles: string; answer: Answer | null; signedInAt: Temporal.Instant | null };
export type ToConfirm = {
  agency: { id: string; name: string };
  openCheck: { id: string; dueOn: Temporal.PlainDate; askedOn: Temporal.PlainDate | null } | null;
  people: readonly PersonToConfirm[];
};

/** An agency's people, with what was said of each in the check that is open. */
export async function getToConfirm(work: Work, agencyId: string): Promise<ToConfirm> {
  const access = work.tables('access');
  const agency = found(await access.selectFrom('access.agency').select(['id', 'name']).where('id', '=', agencyId).executeTakeFirst());
  const check = await access.selectFrom('access.yearly_check').selectAll().where('agency_id', '=', agencyId).where('closed_on', 'is', null).executeTakeFirst();
  const openCheck = check ? { id: check.id, dueOn: check.due_on, askedOn: check.asked_on } : null;
  return { agency, openCheck, people: await findPeopleToConfirm(work, agencyId) };
}

/** Everybody of an agency who can sign in, or is suspended; not the actor, and not the service. */
export async function findPeopleToConfirm(work: Work, agencyId: string): Promise<PersonToConfirm[]> {
  const access = work.tables('access');
  const rows = await access
    .selectFrom('access.account as account')
    .leftJoin('access.yearly_check as check', join =>
      join.onRef('check.agency_id', '=', 'account.agency_id').on('check.closed_on', 'is', null).on('check.asked_on', 'is not', null),
    )
    .leftJoin('access.person_check as said', join => join.onRef('said.check_id', '=', 'check.id').onRef('said.account_id', '=', 'account.id'))
    .leftJoin('access.account_use as use', 'use.account_id', 'account.id')
    .select(['account.id', 'account.name', 'account.job_title as jobTitle', 'said.answer', 'use.signed_in_at as signedInAt'])
    .select(eb =>
      eb
        .selectFrom('access.account_role as held')
        .innerJoin('access.role as role', 'role.code', 'held.role')
        .select(({ fn, val }) => fn<string | null>('string_agg', ['role.name', val(', ')]).as('names'))
        .whereRef('held.account_id', '=', 'account.id')
        .where('held.ends_on', 'is', null)
        .as('roles'),
    )
    .where('account.agency_id', '=', agencyId)
    .where('account.id', '<>', work.actor.id)
    .where(eb => eb.or([eb('account.disabled_at', 'is', null), eb('account.suspended_because', 'is not', null)]))
    .orderBy('account.name')
    .execute();
  return rows.map(row => ({ ...row, roles: row.roles ?? '', answer: row.answer as Answer | null }));
}
