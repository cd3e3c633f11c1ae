// What families say of the local offer, and the rules of answering it in public.

export const fromWhom = { 'young-person': 'A child or young person', parent: 'A parent or carer', 'somebody-else': 'Somebody else' } as const;
export const aboutWhat = {
  'what-there-is': 'What there is, and what is missing',
  'finding-it': 'Finding and understanding it',
  'how-it-is-made': 'How it is made and looked at again',
} as const;
export const reasons = {
  abusive: 'It insults somebody',
  'own-case': 'It is about one person’s own case, for which there are ways to complain',
  'not-about-it': 'It is not about the local offer',
  'sent-twice': 'It was sent twice',
} as const;

export type FromWhom = keyof typeof fromWhom;
export type AboutWhat = keyof typeof aboutWhat;
export type Because = keyof typeof reasons;

export type SentComment = {
  id: string;
  fromWhom: FromWhom;
  about: AboutWhat;
  said: string;
  sentOn: Temporal.PlainDate;
  state: 'waiting' | 'published' | 'kept-back';
  because: Because | null;
  version: number;
};

/** A comment as everybody reads it. */
export type PublishedComment = {
  id: string;
  fromWhom: FromWhom;
  about: AboutWhat;
  said: string;
  answer: string;
  done: string | null;
  saidOn: Temporal.PlainDate;
  publishedOn: Temporal.PlainDate;
  changedOn: Temporal.PlainDate | null;
};

/** Comments must be published, with an answer, at least once a year (Children and Families Act 2014, section 30(6)); this many days before, it is said. */
const mostDays = 365;
const tellDaysBefore = 60;

export function howUrgent(sentOn: Temporal.PlainDate, today: Temporal.PlainDate): 'late' | 'soon' | 'plain' {
  const days = sentOn.until(today, { largestUnit: 'days' }).days;
  return days > mostDays ? 'late' : days > mostDays - tellDaysBefore ? 'soon' : 'plain';
}

const tells: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/[^\s@]+@[^\s@]+\.[^\s@]+/, 'an email address'],
  [/(?:\+44|\b0)(?:[\s().-]*\d){9,10}\b/, 'a phone number'],
  [/\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i, 'a postcode'],
  [/\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+[A-Z]/, 'a name'],
];

/** What in a text would tell who somebody is, as far as it can be seen without knowing anybody; null: nothing. */
export const tellsOfSomebody = (text: string): string | null => tells.find(([pattern]) => pattern.test(text))?.[1] ?? null;
