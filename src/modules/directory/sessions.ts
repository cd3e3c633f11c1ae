import type { ServiceContent } from './content.ts';
import { weekdays } from './content-parts.ts';

type Schedule = NonNullable<ServiceContent['schedules']>[number];
type Place = NonNullable<ServiceContent['places']>[number];

/** A time of the week: `day` 1 is Monday. `place` is null where it is the same everywhere, or nowhere in particular. */
export type Session = { place: Place | null; day: number; opens: string | null; closes: string | null; validFrom: string | null; validTo: string | null };

/** A row for each day of the week that something is on, so that days and times can be asked for. Every second Tuesday is a Tuesday. */
export const sessionsOf = ({ schedules = [], places = [] }: ServiceContent): Session[] => [
  ...schedules.flatMap(schedule => sessionsIn(schedule, null)),
  ...places.flatMap(place => (place.schedules ?? []).flatMap(schedule => sessionsIn(schedule, place))),
];

const sessionsIn = (schedule: Schedule, place: Place | null): Session[] =>
  daysOf(schedule).map(day => ({
    place,
    day,
    opens: schedule.opensAt ?? null,
    closes: schedule.closesAt ?? null,
    validFrom: schedule.validFrom ?? null,
    validTo: schedule.validTo ?? null,
  }));

function daysOf({ byday, dtstart, freq }: Schedule): number[] {
  const named = (byday ?? '').split(',').map(day => 1 + weekdays.indexOf(day.slice(-2) as (typeof weekdays)[number]));
  const days = [...new Set(named.filter(day => day > 0))];
  if (days.length > 0) return days;
  return freq === 'WEEKLY' && dtstart !== undefined ? [Temporal.PlainDate.from(dtstart).dayOfWeek] : [];
}
