import { sql } from 'kysely';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { agencyChanged } from '../access.events.ts';
import { mayManageAccounts } from '../accounts.policy.ts';

type AgencyInput = { name: string; phone: string | null; hasSingleSignOn: boolean };

export async function changeAgency(work: Work, { id, version }: { id: string; version: number }, { name, phone, hasSingleSignOn }: AgencyInput): Promise<void> {
  work.require(mayManageAccounts(work.actor));
  const { numUpdatedRows } = await work
    .tables('access')
    .updateTable('access.agency')
    .set({ name, phone, has_single_sign_on: hasSingleSignOn, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else changed this agency while you were writing');
  await work.record(agencyChanged, { familyId: null, subjectId: id, details: { agencyId: id } });
}
