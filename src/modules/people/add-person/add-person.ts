import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { nameFirstReader } from '../named.ts';
import { personAdded } from '../people.events.ts';
import { getFamily, peopleTables } from '../people.queries.ts';
import { isUnborn, mistakesIn, type NewPerson } from '../person.ts';
import { rowOf } from '../person-row.ts';
import { keepNameKeys } from '../search/keep-keys.ts';

/** Adds somebody the register does not know yet. An unborn child is known to those named for the pregnancy alone. */
export async function addPerson(work: Work, familyId: string, person: NewPerson): Promise<string> {
  work.require(mayWriteOfFamily(work.actor));
  await getFamily(work, familyId);
  const mistakes = mistakesIn(person, work.today);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  const personId = work.newId();
  const sensitive = isUnborn(person) ? 'pregnancy' : null;
  if (sensitive) await nameFirstReader(work, familyId, sensitive);
  await peopleTables(work)
    .insertInto('people.person')
    .values({ id: personId, ...rowOf(person) })
    .execute();
  await peopleTables(work)
    .insertInto('people.family_member')
    .values({
      family_id: familyId,
      person_id: personId,
      is_child: person.isChild,
      household: person.household ?? null,
      starts_on: person.startsOn ?? work.today,
      sensitive,
    })
    .execute();
  await keepNameKeys(work, personId, person);
  await work.record(personAdded, { familyId, subjectId: personId, details: { personId, isChild: person.isChild, ...(sensitive && { sensitive }) } });
  return personId;
}
