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
  const lastLook = await findLastLook(work, familyId);
  const [agreement] = await findAgreements(work, familyId);
  const story = {
    family,
    heading: await findHeading(work, familyId),
    people: await getPeopleOf(work, familyId),
    relationships: await findRelationships(work, familyId),
    addresses: await findAddresses(work, familyId),
    protectedHouseholds: await findProtectedHouseholds(work, familyId),
    attends: await findAttends(work, familyId),
    contacts: await findContactDetails(work, familyId),
    involvements: await findInvolvements(work, familyId),
    agreement: agreement ? { ...agreement, recorderName: (await findColleague(work, agreement.recordedBy))?.name ?? null } : null,
    notes: await findNotes(work, familyId, { atMost: 5 }),
    lastLook,
    changes: lastLook ? (await findHappenings(work, familyId, tell, { after: lastLook, notBy: work.actor.id, atMost: changesShown })).happenings : [],
  };
  const shown: ShownPanel[] = [];
  for (const { key, title, place, load } of panels) {
    const body = await load(work, familyId);
    if (body) shown.push({ key, title, place, body });
  }
  return { ...story, panels: shown };
}
