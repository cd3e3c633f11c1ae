import { text } from '#platform/fields.ts';
import type { Field } from '#platform/form.ts';

/** "2:30pm", "14:30" or "9am"; null when it is not a time. */
export function timeFrom(typed: string): Temporal.PlainTime | null {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(typed.trim());
  if (!parts) return /^midday$/i.test(typed.trim()) ? Temporal.PlainTime.from('12:00') : null;
  const [, hours = '', minutes = '00', half = ''] = parts;
  if (half === '' && parts[2] === undefined) return null;
  const twelve = Number(hours) % 12;
  const hour = half === '' ? Number(hours) : half.toLowerCase() === 'pm' ? twelve + 12 : twelve;
  if (hour > 23 || Number(minutes) > 59 || (half !== '' && (Number(hours) > 12 || Number(hours) === 0))) return null;
  return new Temporal.PlainTime(hour, Number(minutes));
}

const sayTime = (time: Temporal.PlainTime) => `${time.hour % 12 || 12}:${String(time.minute).padStart(2, '0')}${time.hour < 12 ? 'am' : 'pm'}`;

/** A time of day as people write it. */
export function time(words: { label: string; hint?: string; missing: string }): Field<Temporal.PlainTime> {
  const asked = text({ ...words, control: { kind: 'text', width: 10 } });
  return {
    ...asked,
    read: (typed, name) => {
      const reading = asked.read(typed, name);
      if ('mistake' in reading) return reading;
      const value = timeFrom(reading.value);
      return value ? { value } : { mistake: `${words.label.replace(/\?$/, '')} must be a time, like 2:30pm` };
    },
    write: (value, name) => ({ [name]: sayTime(value) }),
    say: sayTime,
  };
}

/** A day and a time in London as a moment. */
export const momentOf = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: 'Europe/London', plainTime }).toInstant();
