import type { Work } from '#platform/work.ts';
import { referralTables } from './referral.queries.ts';
import type { Referral } from './referral.ts';

/** A worker as the other side may know them. A refuge is not named: it would tell where somebody lives. */
export type Party = { id: string; name: string; jobTitle: string | null; agencyName: string; phone: string | null; email: string | null };

export async function findParties(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Party>> {
  if (ids.length === 0) return new Map();
  const rows = await referralTables(work)
    .selectFrom('published.worker')
    .select(['worker_id', 'name', 'job_title', 'agency_name', 'agency_is_protected', 'phone', 'email'])
    .where('worker_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map(row => [
      row.worker_id,
      {
        id: row.worker_id,
        name: row.name,
        jobTitle: row.job_title,
        agencyName: row.agency_is_protected ? 'A service whose name is protected' : row.agency_name,
        phone: row.agency_is_protected ? null : row.phone,
        email: row.agency_is_protected ? null : row.email,
      },
    ]),
  );
}

export type ServiceNamed = { id: string; name: string; organizationName: string; agencyId: string | null };

/** The services of the directory by their ids, as they are called now. */
export async function findServicesNamed(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, ServiceNamed>> {
  if (ids.length === 0) return new Map();
  const rows = await referralTables(work)
    .selectFrom('published.service')
    .select(['service_id as id', 'name', 'organization_name as organizationName', 'agency_id as agencyId'])
    .where('service_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(row => [row.id, row]));
}

/** What a service is called that the directory no longer has. */
export const goneService = 'A service that is no longer in the directory';

/** Whether the actor sees the family that a referral is about. */
export async function seesFamily(work: Work, { familyId }: Pick<Referral, 'familyId'>): Promise<boolean> {
  if (familyId === null) return false;
  const row = await referralTables(work).selectFrom('published.family').select('family_id').where('family_id', '=', familyId).executeTakeFirst();
  return row !== undefined;
}

/** The services whose referrals an agency takes up. */
export async function findServicesOfAgency(work: Work, agencyId: string): Promise<string[]> {
  const rows = await referralTables(work).selectFrom('published.service').select('service_id').where('agency_id', '=', agencyId).execute();
  return rows.map(({ service_id: id }) => id);
}
