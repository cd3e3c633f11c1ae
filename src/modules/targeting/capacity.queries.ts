import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';

/** Somebody who could be asked to own a household's case, and how many families they lead now. */
export type PossibleOwner = { id: string; name: string; jobTitle: string | null; email: string | null; agencyName: string; families: number };

/** Everybody who may lead, those with the fewest families first. */
export async function findPossibleOwners(work: Work): Promise<PossibleOwner[]> {
  const db = work.tables('targeting');
  const [workers, { rows }] = await Promise.all([
    db.selectFrom('published.worker').selectAll().where('disabled_at', 'is', null).where('may_lead', '=', true).orderBy('name').execute(),
    sql<{ lead_id: string; families: number }>`select lead_id, families from targeting.families_by_lead()`.execute(db),
  ]);
  const families = new Map(rows.map(row => [row.lead_id, row.families]));
  return workers
    .map(row => ({
      id: row.worker_id,
      name: row.name,
      jobTitle: row.job_title,
      email: row.email,
      agencyName: row.agency_is_protected ? 'a service whose name is protected' : row.agency_name,
      families: families.get(row.worker_id) ?? 0,
    }))
    .sort((one, other) => one.families - other.families);
}

/** The names of workers, by id. */
export async function findNames(work: Work, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids.filter(id => id !== null))];
  if (asked.length === 0) return new Map();
  const rows = await work.tables('targeting').selectFrom('published.worker').select(['worker_id', 'name']).where('worker_id', 'in', asked).execute();
  return new Map(rows.map(row => [row.worker_id, row.name]));
}
