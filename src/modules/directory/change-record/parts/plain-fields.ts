import { text } from '#platform/fields.ts';
import type { Field } from '#platform/form.ts';

const webAddress = /^https?:\/\/[^\s/.]+\.[^\s]+$/i;

export const webField = (label: string, hint?: string): Field<string | null> =>
  text({
    label,
    ...(hint !== undefined && { hint }),
    max: 2000,
    format: { pattern: webAddress, wrong: `${label} must begin with https:// or http://` },
    control: { kind: 'text', spellcheck: false },
  });

export const emailField = (label: string): Field<string | null> =>
  text({
    label,
    max: 320,
    format: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, wrong: 'Enter an email address like name@example.org' },
    control: { kind: 'text', type: 'email', spellcheck: false },
  });

type Limits = { least: number; most: number; pattern: RegExp; wrong: string };

/** A number, perhaps with a fraction. */
export function numberField(label: string, { least, most, pattern, wrong }: Limits, hint?: string): Field<number | null> {
  const asked = text({ label, ...(hint !== undefined && { hint }), control: { kind: 'text', width: 5, numeric: true } });
  return {
    ...asked,
    read: (typed, name) => {
      const reading = asked.read(typed, name);
      if ('mistake' in reading || reading.value === null) return reading as { mistake: string } | { value: null };
      const value = Number(reading.value.replace(/^£\s*/, ''));
      return pattern.test(reading.value) && value >= least && value <= most ? { value } : { mistake: wrong };
    },
    write: (value, name) => ({ [name]: value === null ? '' : String(value) }),
    say: value => (value === null ? '' : String(value)),
  };
}

/** Several, with commas between. */
export function listField(label: string, hint: string): Field<string[]> {
  const asked = text({ label, hint, max: 1000 });
  return {
    ...asked,
    read: (typed, name) => {
      const reading = asked.read(typed, name);
      if ('mistake' in reading) return reading;
      return { value: [...new Set((reading.value ?? '').split(',').map(one => one.trim()))].filter(one => one !== '') };
    },
    write: (value, name) => ({ [name]: value.join(', ') }),
    say: value => value.join(', '),
  };
}
