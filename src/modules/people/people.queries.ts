import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Family } from './family.ts';
import { youngestFirst, type Member, type Person } from './person.ts';
import type { Relationship, RelationshipKind } from './relationship.ts';

export const peopleTables = (work: Work) => work.tables('people');

const personColumns = [
  'p.id',
  'p.given_name as givenName',
  'p.family_name as familyName',
  'p.also_known_as as alsoKnownAs',
  'p.born_on as bornOn',
  'p.due_on as dueOn',
  'p.born_about as bornAbout',
  'p.died_on as diedOn',
  'p.sex',
  'p.gender',
  'p.ethnicity',
  'p.first_language as firstLanguage',
  'p.interpreter',
  'p.disabilities',
  'p.nhs_number as nhsNumber',
  'p.version',
] as const;

/** The family, if this person may see it. */
export async function findFamily(work: Work, familyId: string): Promise<Family | undefined> {
  return peopleTables(work)
    .selectFrom('people.family')
    .select(['family_id as id', 'reference', 'name', 'locality_id as localityId', 'opened_on as openedOn', 'version'])
    .where('family_id', '=', familyId)
    .executeTakeFirst();
}

/** The family, or the answer that there is none. */
export const getFamily = async (work: Work, familyId: string): Promise<Family> => found(await findFamily(work, familyId));

/** Everybody who is in a family today, youngest first; `ever` adds those who were. */
export async function getPeopleOf(work: Work, familyId: string, { ever = false } = {}): Promise<Member[]> {
  const rows = await peopleTables(work)
    .selectFrom('people.family_member as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .select([...personColumns, 'm.family_id as familyId', 'm.is_child as isChild', 'm.household', 'm.starts_on as startsOn', 'm.ends_on as endsOn'])
    .where('m.family_id', '=', familyId)
    .$if(!ever, query => query.where(eb => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>', work.today)])))
    .execute();
  return youngestFirst(rows.map(row => ({ ...row, sex: sexOf(row.sex) })));
}

export async function findPerson(work: Work, personId: string): Promise<Person | undefined> {
  const row = await peopleTables(work).selectFrom('people.person as p').select(personColumns).where('p.id', '=', personId).executeTakeFirst();
  return row && { ...row, sex: sexOf(row.sex) };
}

export const getPerson = async (work: Work, personId: string): Promise<Person> => found(await findPerson(work, personId));

/** One of a family, or the answer that there is none. */
export const getMember = async (work: Work, familyId: string, personId: string): Promise<Member> =>
  found((await getPeopleOf(work, familyId, { ever: true })).find(({ id }) => id === personId));

/** How the people of a family are related, as far as this person may see both. */
export async function findRelationships(work: Work, familyId: string): Promise<Relationship[]> {
  const members = peopleTables(work).selectFrom('people.family_member').select('person_id').where('family_id', '=', familyId);
  const rows = await peopleTables(work)
    .selectFrom('people.relationship as r')
    .select([
      'r.id',
      'r.from_person_id as fromPersonId',
      'r.to_person_id as toPersonId',
      'r.kind',
      'r.has_parental_responsibility as hasParentalResponsibility',
      'r.evidence',
    ])
    .where('r.from_person_id', 'in', members)
    .where('r.to_person_id', 'in', members)
    .where(eb => eb.or([eb('r.ends_on', 'is', null), eb('r.ends_on', '>', work.today)]))
    .orderBy('r.id')
    .execute();
  return rows.map(row => ({ ...row, kind: row.kind as RelationshipKind }));
}

const sexOf = (code: string | null): Person['sex'] => (code === 'M' || code === 'F' || code === 'U' ? code : null);
