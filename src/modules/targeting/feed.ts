import type { Field } from './linkage/read/columns.ts';

/** What a column of a partner's file may hold: who it is about, in the words of the linkage, and what is said of them. */
export const feedFields = {
  their_id: { words: 'Their own number for the person', part: 'who' },
  forename: { words: 'Forename', part: 'who' },
  middle_name: { words: 'Middle names', part: 'who' },
  surname: { words: 'Surname', part: 'who' },
  full_name: { words: 'Full name', part: 'who' },
  sex: { words: 'Sex', part: 'who' },
  born: { words: 'Date of birth', part: 'who' },
  born_day: { words: 'Day of birth', part: 'who' },
  born_month: { words: 'Month of birth', part: 'who' },
  born_year: { words: 'Year of birth', part: 'who' },
  address: { words: 'Address', part: 'who' },
  address_2: { words: 'Second line of the address', part: 'who' },
  house: { words: 'House number or name', part: 'who' },
  town: { words: 'Town', part: 'who' },
  postcode: { words: 'Postcode', part: 'who' },
  phone: { words: 'Phone', part: 'who' },
  email: { words: 'E-mail', part: 'who' },
  nhs_number: { words: 'NHS number', part: 'who' },
  upn: { words: 'Unique pupil number', part: 'who' },
  other_id: { words: 'Another number, such as National Insurance', part: 'who' },
  ethnicity: { words: 'Ethnicity', part: 'about' },
  ward: { words: 'Ward', part: 'about' },
  what: { words: 'What happened, in words', part: 'what' },
  happened_on: { words: 'When it happened or began', part: 'what' },
  ended_on: { words: 'When it ended', part: 'what' },
  amount: { words: 'How much: percent, days or pounds', part: 'what' },
  service: { words: 'Service or place', part: 'what' },
  worker: { words: 'Worker', part: 'what' },
  worker_contact: { words: 'How to reach the worker', part: 'what' },
} as const;
export type FeedField = keyof typeof feedFields;
export const isFeedField = (text: string): text is FeedField => Object.hasOwn(feedFields, text);

/** What the linkage calls a field, where its name is another one. */
export const linkageNames: Partial<Record<Field, FeedField>> = { date_of_birth: 'born', id: 'their_id', seen_on: 'happened_on' };

/** How a feed's columns are read. */
export type Mapping = {
  columns: Readonly<Partial<Record<FeedField, string>>>;
  dates: DateOrder;
  /** One kind of fact for every row, or what each word of the column for "what" stands for; a word that stands for nothing is left out. */
  what: { every: string } | { words: Readonly<Record<string, string>> };
};
export const dateOrders = { 'day-first': 'The day first: 31/12/2026', 'month-first': 'The month first: 12/31/2026' } as const;
export type DateOrder = keyof typeof dateOrders;

export const ways = { replace: 'Replaces all that came before', append: 'Adds to what came before' } as const;
export type Way = keyof typeof ways;

/** What is said of a feed: why it may be held, for how long, and whom it covers. It may be changed; what was said before stays. */
export type FeedDetails = {
  name: string;
  /** Whom to ask about it at its agency. */
  contact: string | null;
  agreement: string;
  purpose: string;
  lawfulBasis: string;
  retentionMonths: number;
  coversFromAge: number | null;
  coversUntilAge: number | null;
  /** Whom alone it holds, in words; null: everybody of those ages and places. */
  coversWhom: string | null;
  /** Outward parts of postcodes, such as FN1; null: the whole council. */
  coversPostcodes: readonly string[] | null;
};

/** A partner's file that comes again and again. */
export type Feed = FeedDetails & {
  id: string;
  agencyId: string;
  agencyName: string;
  kind: string;
  way: Way;
  holdsPersonOnce: boolean;
  mapping: Mapping | null;
  madeAt: Temporal.Instant;
  withdrawnAt: Temporal.Instant | null;
  version: number;
};

export const loadStates = {
  waiting: 'Waiting',
  reading: 'Being read',
  held: 'Held',
  failed: 'Not loaded',
  replaced: 'Replaced by a later file',
  withdrawn: 'Withdrawn',
} as const;
export type LoadState = keyof typeof loadStates;

/** One file of a feed, without its rows. */
export type Load = {
  id: string;
  feedId: string;
  state: LoadState;
  format: string | null;
  bytes: number;
  receivedAt: Temporal.Instant;
  cameBy: string;
  currentAsOf: Temporal.PlainDate;
  coversSince: Temporal.PlainDate | null;
  rows: number;
  rowsDone: number;
  setAside: number;
  /** How many rows each fault was found in; other things worth knowing. */
  report: { faults?: Readonly<Record<string, number>>; notes?: readonly string[]; share?: number };
  failure: string | null;
  beganAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
};
