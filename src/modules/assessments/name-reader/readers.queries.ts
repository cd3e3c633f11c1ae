import type { Section, SensitiveTopic } from '#modules/forms/index.ts';
import type { Work } from '#platform/work.ts';
import { voiceReaders, type Assessment } from '../assessment.ts';
import { isNamedFor } from '../assessment.policy.ts';
import { findNamedReaders } from '../assessment.queries.ts';
import { getWorkerNames, type FamilyPerson } from '../people.queries.ts';
import { topicOf, type WrittenSection } from '../section.ts';

type Read = { assessment: Assessment; section: Section; person: FamilyPerson | null; written: WrittenSection | null };

/** The few who may read a section, and whether the actor may name another. */
export type Readers = { topic: SensitiveTopic | null; ids: readonly string[]; names: readonly string[]; mayName: boolean };

/** Null: everybody who sees the family may read it. */
export async function findReaders(work: Work, { assessment, section, person, written }: Read): Promise<Readers | null> {
  const topic = topicOf(section, person);
  if (!topic && !written?.keptTo) return null;
  const named = await findNamedReaders(work, assessment.familyId);
  const ids = topic ? named.filter(reader => reader.topic === topic && reader.isNow).map(({ workerId }) => workerId) : (written?.keptTo ?? []);
  const names = await getWorkerNames(work, ids);
  const mayName = topic ? isNamedFor(work.actor, topic, named) : written?.answers[voiceReaders] === 'named';
  return { topic, ids, names: [...new Set(ids)].map(id => names.get(id) ?? 'somebody').toSorted(), mayName };
}

/** The workers who see the family and do not read the section yet. */
export async function findPossibleReaders(work: Work, familyId: string, but: readonly string[]): Promise<{ id: string; name: string }[]> {
  const rows = await work
    .tables('assessments')
    .selectFrom('published.family_access as a')
    .innerJoin('published.worker as w', 'w.worker_id', 'a.worker_id')
    .select(['w.worker_id', 'w.name', 'w.agency_name', 'w.agency_is_protected'])
    .distinct()
    .where('a.family_id', '=', familyId)
    .where('a.starts_on', '<=', work.today)
    .where(eb => eb.or([eb('a.ends_on', 'is', null), eb('a.ends_on', '>=', work.today)]))
    .where('w.disabled_at', 'is', null)
    .orderBy('w.name')
    .execute();
  return rows
    .filter(row => !but.includes(row.worker_id ?? ''))
    .map(row => ({ id: row.worker_id ?? '', name: row.agency_is_protected ? (row.name ?? '') : `${row.name}, ${row.agency_name}` }));
}
