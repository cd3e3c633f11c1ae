import type { Module, Storyteller } from '#platform/module.ts';
import type { FamilyPanel } from './family-panel.ts';
import { askAboutPlanPage } from './ask-about-plan/ask-about-plan.page.ts';
import { mayFindFamily } from './family.policy.ts';
import * as events from './people.events.ts';
import { searchPage } from './search/search.page.ts';

export type { FamilyPanel } from './family-panel.ts';
export type * from './family.ts';
export { isMissedContact } from './family.ts';
export { ageInYears, ageOn, fullName, isUnborn, youngestFirst, type Member, type NewPerson, type Person, type PersonFacts } from './person.ts';
export { relationshipInWords, relationshipKinds, type Relationship, type RelationshipKind } from './relationship.ts';
export { findFamily, findPerson, findRelationships, getFamily, getMember, getPeopleOf, getPerson } from './people.queries.ts';
export { findAddresses, findAgreements, findAttends, findContactDetails, findInvolvements, findNotes, findProtectedHouseholds } from './family.queries.ts';
export { mayReadFamily, mayWriteOfFamily } from './family.policy.ts';
export { nameFirstReader } from './named.ts';

export { openFamilyRecord, type NewFamily } from './open-family/open-family.ts';
export { addPerson } from './add-person/add-person.ts';
export { changePerson, type ChangeOfPerson } from './change-person/change-person.ts';
export { joinFamily, type Joining } from './join-family/join-family.ts';
export { endMembership } from './end-membership/end-membership.ts';
export { endPregnancy, type EndOfPregnancy } from './end-pregnancy/end-pregnancy.ts';
export { relate, type NewRelationship } from './relate/relate.ts';
export { addAddress } from './add-address/add-address.ts';
export { protectAddress } from './protect-address/protect-address.ts';
export { addAttends } from './add-attends/add-attends.ts';
export { addContactDetail } from './add-contact-detail/add-contact-detail.ts';
export { recordAgreement } from './record-agreement/record-agreement.ts';
export { addInvolvement } from './add-involvement/add-involvement.ts';
export { findLikelyPeople, openRecordOf, type LikelyPerson } from './find-likely-people/find-likely-people.ts';
export type { AskedPerson, Sureness } from './match.ts';
export { nameKeys } from './search/name-keys.ts';
export { addNote } from './add-note/add-note.ts';

/** The family page is made of every module's panels, and its chronology of every module's events. */
export const people = (_panels: readonly FamilyPanel[], _tell: Storyteller): Module => ({
  pages: [searchPage, askAboutPlanPage],
  events: Object.values(events),
  nav: actor => (mayFindFamily(actor).allowed ? [{ href: '/families', text: 'Find a family' }] : []),
});
