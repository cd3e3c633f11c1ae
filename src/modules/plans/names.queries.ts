import { isClosedTo } from '#modules/access/index.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';

/** A worker as others may see them. The agency's name is left out where it would tell where somebody lives. */
export type Worker = {
  id: string;
  name: string;
  jobTitle: string | null;
  phone: string | null;
  agencyName: string;
  agencyIsProtected: boolean;
  hasLeft: boolean;
  /** Their role is to work with families, so that they can be named lead practitioner. */
  mayLead: boolean;
};

/** `isHere` is false for who has died or left the family. */
export type FamilyPerson = { id: string; familyId: string; givenName: string; familyName: string; isChild: boolean; isUnborn: boolean; isHere: boolean };

/** The words for a service whose name may not be told. */
export const anotherService = 'A service whose name is protected';

// Many parts of a page name the same few people: each is looked up once in one piece of work.
const met = new WeakMap<Work, Map<string, Worker | null>>();

export async function findWorkers(work: Work, ids: readonly string[]): Promise<Map<string, Worker>> {
  const known = met.get(work) ?? new Map<string, Worker | null>();
  met.set(work, known);
  const asked = new Set(ids);
  const unknown = [...asked].filter(id => !known.has(id));
  if (unknown.length > 0) {
    const rows = await work.tables('plans').selectFrom('published.worker').selectAll().where('worker_id', 'in', unknown).execute();
    for (const id of unknown) known.set(id, null);
    for (const row of rows) known.set(row.worker_id, workerFrom(row));
  }
  return new Map([...asked].flatMap(id => (known.get(id) ? [[id, known.get(id)!] as const] : [])));
}

/** The worker about to be named for a family, by the field they were chosen in: they work here now, and nothing closes the family to them. */
export async function getNameable(work: Work, familyId: string, field: string, workerId: string): Promise<Worker> {
  const worker = (await findWorkers(work, [workerId])).get(workerId);
  if (!worker || worker.hasLeft) throw invalid({ [field]: 'Choose somebody who works here now' });
  if (await isClosedTo(work, familyId, workerId)) throw invalid({ [field]: `${worker.name} may not see this family. Choose somebody else` });
  return worker;
}

/** The same, for a lead practitioner. */
export async function getNextLead(work: Work, familyId: string, field: string, workerId: string): Promise<Worker> {
  const worker = await getNameable(work, familyId, field, workerId);
  if (!worker.mayLead) throw invalid({ [field]: `${worker.name} does not work with families here. Choose somebody who does` });
  return worker;
}

// What the children in need census calls the social care services of a council.
const socialCareSource = '5A';

/** Social workers who sign in here, to whom a family can be handed over. */
export async function findSocialWorkers(work: Work): Promise<Worker[]> {
  const rows = await work
    .tables('plans')
    .selectFrom('published.worker')
    .selectAll()
    .where('source_code', '=', socialCareSource)
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(workerFrom);
}

type WorkerRow = {
  worker_id: string;
  name: string;
  job_title: string | null;
  phone: string | null;
  agency_name: string;
  agency_is_protected: boolean;
  disabled_at: Temporal.Instant | null;
  may_lead: boolean | null;
};

const workerFrom = (row: WorkerRow): Worker => ({
  id: row.worker_id,
  name: row.name,
  jobTitle: row.job_title,
  phone: row.phone,
  agencyName: row.agency_is_protected ? anotherService : row.agency_name,
  agencyIsProtected: row.agency_is_protected,
  hasLeft: row.disabled_at !== null,
  mayLead: row.may_lead === true,
});

/** Workers whose name, job or agency holds every word asked. A protected agency is found by its workers' names only. */
export async function searchWorkers(work: Work, asked: string, limit = 30): Promise<Worker[]> {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  const like = (word: string) => `%${word.replaceAll(/[\\%_]/g, found => `\\${found}`)}%`;
  let query = work.tables('plans').selectFrom('published.worker').selectAll().where('disabled_at', 'is', null);
  for (const word of words) {
    query = query.where(eb =>
      eb.or([
        eb('name', 'ilike', like(word)),
        eb('job_title', 'ilike', like(word)),
        eb.and([eb('agency_name', 'ilike', like(word)), eb('agency_is_protected', '=', false)]),
      ]),
    );
  }
  const rows = await query.orderBy('name').limit(limit).execute();
  return rows.map(workerFrom);
}

/** Everybody who is or was in these families, adults first, then by age. */
export async function findPeople(work: Work, familyIds: readonly string[]): Promise<FamilyPerson[]> {
  if (familyIds.length === 0) return [];
  const rows = await work
    .tables('plans')
    .selectFrom('published.person')
    .select(['person_id', 'family_id', 'given_name', 'family_name', 'is_child', 'born_on', 'due_on', 'died_on', 'ends_on'])
    .where('family_id', 'in', [...familyIds])
    .orderBy('is_child')
    .orderBy('born_on')
    .orderBy('given_name')
    .orderBy('starts_on', 'desc')
    .execute();
  const people = rows.map(row => ({
    id: row.person_id,
    familyId: row.family_id,
    givenName: row.given_name,
    familyName: row.family_name,
    isChild: row.is_child,
    isUnborn: row.due_on !== null && row.born_on === null,
    isHere: row.died_on === null && (row.ends_on === null || Temporal.PlainDate.compare(row.ends_on, work.today) > 0),
  }));
  return people.filter((person, index) => people.findIndex(other => other.id === person.id && other.familyId === person.familyId) === index);
}

export async function findFamilyNames(work: Work, familyIds: readonly string[]): Promise<Map<string, { name: string; reference: string }>> {
  if (familyIds.length === 0) return new Map();
  const rows = await work
    .tables('plans')
    .selectFrom('published.family')
    .select(['family_id', 'name', 'reference'])
    .where('family_id', 'in', [...familyIds])
    .execute();
  return new Map(rows.map(row => [row.family_id, { name: row.name, reference: row.reference }]));
}

/** The sensitive topics of a family's record that the actor is named for. */
export async function findMyTopics(work: Work, familyId: string): Promise<string[]> {
  const rows = await work
    .tables('plans')
    .selectFrom('published.sensitive_reader')
    .select('topic')
    .where('family_id', '=', familyId)
    .where('worker_id', '=', work.actor.id)
    .where('starts_on', '<=', work.today)
    .where(eb => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', work.today)]))
    .execute();
  return rows.map(row => row.topic);
}
