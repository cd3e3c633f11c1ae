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
  if (n === 0) return from;
  const start = numberOf(from);
  const wanted = n > 0 ? workingDaysUpTo(start, holidays) + n : workingDaysUpTo(start - 1, holidays) + n + 1;
  // As many weekdays as working days are wanted, and one more for each holiday among them.
  let day = weekdayAt(wanted);
  for (let off = 0; off !== holidaysUpTo(day, holidays);) {
    off = holidaysUpTo(day, holidays);
    day = weekdayAt(wanted + off);
  }
  return firstDay.add({ days: day });
}

/** How many working days come after `from`, up to and including `to`; negative when `to` is the earlier one. */
export const workingDaysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate, holidays: Holidays): number =>
  workingDaysUpTo(numberOf(to), holidays) - workingDaysUpTo(numberOf(from), holidays);

// Asked for each of the hundred things on a page: so days are numbers here, from a Monday on, and nothing goes through them one by one.
const firstDay = Temporal.PlainDate.from('1970-01-05');
const numberOf = (day: Temporal.PlainDate): number => firstDay.until(day).days;

function weekdaysUpTo(day: number): number {
  const weeks = Math.floor(day / 7);
  return weeks * 5 + Math.min(day - weeks * 7 + 1, 5);
}

/** The day up to which there are so many weekdays. */
function weekdayAt(count: number): number {
  const weeks = Math.floor((count - 1) / 5);
  return weeks * 7 + (count - 1 - weeks * 5);
}

const workingDaysUpTo = (day: number, holidays: Holidays): number => weekdaysUpTo(day) - holidaysUpTo(day, holidays);

const known = new WeakMap<Holidays, readonly number[]>();

/** How many holidays on weekdays there are up to a day. */
function holidaysUpTo(day: number, holidays: Holidays): number {
  const sorted =
    known.get(holidays) ??
    [...holidays]
      .map(on => numberOf(Temporal.PlainDate.from(on)))
      .filter(isWeekday)
      .sort((a, b) => a - b);
  known.set(holidays, sorted);
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isWeekday = (day: number) => day - Math.floor(day / 7) * 7 < 5;

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
