import { eventKind } from '#platform/event.ts';
import type { AgreementGiven, InvolvementChange, NoteKind } from './family.ts';

/** `sensitive` names the topic an event is about: row security shows it to those named for that topic alone. */
type Sensitive = { sensitive?: string };
const own = <Details extends object>(kind: string, sentence: (details: Details & Sensitive) => string, quiet = false) =>
  eventKind<Details & Sensitive>(kind, sentence, { quiet });

export const familyRecordOpened = own<{ reference: string }>('people.family-opened', () => 'opened a record for this family');
/** The front door found the family in the register, and opened it to itself. */
export const familyRecordJoined = own<{ personId: string }>('people.family-found', () => 'found this family in the register');
export const personAdded = own<{ personId: string; isChild: boolean }>('people.person-added', ({ isChild, sensitive }) =>
  sensitive ? 'added an unborn child to the family' : `added ${isChild ? 'a child' : 'an adult'} to the family`,
);
export const personJoined = own<{ personId: string }>('people.person-joined', () => 'added somebody already known to this family');
export const personChanged = own<{ personId: string; changed: readonly string[] }>(
  'people.person-changed',
  ({ changed }) => `changed a person’s details: ${changed.map(inWords).join(', ')}`,
);
export const membershipEnded = own<{ personId: string }>('people.membership-ended', () => 'recorded that somebody is no longer in this family');
export const pregnancyEnded = own<{ personIds: readonly string[]; ended: 'birth' | 'loss' | 'not known' }>('people.pregnancy-ended', ({ ended }) =>
  ended === 'birth' ? 'recorded a birth' : 'recorded that a pregnancy has ended',
);
export const childBorn = own<{ personId: string }>('people.child-born', () => 'added a new baby to the family');
export const peopleRelated = own<{ relationshipId: string; kind: string }>('people.related', () => 'recorded how two people are related');
export const addressAdded = own<{ addressId: string }>('people.address-added', () => 'recorded where a household lives');
export const addressProtected = own<{ household: string }>('people.address-protected', () => 'protected an address');
export const attendanceAdded = own<{ personId: string; what: string }>(
  'people.attendance-added',
  ({ what }) => `recorded somebody’s ${what === 'gp' ? 'GP' : what === 'other' ? 'club or group' : what}`,
);
export const contactDetailAdded = own<{ personId: string; kind: string }>('people.contact-detail-added', () => 'recorded how to reach somebody');
export const agreementRecorded = own<{ agreementId: string; given: AgreementGiven }>('people.agreement-recorded', ({ given }) => agreementSentences[given]);
export const involvementAdded = own<{ involvementId: string; change: InvolvementChange }>('people.involvement-added', ({ change }) =>
  change === 'ended' ? 'recorded that somebody no longer helps' : 'recorded who helps this family',
);
export const noteAdded = own<{ noteId: string; kind: NoteKind }>('people.note-added', ({ kind }) => noteSentences[kind]);
/** Asked of the whole register by somebody who may not see the family. `familyId` of the event is set only when they were told yes. */
export const planAskedAbout = own<{ askingId: string; purpose: string; role: string; told: boolean }>('people.plan-asked-about', ({ told }) =>
  told ? 'asked whether a child is already helped, and was given the lead practitioner’s contact' : 'asked whether a child is already helped',
);
export const registerSearched = own<{ askingId: string; found: number }>('people.register-searched', () => 'looked for people already known', true);
/** Written by the database itself (004_people.sql), to a family that the asker may not see. */
export const custodianAlert = own<{ asked: string }>('people.custodian-alert', () => 'looked for somebody in this family, and was shown nothing');

const agreementSentences: Record<AgreementGiven, string> = {
  yes: 'recorded that the family agrees',
  no: 'recorded that the family does not agree',
  'not-asked-yet': 'recorded that the family has not been asked yet',
  'asking-could-put-someone-at-risk': 'recorded that asking the family could put somebody at risk',
  withdrawn: 'recorded that the family withdrew its agreement',
};

const noteSentences: Record<NoteKind, string> = {
  note: 'wrote a note',
  spoke: 'spoke with the family',
  visited: 'visited the family',
  'no-answer': 'rang, and nobody answered',
  'not-in': 'called at the home, and nobody was in',
  'was-not-brought': 'recorded that a child was not brought',
};

const inWords = (field: string) => field.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).replace('nhs', 'NHS');
