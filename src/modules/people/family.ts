type Day = Temporal.PlainDate;

export type Family = { id: string; reference: string; name: string; localityId: string | null; openedOn: Day; version: number };

export type Topic = 'mental-health' | 'abuse' | 'pregnancy' | 'offences' | 'health' | 'address';

export type Address = { id: string; household: string; lines: string; postcode: string | null; isProtected: boolean };
export type NewAddress = {
  household: string;
  lines: string;
  postcode?: string | null | undefined;
  isProtected?: boolean | undefined;
  startsOn?: Day | undefined;
};

export type AttendsWhat = 'school' | 'nursery' | 'gp' | 'clinic' | 'refuge' | 'other';
export type Attends = { id: string; personId: string; what: AttendsWhat; name: string; agencyId: string | null; isProtected: boolean };
export type NewAttends = {
  personId: string;
  what: AttendsWhat;
  name: string;
  agencyId?: string | null | undefined;
  isProtected?: boolean | undefined;
  startsOn?: Day | undefined;
};

export type ContactDetail = { id: string; personId: string; kind: 'phone' | 'email'; value: string; safeUse: string | null; isProtected: boolean };
export type NewContactDetail = {
  personId: string;
  kind: 'phone' | 'email';
  value: string;
  safeUse?: string | null | undefined;
  isProtected?: boolean | undefined;
};

export type AgreementGiven = 'yes' | 'no' | 'not-asked-yet' | 'asking-could-put-someone-at-risk' | 'withdrawn';
/** Who agreed to what, how and when. `personId` is somebody in the record, `givenBy` anybody else in words. */
export type Agreement = {
  id: string;
  given: AgreementGiven;
  personId: string | null;
  givenBy: string | null;
  how: string | null;
  scope: string | null;
  onDay: Day;
  recordedBy: string;
};
export type NewAgreement = {
  given: AgreementGiven;
  personId?: string | null | undefined;
  givenBy?: string | null | undefined;
  how?: string | null | undefined;
  scope?: string | null | undefined;
  onDay?: Day | undefined;
};

export type InvolvementChange = 'started' | 'ended';
/** That a service helps, whom to ring there, and as at when: not its record. */
export type Involvement = {
  id: string;
  personId: string | null;
  agencyId: string | null;
  agencyName: string;
  doing: string | null;
  contactName: string | null;
  contactPhone: string | null;
  startsOn: Day | null;
  endsOn: Day | null;
  asAt: Day;
  toldBy: string;
  sensitive: string | null;
};
export type NewInvolvement = {
  agencyName: string;
  toldBy: string;
  personId?: string | null | undefined;
  agencyId?: string | null | undefined;
  doing?: string | null | undefined;
  contactName?: string | null | undefined;
  contactPhone?: string | null | undefined;
  startsOn?: Day | null | undefined;
  endsOn?: Day | null | undefined;
  asAt?: Day | undefined;
  sensitive?: Topic | null | undefined;
};

export type NoteKind = 'note' | 'spoke' | 'visited' | 'no-answer' | 'not-in' | 'was-not-brought';
export type Note = {
  id: string;
  kind: NoteKind;
  text: string;
  sensitive: string | null;
  happenedOn: Day;
  writtenBy: string;
  writerName: string | null;
  writtenAt: Temporal.Instant;
};
export type NewNote = { kind: NoteKind; text: string; happenedOn?: Day | undefined; sensitive?: Topic | null | undefined };

/** Tries that did not reach the family: two in a row are for a manager to look at. */
export const isMissedContact = (kind: NoteKind): boolean => kind === 'no-answer' || kind === 'not-in' || kind === 'was-not-brought';
