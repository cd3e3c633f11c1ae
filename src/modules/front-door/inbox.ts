import { clockRule, due, lateness, type Due, type Lateness } from '#modules/council/index.ts';
import { dayInLondon } from '#platform/work.ts';

/** What the inbox needs to know of a request to say how long it can wait. */
export type Waiting = { sentAt: Temporal.Instant; immediateDanger: boolean; significantHarm: boolean };

export const urgencies = ['immediate-danger', 'significant-harm', 'ordinary'] as const;
export type Urgency = (typeof urgencies)[number];

export const urgencyOf = ({ immediateDanger, significantHarm }: Omit<Waiting, 'sentAt'>): Urgency =>
  immediateDanger ? 'immediate-danger' : significantHarm ? 'significant-harm' : 'ordinary';

/** When it is to be decided: harm by the safeguarding clock, everything else by the front door's own. Danger has no clock: it was due as it came. */
export function dueFor(request: Waiting): Due {
  const urgency = urgencyOf(request);
  if (urgency === 'immediate-danger') return request.sentAt.toZonedDateTimeISO('Europe/London');
  return due(clockRule(urgency === 'significant-harm' ? 'safeguarding-referral' : 'request-decided'), request.sentAt);
}

/** A request in the inbox, with the moment that was set when it came. */
export type Queued = Waiting & { dueAt: Temporal.Instant };

/** How it stands now. Danger is never said to be due some day: it cannot wait. */
export const standing = (request: Queued, now: Temporal.Instant): Lateness =>
  urgencyOf(request) === 'immediate-danger'
    ? { state: 'late', workingDays: 0, words: 'Act now' }
    : lateness(request.dueAt.toZonedDateTimeISO('Europe/London'), now);

export const dueStates = ['late', 'due today', 'on time'] as const satisfies readonly Lateness['state'][];
export const takenStates = ['me', 'somebody', 'nobody'] as const;

/** Which requests to show: codes only, so that the address of a filtered inbox holds nothing about anybody. */
export type Narrowing = { urgency: Urgency | null; due: Lateness['state'] | null; from: string | null; taken: (typeof takenStates)[number] | null };

/** A child in short: "Aisha, 7", "Tom, about 3 months", "unborn, due 3 May". */
export function childInShort(
  child: { givenName: string; bornOn: Temporal.PlainDate | null; dueOn: Temporal.PlainDate | null; ageAbout: number | null },
  today: Temporal.PlainDate,
): string {
  const name = child.givenName || 'Name not known';
  if (child.dueOn) return `${child.givenName || 'Baby'}, not born yet`;
  if (child.bornOn) return `${name}, ${ageInWords(child.bornOn, today)}`;
  return child.ageAbout === null ? `${name}, age not known` : `${name}, about ${child.ageAbout}`;
}

/** Years from two years on, months and weeks before that. */
export function ageInWords(bornOn: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const { years, months, days } = bornOn.until(today, { largestUnit: 'years' });
  if (years >= 2) return String(years);
  const inMonths = years * 12 + months;
  if (inMonths >= 1) return inMonths === 1 ? '1 month' : `${inMonths} months`;
  const weeks = Math.floor(days / 7);
  return weeks === 1 ? '1 week' : `${weeks} weeks`;
}

/** How long ago something came in, for people who are working through a list. */
export function cameIn(sentAt: Temporal.Instant, now: Temporal.Instant): string {
  const days = dayInLondon(sentAt).until(dayInLondon(now)).days;
  if (days === 0) return 'Today';
  return days === 1 ? 'Yesterday' : `${days} days ago`;
}
