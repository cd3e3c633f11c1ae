import { typedText, type Field, type Reading } from './form.ts';

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

type DateWords = { label: string; hint?: string; missing?: string | undefined; earliest?: Temporal.PlainDate; latest?: Temporal.PlainDate };

/** A day, month and year. Mistakes say which part is wrong, in the words of the GOV.UK style. */
export function date(words: DateWords & { missing: string }): Field<Temporal.PlainDate>;
export function date(words: DateWords & { missing?: undefined }): Field<Temporal.PlainDate | null>;
export function date({ label, hint, missing, earliest, latest }: DateWords): Field<Temporal.PlainDate> | Field<Temporal.PlainDate | null> {
  const name = label.replace(/\?$/, '');
  const read = (parts: { day: string; month: string; year: string }): Reading<Temporal.PlainDate | null> => {
    const left = (['day', 'month', 'year'] as const).filter(part => parts[part] === '');
    if (left.length === 3) return missing === undefined ? { value: null } : { mistake: missing };
    if (left.length > 0) return { mistake: `${name} must include a ${left.join(' and ')}` };
    const day = realDate(parts.day, monthNumber(parts.month), parts.year);
    if (!day) return { mistake: parts.year.length === 4 ? `${name} must be a real date` : 'Year must include 4 numbers' };
    if (earliest && Temporal.PlainDate.compare(day, earliest) < 0) return { mistake: `${name} must be on or after ${sayDate(earliest)}` };
    if (latest && Temporal.PlainDate.compare(day, latest) > 0) return { mistake: `${name} must be on or before ${sayDate(latest)}` };
    return { value: day };
  };
  const field: Field<Temporal.PlainDate | null> = {
    label,
    hint,
    control: { kind: 'date' },
    read: (typed, at) => read({ day: typedText(typed, `${at}-day`), month: typedText(typed, `${at}-month`), year: typedText(typed, `${at}-year`) }),
    write: (value, at) =>
      value === null ? {} : { [`${at}-day`]: String(value.day), [`${at}-month`]: String(value.month), [`${at}-year`]: String(value.year) },
    say: value => (value === null ? '' : sayDate(value)),
  };
  return field;
}

function monthNumber(typed: string): number {
  const named = months.findIndex(month => typed.length >= 3 && month.startsWith(typed.toLowerCase()));
  return named >= 0 ? named + 1 : /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
}

function realDate(day: string, month: number, year: string): Temporal.PlainDate | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year) || Number(year) < 1900) return null;
  try {
    return Temporal.PlainDate.from({ day: Number(day), month, year: Number(year) }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** 3 March 2027. */
export const sayDate = (day: Temporal.PlainDate) => `${day.day} ${months[day.month - 1]!.replace(/^./, letter => letter.toUpperCase())} ${day.year}`;

/** 3 March 2027 at 9:05am, London time. */
export function sayInstant(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO('Europe/London');
  const hour = local.hour % 12 === 0 ? 12 : local.hour % 12;
  return `${sayDate(local.toPlainDate())} at ${hour}:${String(local.minute).padStart(2, '0')}${local.hour < 12 ? 'am' : 'pm'}`;
}
