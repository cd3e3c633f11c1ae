import { addWorkingDays, englishHolidays, isWorkingDay } from '#platform/working-days.ts';
import type { Step } from './fernshire/steps.ts';
import type { Birth } from './fernshire/types.ts';

/** When a step of a story happens: by day from today; work waits for a working day, and nothing is told later than now. */
export function momentOf(step: Pick<Step, 'by' | 'day'> & { workingDaysAgo?: number }, place: number, now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
  const told = step.workingDaysAgo === undefined ? today.add({ days: step.day }) : addWorkingDays(today, -step.workingDaysAgo, englishHolidays);
  const day = step.by === 'public' || step.workingDaysAgo !== undefined ? told : nextWorkingDay(told);
  // Through the day in the order of the story, so that what follows on the same day comes after.
  const minute = 9 * 60 + (place % 100) * 4;
  const at = day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: { hour: Math.floor(minute / 60), minute: minute % 60 } }).toInstant();
  return Temporal.Instant.compare(at, now) > 0 ? now : at;
}

const nextWorkingDay = (day: Temporal.PlainDate): Temporal.PlainDate => (isWorkingDay(day, englishHolidays) ? day : nextWorkingDay(day.add({ days: 1 })));

export type Born = { bornOn: Temporal.PlainDate | null; dueOn: Temporal.PlainDate | null };

/** A date of birth that keeps its age whenever the demonstration is made. */
export function bornFor(birth: Birth, today: Temporal.PlainDate): Born {
  if ('dueInDays' in birth) return { bornOn: null, dueOn: today.add({ days: birth.dueInDays }) };
  if ('bornDaysAgo' in birth) return { bornOn: today.subtract({ days: birth.bornDaysAgo }), dueOn: null };
  if ('ageAbout' in birth) return { bornOn: null, dueOn: null };
  const birthday = Temporal.PlainDate.from({ year: today.year, month: birth.bornMonth, day: birth.bornDay });
  const latest = Temporal.PlainDate.compare(birthday, today) > 0 ? birthday.subtract({ years: 1 }) : birthday;
  return { bornOn: latest.subtract({ years: birth.age }), dueOn: null };
}
