import type { Html } from '#design/html.ts';
import { findColleague } from '../colleague.queries.ts';
import type { Storyteller } from '#platform/module.ts';
import type { Work } from '#platform/work.ts';
import type { Address, Agreement, Attends, ContactDetail, Family, Involvement, Note } from '../family.ts';
import type { FamilyPanel } from '../family-panel.ts';
import { findAddresses, findAgreements, findAttends, findContactDetails, findInvolvements, findNotes, findProtectedHouseholds } from '../family.queries.ts';
import { findHappenings, findLastLook } from '../happening.queries.ts';
import type { Happening } from '../happening.ts';
import { findRelationships, getFamily, getPeopleOf } from '../people.queries.ts';
import type { Member } from '../person.ts';
import type { Relationship } from '../relationship.ts';
import { findHeading, type Heading } from './heading.queries.ts';

export type ShownPanel = { key: string; title: string; place: FamilyPanel['place']; body: Html };

/** All that the family page tells, as far as this reader may know it. */
export type FamilyStory = {
  family: Family;
  heading: Heading;
  people: Member[];
  relationships: Relationship[];
  addresses: Address[];
  protectedHouseholds: string[];
  attends: Attends[];
  contacts: ContactDetail[];
  involvements: Involvement[];
  agreement: (Agreement & { recorderName: string | null }) | null;
  notes: Note[];
  lastLook: Temporal.Instant | null;
  changes: Happening[];
  panels: ShownPanel[];
};

export const changesShown = 30;

export async function loadFamilyStory(work: Work, familyId: string, panels: readonly FamilyPanel[], tell: Storyteller): Promise<FamilyStory> {
  const family = await getFamily(work, familyId);
  // All asked at once: the database answers one after another, and nobody waits in between.
  const [lastLook, [agreement], heading, people, relationships, addresses, protectedHouseholds, attends, contacts, involvements, notes, bodies] =
    await Promise.all([
      findLastLook(work, familyId),
      findAgreements(work, familyId),
      findHeading(work, familyId),
      getPeopleOf(work, familyId),
      findRelationships(work, familyId),
      findAddresses(work, familyId),
      findProtectedHouseholds(work, familyId),
      findAttends(work, familyId),
      findContactDetails(work, familyId),
      findInvolvements(work, familyId),
      findNotes(work, familyId, { atMost: 5 }),
      Promise.all(panels.map(({ load }) => load(work, familyId))),
    ]);
  const [recorder, changed] = await Promise.all([
    agreement && findColleague(work, agreement.recordedBy),
    lastLook && findHappenings(work, familyId, tell, { after: lastLook, notBy: work.actor.id, atMost: changesShown }),
  ]);
  return {
    ...{ family, heading, people, relationships, addresses, protectedHouseholds, attends, contacts, involvements, notes, lastLook },
    agreement: agreement ? { ...agreement, recorderName: recorder?.name ?? null } : null,
    changes: changed?.happenings ?? [],
    panels: panels.flatMap(({ key, title, place }, nth) => (bodies[nth] ? [{ key, title, place, body: bodies[nth] }] : [])),
  };
}
