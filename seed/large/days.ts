/** Days and moments as PostgreSQL reads them, counted in days since 1970: millions are written, so each day's text is made once. */
const known: string[] = [];
const longAgo = 40_000;

export function dayText(day: number): string {
  const place = day + longAgo;
  return (known[place] ??= Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString());
}

/** `minute` of the working day, from 9 o'clock on. */
export const momentText = (day: number, minute: number): string => `${dayText(day)} ${hours[Math.floor(minute / 60) % 8]}:${two(minute % 60)}:00+00`;

const two = (number: number) => (number < 10 ? `0${number}` : String(number));
const hours = Array.from({ length: 8 }, (_, hour) => two(9 + hour));

export const dayOf = (date: Temporal.PlainDate): number => Temporal.PlainDate.from('1970-01-01').until(date, { largestUnit: 'days' }).days;

/** The Monday after a day at a weekend; else the day itself. */
export const weekdayFrom = (day: number): number => {
  const weekday = (day + 4) % 7;
  return weekday === 0 ? day + 1 : weekday === 6 ? day + 2 : day;
};
