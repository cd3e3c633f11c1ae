import { openFamily } from '#modules/access/index.ts';
import { addPerson, findRelationships, getFamily, getPeopleOf, joinFamily, openFamilyRecord, openRecordOf, relate } from '#modules/people/index.ts';
import { raiseSafeRoute } from '#modules/plans/index.ts';
import { found, Refusal } from '#platform/refusal.ts';
import { dayInLondon, type Work } from '#platform/work.ts';
import { requestLinked } from '../decision.events.ts';
import { mayDecide } from '../decision.policy.ts';
import { changeRequest, getRequestToDecide, linkPerson, type CaseOfRequest, type RequestRef } from '../decision.queries.ts';
import { endFrontDoorAccess } from '../front-door-access.ts';
import type { RequestPerson } from '../request.ts';
import { factsOf, familyNameFor, home, relationsIn } from './linking.ts';
import { recordFromRequest } from './record-from-request.ts';

/** Who one person of the request is: somebody known, or somebody new. Who is left out stays in the request alone. */
export type PersonLink = { requestPersonId: string; personId: string; livesAtHome?: boolean | undefined };
/** `familyId` and `personId` are 'new' for a record that is begun; `familyOf` is the family that somebody known is in. */
export type Linking = ({ familyId: string } | { familyOf: string }) & { familyName?: string | undefined; people: readonly PersonLink[] };
export type Linked = { familyId: string; personIds: ReadonlyMap<string, string> };

/** Says whom a request is about: a whole family, known or new, in one step. What the request said fills its record. Nobody is told or invited by it. */
export async function linkRequest(work: Work, ref: RequestRef, linking: Linking): Promise<Linked> {
  work.require(mayDecide(work.actor));
  const request = await getRequestToDecide(work, ref);
  if (request.familyId !== null) throw new Refusal('conflict', 'Somebody has said already which family this request is about');
  const familyId = await familyFor(work, request, linking);
  const known = await getPeopleOf(work, familyId);
  const personIds = new Map<string, string>();
  const added = new Set<string>();
  for (const link of linking.people) {
    const person = found(request.people.find(({ id }) => id === link.requestPersonId));
    const { personId, isNew } = await place(
      work,
      request,
      familyId,
      person,
      link,
      known.some(({ id }) => id === link.personId),
    );
    personIds.set(person.id, personId);
    if (isNew) added.add(person.id);
    await linkPerson(work, person.id, personId);
  }
  await relateThem(work, request, familyId, personIds);
  await recordFromRequest(
    work,
    request,
    familyId,
    id => added.has(id),
    id => personIds.get(id),
  );
  if (request.agreement?.given === 'asking-could-put-someone-at-risk') await raiseSafeRoute(work, familyId);
  await changeRequest(work, request, { familyId, takenBy: request.takenBy ?? work.actor.id, state: request.state === 'new' ? 'looked-at' : request.state });
  const people = [...personIds.values()];
  await work.record(requestLinked, {
    familyId,
    subjectId: request.id,
    details: { requestId: request.id, people, added: [...added].flatMap(id => personIds.get(id) ?? []) },
  });
  return { familyId, personIds };
}

async function familyFor(work: Work, request: CaseOfRequest, linking: Linking): Promise<string> {
  if ('familyOf' in linking) return openRecordOf(work, linking.familyOf, 'front door');
  if (linking.familyId === 'new')
    return openFamilyRecord(work, { name: linking.familyName?.trim() || familyNameFor(request.people, request.reference), because: 'front door' });
  await openFamily(work, linking.familyId, { accountId: work.actor.id }, 'front door');
  return (await getFamily(work, linking.familyId)).id;
}

/** Puts one person of the request into the family. An adult found in another family's record may be somebody the others must not meet. */
async function place(
  work: Work,
  request: CaseOfRequest,
  familyId: string,
  person: RequestPerson,
  link: PersonLink,
  isMember: boolean,
): Promise<{ personId: string; isNew: boolean }> {
  const livesAtHome = link.livesAtHome ?? (person.isChild || person.isSender);
  if (link.personId === 'new') {
    return { personId: await addPerson(work, familyId, factsOf(person, dayInLondon(request.sentAt), livesAtHome && request.address !== null)), isNew: true };
  }
  if (isMember) return { personId: link.personId, isNew: false };
  const otherFamilyId = await openRecordOf(work, link.personId, 'front door');
  await joinFamily(work, familyId, link.personId, { isChild: person.isChild, household: livesAtHome && request.address !== null ? home : null });
  if (!person.isChild) await raiseSafeRoute(work, familyId);
  if (otherFamilyId !== familyId) await endFrontDoorAccess(work, otherFamilyId, request.id);
  return { personId: link.personId, isNew: false };
}

async function relateThem(work: Work, request: CaseOfRequest, familyId: string, personIds: ReadonlyMap<string, string>): Promise<void> {
  const known = await findRelationships(work, familyId);
  for (const { from, to, kind } of relationsIn(request.people)) {
    const [fromPersonId, toPersonId] = [personIds.get(from), personIds.get(to)];
    if (!fromPersonId || !toPersonId || fromPersonId === toPersonId) continue;
    const isKnown = known.some(one => [one.fromPersonId, one.toPersonId].includes(fromPersonId) && [one.fromPersonId, one.toPersonId].includes(toPersonId));
    if (!isKnown) await relate(work, familyId, { fromPersonId, toPersonId, kind });
  }
}
