import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { vacanciesSaid } from '../directory.events.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { directoryTables, getRecord } from '../records.queries.ts';
import type { BandVacancy } from '../vacancy.ts';

/** Says which places are free today, age by age. It is public at once. */
export async function sayVacanciesOf(work: Work, serviceId: string, bands: readonly BandVacancy[]): Promise<void> {
  const record = await getRecord(work, serviceId);
  work.require(mayKeepRecord(work.actor, record));
  if (record.kind !== 'service') throw new Refusal('conflict', 'Only services have places');
  const [first] = bands;
  if (!first) throw invalid({ 'state-under-2': 'Say it for at least one age' });
  const said = { service_id: serviceId, said_at: work.now, said_on: work.today };
  await directoryTables(work)
    .insertInto('directory.vacancy')
    .values(bands.map(band => ({ id: work.newId(), ...said, ...band })))
    .execute();
  await work.record(vacanciesSaid, { familyId: null, subjectId: serviceId, details: { ages: bands.length } });
}
