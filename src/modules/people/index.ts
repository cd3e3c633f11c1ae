import type { Module, Storyteller } from '#platform/module.ts';
import type { FamilyPanel } from './family-panel.ts';
import { addAddressPage } from './add-address/add-address.page.ts';
import { addInvolvementPage } from './add-involvement/add-involvement.page.ts';
import { addNotePage } from './add-note/add-note.page.ts';
import { addPersonPage } from './add-person/add-person.page.ts';
import { askAboutPlanPage } from './ask-about-plan/ask-about-plan.page.ts';
import { changePersonPage } from './change-person/change-person.page.ts';
import { mayFindFamily } from './family.policy.ts';
import * as events from './people.events.ts';
import { recordAgreementPage } from './record-agreement/record-agreement.page.ts';
import { relatePage } from './relate/relate.page.ts';
import { searchPage } from './search/search.page.ts';
import { seeChronologyPage } from './see-chronology/see-chronology.page.ts';
import { seeFamilyPage } from './see-family/see-family.page.ts';

export type { FamilyPanel } from './family-panel.ts';
export type * from './family.ts';
export { isMissedContact } from './family.ts';
export { ageOn, fullName, isUnborn, type Member, type NewPerson, type Person, type PersonFacts } from './person.ts';
export type { Relationship, RelationshipKind } from './relationship.ts';
export { findFamily, findRelationships, getFamily, getPeopleOf, getPerson } from './people.queries.ts';
export { findAddresses, findAgreements, findAttends, findClocksStopped, findInvolvements, findNotes, findProtectedHouseholds } from './family.queries.ts';

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
export { referenceOf } from './reference.ts';
export { addNote } from './add-note/add-note.ts';

/** The family page is made of every module's panels, and its chronology of every module's events. */
export const people = (panels: readonly FamilyPanel[], tell: Storyteller): Module => ({
  pages: [
    searchPage,
    askAboutPlanPage,
    seeFamilyPage(panels, tell),
    seeChronologyPage(tell),
    addNotePage,
    addPersonPage,
    changePersonPage,
    relatePage,
    addAddressPage,
    addInvolvementPage,
    recordAgreementPage,
  ],
  events: Object.values(events),
  nav: actor => (mayFindFamily(actor).allowed ? [{ href: '/families', text: 'Find a family', exact: true }] : []),
});
