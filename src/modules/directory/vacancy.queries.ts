import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';
import type { BandVacancy, Vacancies } from './vacancy.ts';

/** Which places are free at these services, as it was said last. Anybody may ask; of one nobody has said it of, there is nothing. */
export async function findVacancies(work: Pick<Work, 'tables'>, serviceIds: readonly string[]): Promise<ReadonlyMap<string, Vacancies>> {
  if (serviceIds.length === 0) return new Map();
  const { rows } = await sql<BandVacancy & { serviceId: string; saidOn: Temporal.PlainDate }>`
    select service_id as "serviceId", band, state, places, said_on as "saidOn" from directory.vacancy
      join (select service_id, max(said_at) as said_at from directory.vacancy where service_id = any (${[...serviceIds]}::uuid[]) group by 1) newest
        using (service_id, said_at)`.execute(directoryTables(work));
  const found = new Map<string, Vacancies>();
  for (const { serviceId, saidOn, band, state, places } of rows)
    found.set(serviceId, { saidOn, bands: [...(found.get(serviceId)?.bands ?? []), { band, state, places }] });
  return found;
}
