import { sql } from 'kysely';
import type { Job } from '#platform/module.ts';
import { statusesBrought } from './directory.events.ts';
import { directoryTables } from './records.queries.ts';
import { turnEdition, writeOut, writeServices } from './write-out.ts';

/** Writes a record out for an owner who confirmed it: owners do not write what is public. */
export const writeOutRecord: Job = (work, { recordId }) => (recordId === undefined ? Promise.resolve() : writeOut(work, [recordId]));

/** Every hour: what has opened, closed or ended since is written out anew. */
export const keepStatuses: Job = async work => {
  const { rows } = await sql<{ id: string }>`
    select id from directory.service where status is distinct from case
        when ends_on < platform.today() then 'defunct'
        when opens_on > platform.today() then 'inactive'
        when closed_from <= platform.today() and (closed_until is null or closed_until >= platform.today()) then 'temporarily closed'
        else 'active' end`.execute(directoryTables(work));
  if (rows.length === 0) return;
  await writeServices(
    work,
    rows.map(({ id }) => id),
  );
  await turnEdition(work);
  await work.record(statusesBrought, { familyId: null, details: { services: rows.length } });
};
