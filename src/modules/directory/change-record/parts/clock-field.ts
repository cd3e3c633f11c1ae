import { text } from '#platform/fields.ts';
import type { Field } from '#platform/form.ts';

/** A time of the day as people write it (9.30am, 9:30, 15:30), as it is kept: 09:30. Null for what is none. */
export function readClock(typed: string): string | null {
  const [, hours = '', minutes = '00', half = ''] = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(typed.trim()) ?? [];
  if (hours === '' || Number(minutes) > 59) return null;
  const isHalf = half !== '';
  if (isHalf && (Number(hours) < 1 || Number(hours) > 12)) return null;
  const hour = isHalf ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours);
  return hour > 23 ? null : `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** 9:30am. */
export function sayClock(kept: string): string {
  const [hour = 0, minute = 0] = kept.split(':').map(Number);
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`;
}

export function clockField(label: string): Field<string | null> {
  const asked = text({ label, hint: 'For example, 9:30am', control: { kind: 'text', width: 5 } });
  return {
    ...asked,
    read: (typed, name) => {
      const reading = asked.read(typed, name);
      if ('mistake' in reading || reading.value === null) return reading;
      const value = readClock(reading.value);
      return value === null ? { mistake: `${label} must be a time, like 9:30am` } : { value };
    },
    write: (value, name) => ({ [name]: value === null ? '' : sayClock(value) }),
    say: value => (value === null ? '' : sayClock(value)),
  };
}
