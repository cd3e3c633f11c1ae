import { dueAt, englishCalendar, workingDaysBetween, type Allowance, type WorkingCalendar } from '#platform/working-days.ts';
import clocks from './clocks.json' with { type: 'json' };

export type ClockKey =
  | 'safeguarding-referral'
  | 'request-decided'
  | 'family-contacted'
  | 'child-seen'
  | 'existing-plan-checked'
  | 'assessment-finished'
  | 'plan-shared'
  | 'first-review'
  | 'later-review'
  | 'assessed-again'
  | 'open-too-long'
  | 'referral-answered'
  | 'information-request-red'
  | 'information-request-amber'
  | 'information-request-green'
  | 'panel-papers';

export type ClockOwner = 'front-door-officer' | 'lead-practitioner' | 'team-manager' | 'coordinator' | 'social-care' | 'agency-asked';

/** How long a step may take, whose it is, and who is told when it is late. A negative amount is due before the trigger. */
export type ClockRule = Allowance & {
  key: ClockKey;
  step: string;
  trigger: string;
  /** The reasons, in words, for which this clock may stand still. */
  pauses: readonly string[];
  owner: ClockOwner;
  escalation: { to: ClockOwner; afterWorkingDays: number } | null;
  source: string;
  /** False where no published standard was found: say so wherever the rule is shown. */
  verified: boolean;
};

/** A moment for what is counted in hours; otherwise a day, to the end of it. */
export type Due = Temporal.PlainDate | Temporal.ZonedDateTime;

export const clockRules = clocks.rules as readonly ClockRule[];

/** What has no clock, because it cannot wait. */
export const immediateDanger: { words: string; source: string } = clocks.now;

export function clockRule(key: ClockKey): ClockRule {
  const rule = clockRules.find(one => one.key === key);
  if (!rule) throw new Error(`No clock ${key}`);
  return rule;
}

/** When a step is due. Something that is only known by its day counts from the start of that day's office hours. */
export function due(rule: Allowance, from: Temporal.Instant | Temporal.PlainDate, calendar: WorkingCalendar = englishCalendar): Due {
  const { timeZone, opensAt } = calendar;
  const startedAt = from instanceof Temporal.Instant ? from : from.toZonedDateTime({ timeZone, plainTime: opensAt }).toInstant();
  return dueAt(startedAt, rule, calendar);
}

/** The day something is due on, for lists in order of day. */
export const dueOn = (when: Due): Temporal.PlainDate => (when instanceof Temporal.PlainDate ? when : when.toPlainDate());

export type Lateness = { state: 'on time' | 'due today' | 'late'; workingDays: number; words: string };

/** How something due stands now: `workingDays` are those left, or those it is late by. */
export function lateness(when: Due, now: Temporal.Instant, calendar: WorkingCalendar = englishCalendar): Lateness {
  const today = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  const day = dueOn(when);
  const workingDays = Math.abs(workingDaysBetween(day, today, calendar.holidays));
  const order = Temporal.PlainDate.compare(today, day);
  if (order > 0) return { state: 'late', workingDays, words: `Late by ${inWorkingDays(workingDays)}` };
  if (order < 0) return { state: 'on time', workingDays, words: `Due in ${inWorkingDays(workingDays)}` };
  if (when instanceof Temporal.PlainDate) return { state: 'due today', workingDays: 0, words: 'Due today' };
  return Temporal.Instant.compare(now, when.toInstant()) > 0
    ? { state: 'late', workingDays: 0, words: `Late by ${inWorkingDays(0)}` }
    : { state: 'due today', workingDays: 0, words: `Due today by ${timeWords(when)}` };
}

/** Whether somebody else should be told by now, and who. */
export function escalatesTo(rule: ClockRule, when: Due, now: Temporal.Instant, calendar: WorkingCalendar = englishCalendar): ClockOwner | null {
  const { state, workingDays } = lateness(when, now, calendar);
  return rule.escalation && state === 'late' && workingDays >= rule.escalation.afterWorkingDays ? rule.escalation.to : null;
}

/** A plan drifts when it has been open too long, or when reviews pass without progress. */
export function isDrifting(plan: { startedOn: Temporal.PlainDate; reviewsWithoutProgress: number }, today: Temporal.PlainDate): boolean {
  const openUntil = dueOn(due(clockRule('open-too-long'), plan.startedOn));
  return Temporal.PlainDate.compare(today, openUntil) > 0 || plan.reviewsWithoutProgress >= clocks.drift.reviewsWithoutProgress;
}

const inWorkingDays = (days: number) => (days === 0 ? 'less than 1 working day' : days === 1 ? '1 working day' : `${days} working days`);

function timeWords({ hour, minute }: Temporal.ZonedDateTime): string {
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return hour === 12 && minute === 0 ? 'midday' : `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** How long a step may take, in words: "1 working day", "7 days before". */
export function allowanceWords({ amount, unit }: Allowance): string {
  const size = Math.abs(amount);
  const noun = unit.replace('-', ' ');
  return `${size} ${size === 1 ? noun.slice(0, -1) : noun}${amount < 0 ? ' before' : ''}`;
}
