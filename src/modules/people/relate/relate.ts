import { found, invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { peopleRelated } from '../people.events.ts';
import { findRelationships, getPeopleOf, peopleTables } from '../people.queries.ts';
import { isUnborn } from '../person.ts';
import type { RelationshipKind } from '../relationship.ts';

export type NewRelationship = {
  fromPersonId: string;
  toPersonId: string;
  /** What the first is to the second. */
  kind: RelationshipKind;
  hasParentalResponsibility?: boolean | undefined;
  evidence?: string | null | undefined;
};

/** Records how two people of a family are related. Parental responsibility is recorded with its evidence, and opens no record by itself. */
export async function relate(work: Work, familyId: string, relationship: NewRelationship): Promise<string> {
  work.require(mayWriteOfFamily(work.actor));
  const { fromPersonId, toPersonId, kind, hasParentalResponsibility = false, evidence = null } = relationship;
  if (fromPersonId === toPersonId) throw invalid({ toPersonId: 'Choose two different people' });
  const people = await getPeopleOf(work, familyId, { ever: true });
  const both = [fromPersonId, toPersonId].map(personId => found(people.find(({ id }) => id === personId)));
  const known = await findRelationships(work, familyId);
  if (known.some(one => one.fromPersonId === fromPersonId && one.toPersonId === toPersonId && one.kind === kind)) {
    throw new Refusal('conflict', 'This relationship is already recorded');
  }
  const id = work.newId();
  await peopleTables(work)
    .insertInto('people.relationship')
    .values({
      id,
      from_person_id: fromPersonId,
      to_person_id: toPersonId,
      kind,
      has_parental_responsibility: hasParentalResponsibility,
      evidence,
      starts_on: work.today,
    })
    .execute();
  await work.record(peopleRelated, {
    familyId,
    subjectId: toPersonId,
    details: { relationshipId: id, kind, ...(both.some(isUnborn) && { sensitive: 'pregnancy' }) },
  });
  return id;
}
