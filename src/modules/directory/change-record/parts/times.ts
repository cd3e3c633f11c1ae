import type { Choice } from '#platform/form.ts';
import type { ServiceContent } from '../../content.ts';
import { weekdays } from '../../content-parts.ts';
import { sayClock } from './clock-field.ts';

export type Schedule = NonNullable<ServiceContent['schedules']>[number];

const dayNames: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

export const dayChoices: readonly Choice[] = weekdays.map(value => ({ value, label: dayNames[value] ?? value }));

export const howOften: readonly Choice[] = [
  { value: 'weekly', label: 'Every week' },
  { value: 'fortnightly', label: 'Every second week' },
  { value: '1', label: 'The first in a month' },
  { value: '2', label: 'The second in a month' },
  { value: '3', label: 'The third in a month' },
  { value: '4', label: 'The fourth in a month' },
  { value: '-1', label: 'The last in a month' },
];

/** The days of the week and how often, as a form asks them; null for what only the standard can say, such as the 15th of a month. */
export function askedOf({ freq, interval = 1, byday, bymonthday }: Schedule): { days: string[]; often: string } | null {
  if (byday === undefined || bymonthday !== undefined) return null;
  const read = byday.split(',').map(one => /^(-?\d)?([A-Z]{2})$/.exec(one));
  const nths = new Set(read.map(one => one?.[1] ?? ''));
  const [nth = ''] = nths;
  if (nths.size > 1) return null;
  const days = read.map(one => one?.[2] ?? '');
  if (nth !== '') return freq === 'MONTHLY' && interval === 1 && howOften.some(({ value }) => value === nth) ? { days, often: nth } : null;
  return freq === 'MONTHLY' || interval > 2 ? null : { days, often: interval === 2 ? 'fortnightly' : 'weekly' };
}

/** The same, as the standard says it. */
export function scheduled(days: readonly string[], often: string): Pick<Schedule, 'freq' | 'byday'> & { interval?: number } {
  if (often === 'weekly' || often === 'fortnightly') return { freq: 'WEEKLY', byday: days.join(','), ...(often === 'fortnightly' && { interval: 2 }) };
  return { freq: 'MONTHLY', byday: days.map(day => `${often}${day}`).join(',') };
}

/** “Mondays and Wednesdays, 9:30am to 11am”. */
export function sayTimes(schedule: Schedule): string {
  const { opensAt, closesAt, description, validFrom, validTo } = schedule;
  const hours = [opensAt, closesAt].flatMap(at => (at === undefined ? [] : [sayClock(at)])).join(' to ');
  const dates = [validFrom && `from ${validFrom}`, validTo && `until ${validTo}`].filter(Boolean).join(' ');
  return [daysOf(schedule), hours, dates, description].filter(Boolean).join(', ');
}

function daysOf(schedule: Schedule): string {
  const asked = askedOf(schedule);
  if (!asked) return [schedule.byday, schedule.bymonthday && `day ${schedule.bymonthday} of the month`].filter(Boolean).join(', ');
  const names = asked.days.map(day => dayNames[day] ?? day);
  if (asked.often === 'weekly') return joined(names.map(name => `${name}s`));
  const often = howOften.find(({ value }) => value === asked.often)?.label ?? '';
  return asked.often === 'fortnightly'
    ? `${joined(names.map(name => `${name}s`))}, every second week`
    : `${often.replace(' in a month', '')} ${joined(names)} in a month`;
}

const joined = (names: readonly string[]) => [names.slice(0, -1).join(', '), names.at(-1) ?? ''].filter(Boolean).join(' and ');
