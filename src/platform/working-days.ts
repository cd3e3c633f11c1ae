import bankHolidays from './bank-holidays.json' with { type: 'json' };

/** The days off, each as 2026-12-25. */
export type Holidays = ReadonlySet<string>;

export type WorkingCalendar = {
  readonly holidays: Holidays;
  readonly opensAt: Temporal.PlainTime;
  readonly closesAt: Temporal.PlainTime;
  readonly timeZone: string;
};

export type DayUnit = 'days' | 'working-days' | 'weeks' | 'months';
export type HourUnit = 'hours' | 'working-hours';

/** How long something may take. A negative amount of days, weeks or months counts back, for things due before a day. */
export type Allowance<Unit extends DayUnit | HourUnit = DayUnit | HourUnit> = { readonly amount: number; readonly unit: Unit };

export const englishHolidays: Holidays = new Set(bankHolidays.days.map(day => day.on));

/** Office days in England: 9am to 5pm London time, Monday to Friday, but not bank holidays. */
export const englishCalendar: WorkingCalendar = {
  holidays: englishHolidays,
  opensAt: new Temporal.PlainTime(9),
  closesAt: new Temporal.PlainTime(17),
  timeZone: 'Europe/London',
};

export const isWorkingDay = (day: Temporal.PlainDate, holidays: Holidays): boolean => day.dayOfWeek <= 5 && !holidays.has(day.toString());

/** The nth working day after `from` (before it, when n is negative). No days is `from` itself, whatever day it is. */
export function addWorkingDays(from: Temporal.PlainDate, n: number, holidays: Holidays): Temporal.PlainDate {
  if (!Number.isSafeInteger(n)) throw new RangeError('Working days are counted whole');
  const step = { days: Math.sign(n) };
  let day = from;
  for (let left = Math.abs(n); left > 0;) {
    day = day.add(step);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

/** How many working days come after `from`, up to and including `to`; negative when `to` is the earlier one. */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate, holidays: Holidays): number {
  if (Temporal.PlainDate.compare(from, to) > 0) return -workingDaysBetween(to, from, holidays);
  const days = from.until(to).days;
  const wholeWeeks = Math.floor(days / 7);
  let count = wholeWeeks * 5 - holidaysOnWeekdays(from, wholeWeeks * 7, holidays);
  for (let day = from.add({ days: wholeWeeks * 7 + 1 }); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    if (isWorkingDay(day, holidays)) count += 1;
  }
  return count;
}

function holidaysOnWeekdays(from: Temporal.PlainDate, days: number, holidays: Holidays): number {
  if (days === 0) return 0;
  const [first, last] = [from.toString(), from.add({ days }).toString()];
  return onWeekdays(holidays).filter(on => on > first && on <= last).length;
}

const known = new WeakMap<Holidays, readonly string[]>();

/** Asked for each of the hundred things on a page, so each list of holidays is gone through once. */
function onWeekdays(holidays: Holidays): readonly string[] {
  const found = known.get(holidays) ?? [...holidays].filter(on => Temporal.PlainDate.from(on).dayOfWeek <= 5);
  known.set(holidays, found);
  return found;
}

/** The working day that something counts as arriving on. After closing time, or on a day off, that is the next working day. */
export function countsFrom(startedAt: Temporal.Instant, { holidays, closesAt, timeZone }: WorkingCalendar): Temporal.PlainDate {
  const start = startedAt.toZonedDateTimeISO(timeZone);
  const day = start.toPlainDate();
  const inTime = Temporal.PlainTime.compare(start.toPlainTime(), closesAt) < 0;
  return inTime && isWorkingDay(day, holidays) ? day : addWorkingDays(day, 1, holidays);
}

/** When something is due: a moment if it is counted in hours, and otherwise a whole day, to the end of it. */
export function dueAt(startedAt: Temporal.Instant, allowance: Allowance<HourUnit>, calendar: WorkingCalendar): Temporal.ZonedDateTime;
export function dueAt(startedAt: Temporal.Instant, allowance: Allowance<DayUnit>, calendar: WorkingCalendar): Temporal.PlainDate;
export function dueAt(startedAt: Temporal.Instant, allowance: Allowance, calendar: WorkingCalendar): Temporal.PlainDate | Temporal.ZonedDateTime;
export function dueAt(startedAt: Temporal.Instant, { amount, unit }: Allowance, calendar: WorkingCalendar): Temporal.PlainDate | Temporal.ZonedDateTime {
  const start = startedAt.toZonedDateTimeISO(calendar.timeZone);
  switch (unit) {
    case 'hours':
      return start.add({ hours: amount });
    case 'working-hours':
      return addWorkingHours(startedAt, amount, calendar);
    case 'working-days':
      return addWorkingDays(amount < 0 ? start.toPlainDate() : countsFrom(startedAt, calendar), amount, calendar.holidays);
    case 'days':
    case 'weeks':
    case 'months':
      return start.toPlainDate().add({ [unit]: amount });
  }
}

function addWorkingHours(startedAt: Temporal.Instant, hours: number, calendar: WorkingCalendar): Temporal.ZonedDateTime {
  if (hours < 0) throw new RangeError('Working hours are only counted forwards');
  const { holidays, opensAt, closesAt, timeZone } = calendar;
  const onTheDay = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) => day.toZonedDateTime({ timeZone, plainTime });
  const start = startedAt.toZonedDateTimeISO(timeZone);
  let day = countsFrom(startedAt, calendar);
  let from = later(start, onTheDay(day, opensAt));
  let left = Math.round(hours * millisecondsInAnHour);
  for (;;) {
    const today = onTheDay(day, closesAt).epochMilliseconds - from.epochMilliseconds;
    if (left <= today) return from.add({ milliseconds: left });
    left -= today;
    day = addWorkingDays(day, 1, holidays);
    from = onTheDay(day, opensAt);
  }
}

const millisecondsInAnHour = 3_600_000;

const later = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime) => (Temporal.ZonedDateTime.compare(a, b) >= 0 ? a : b);
