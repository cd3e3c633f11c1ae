import type { Subject } from '#modules/forms/index.ts';
import type { Work } from '#platform/work.ts';

/** Somebody in the family, by the name that questions use. */
export type FamilyPerson = Subject & { isUnborn: boolean };

/** Who was in the family on a day, adults first and then children from the oldest; also anybody the assessment already has words about. */
export async function getFamilyPeople(work: Work, familyId: string, on: Temporal.PlainDate, also: readonly string[] = []): Promise<FamilyPerson[]> {
  const rows = await work
    .tables('assessments')
    .selectFrom('published.person')
    .select(['person_id', 'given_name', 'family_name', 'born_on', 'due_on', 'died_on', 'is_child', 'starts_on', 'ends_on'])
    .where('family_id', '=', familyId)
    .orderBy('is_child')
    .orderBy(eb => eb.fn.coalesce('born_on', 'due_on'))
    .orderBy('person_id')
    .execute();
  const is = (row: (typeof rows)[number]) =>
    before(row.starts_on, on) && !(row.ends_on && before(row.ends_on.add({ days: 1 }), on)) && !(row.died_on && before(row.died_on, on));
  const chosen = rows.filter((row, i) => (is(row) || also.includes(row.person_id ?? '')) && rows.findIndex(one => one.person_id === row.person_id) === i);
  const hasNamesake = (name: string | null) => chosen.filter(row => row.given_name === name).length > 1;
  return chosen.map(row => ({
    id: row.person_id ?? '',
    name: hasNamesake(row.given_name) ? `${row.given_name} ${row.family_name}` : (row.given_name ?? ''),
    isChild: row.is_child ?? false,
    isUnborn: row.born_on === null && row.due_on !== null,
  }));
}

const before = (day: Temporal.PlainDate | null, on: Temporal.PlainDate) => day !== null && Temporal.PlainDate.compare(day, on) <= 0;

/** The family's name, or undefined for those who cannot see it. */
export const findFamilyName = async (work: Work, familyId: string): Promise<string | undefined> =>
  (await work.tables('assessments').selectFrom('published.family').select('name').where('family_id', '=', familyId).executeTakeFirst())?.name ?? undefined;

export async function getWorkerNames(work: Work, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids.flatMap(id => id ?? []))];
  if (asked.length === 0) return new Map();
  const rows = await work.tables('assessments').selectFrom('published.worker').select(['worker_id', 'name']).where('worker_id', 'in', asked).execute();
  return new Map(rows.map(row => [row.worker_id ?? '', row.name ?? '']));
}
