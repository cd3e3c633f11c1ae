import type { Answers } from '#modules/forms/index.ts';
import { englishCalendar } from '#platform/working-days.ts';
import { sayDate } from '#platform/date-field.ts';
import { dueFor } from './inbox.ts';

export const senders = {
  practitioner: 'Somebody who works with the family',
  'parent-or-carer': 'A parent or carer',
  'young-person': 'A young person, for themself',
  'relative-or-neighbour': 'A relative, friend or neighbour',
  anonymous: 'Somebody who did not give a name',
  'step-down': 'Children’s social care, stepping down',
} as const;
export type RequestSender = keyof typeof senders;

/** Those who may ask without an account. */
export const publicSenders = ['parent-or-carer', 'young-person', 'relative-or-neighbour', 'anonymous'] as const satisfies readonly RequestSender[];
export const isPublicSender = (who: RequestSender): boolean => (publicSenders as readonly string[]).includes(who);

export type RequestState = 'new' | 'looked-at' | 'decided' | 'closed-without-reply';

export const safeWays = {
  phone: 'A phone call',
  text: 'A text message',
  email: 'An email',
  post: 'A letter',
  'through-somebody': 'Through somebody they trust',
} as const;
export type SafeWay = keyof typeof safeWays;

/** How it is safe to reach somebody. No way at all is an answer too. */
export type SafeContact = { ways: readonly SafeWay[]; when: string | null; mayLeaveMessage: boolean; through: string | null; postTo: string | null };

export const noSafeContact: SafeContact = { ways: [], when: null, mayLeaveMessage: false, through: null, postTo: null };

export const agreements = {
  yes: 'Yes, they know and agree',
  no: 'No, they do not agree',
  'not-asked-yet': 'They have not been asked yet',
  'asking-could-put-someone-at-risk': 'Asking could put someone at risk',
} as const;
export type AgreementGiven = keyof typeof agreements;
/** Whether the family knows and agrees: who said so, how and when; or why not. */
export type Agreement = { given: AgreementGiven; by: string | null; how: string | null; on: Temporal.PlainDate | null; why: string | null };

export type NewRequestPerson = {
  givenName: string | null;
  familyName: string | null;
  bornOn: Temporal.PlainDate | null;
  dueOn: Temporal.PlainDate | null;
  ageAbout: number | null;
  isChild: boolean;
  relationship: string | null;
  school: string | null;
  isSender?: boolean;
};
export type RequestPerson = Required<NewRequestPerson> & { id: string; linkedPersonId: string | null };
export type RequestAddress = { hasNoFixedAddress: boolean; lines: string | null; postcode: string | null; isProtected: boolean };
export type RequestHelper = { name: string; doing: string | null; contact: string | null; agencyId?: string | null };
export type Sender = { name: string | null; email: string | null; phone: string | null };

/** A request as somebody sends it. */
export type NewRequest = {
  who: RequestSender;
  form: string;
  formVersion: number;
  answers: Answers;
  isDanger: boolean;
  isSignificantHarm: boolean;
  sender: Sender;
  safeContact: SafeContact | null;
  agreement: Agreement | null;
  people: readonly NewRequestPerson[];
  address: RequestAddress | null;
  helpers: readonly RequestHelper[];
};

export type SendingSystem = { name: string; agencyName: string };

/** Stands where a sender's name would: Oakfield Primary School’s system “pupil records”. */
export const systemInWords = ({ name, agencyName }: SendingSystem): string => `${agencyName}’${agencyName.endsWith('s') ? '' : 's'} system “${name}”`;

/** A request as it is kept. */
export type SupportRequest = Omit<NewRequest, 'people'> & {
  id: string;
  reference: string;
  people: readonly RequestPerson[];
  sentBy: string;
  /** The software of a partner that sent it by the API; null where a person did. */
  sendingSystem: SendingSystem | null;
  senderAgencyId: string | null;
  sentAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  state: RequestState;
  familyId: string | null;
  takenBy: string | null;
  version: number;
};

/** What somebody typed, as it is kept: who sends without a name leaves no name, and nobody is reached by a way they did not say is safe. */
export function asKept(request: NewRequest): NewRequest {
  if (request.who === 'anonymous') return { ...request, sender: { name: null, email: null, phone: null }, safeContact: noSafeContact };
  return request;
}

/** When the sender is to be told by. What is due on a day is due when the offices close. */
export function replyDueAt(request: Pick<NewRequest, 'isDanger' | 'isSignificantHarm'>, sentAt: Temporal.Instant): Temporal.Instant {
  const due = dueFor({ sentAt, immediateDanger: request.isDanger, significantHarm: request.isSignificantHarm });
  const { timeZone, closesAt } = englishCalendar;
  return due instanceof Temporal.PlainDate ? due.toZonedDateTime({ timeZone, plainTime: closesAt }).toInstant() : due.toInstant();
}

/** Where it is safe to send an acknowledgement by e-mail, or null. */
export function emailFor({ who, sender, safeContact }: Pick<NewRequest, 'who' | 'sender' | 'safeContact'>): string | null {
  const isSafe = isPublicSender(who) ? safeContact?.ways.includes('email') : true;
  return isSafe ? sender.email : null;
}

// No letters or digits that are mistaken for one another when read out or written by hand.
const letters = '2346789ABCDEFGHJKMNPQRTVWXYZ';

/** A reference made of the bytes of a hash: 'R-7KQ2MX'. */
export const referenceFrom = (bytes: Uint8Array): string => `R-${[...bytes.slice(0, 6)].map(byte => letters[byte % letters.length]).join('')}`;

/** 5pm on Tuesday 2 March 2027. */
export function sayDueAt(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(englishCalendar.timeZone);
  const weekday = local.toLocaleString('en-GB', { weekday: 'long' });
  const minutes = local.minute === 0 ? '' : `:${String(local.minute).padStart(2, '0')}`;
  const hour = local.hour === 12 && local.minute === 0 ? 'midday' : `${local.hour % 12 || 12}${minutes}${local.hour < 12 ? 'am' : 'pm'}`;
  return `${hour} on ${weekday} ${sayDate(local.toPlainDate())}`;
}

export const fullName = ({ givenName, familyName }: Pick<NewRequestPerson, 'givenName' | 'familyName'>): string =>
  [givenName, familyName].filter(Boolean).join(' ') || 'Name not known';
