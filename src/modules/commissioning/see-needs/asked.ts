import { typedText, type Mistakes, type Typed } from '#platform/form.ts';
import type { Quarter } from '../quarter.ts';
import { ageBands } from '../counts.ts';
import type { Measure } from '../crosswalk.ts';
import type { Place } from '../provision.ts';

export const measures: Readonly<Record<Measure, { choice: string; counted: string }>> = {
  found: { choice: 'Needs found in assessments', counted: 'People in whose assessment the need was found' },
  asked: { choice: 'Worries named in requests', counted: 'Requests for support that name it' },
  unmet: { choice: 'Needs for which nothing was found', counted: 'Needs that came up in plans and decisions, and for which nothing was found' },
};

export const sideBySide = { age: 'Age bands', ward: 'Wards' } as const;
export type SideBySide = keyof typeof sideBySide;

/** What somebody wants to see; all of it stands in the address, for none of it is about anybody. */
export type Asked<Q extends Quarter = Quarter> = {
  quarter: Q | null;
  measure: Measure;
  side: SideBySide;
  place: Place;
  heading: string | null;
  /** Which part of the wards, where they stand side by side. */
  page: number;
  typed: { ward: string; age: string };
  mistakes: Mistakes;
};

export type Choices<Q extends Quarter> = { quarters: readonly Q[]; wards: readonly string[]; headings: readonly string[] };

/** Reads the address: what is not among the choices is as if it were not asked. A ward and an age together are refused, since so few people are in both. */
export function readAsked<Q extends Quarter>(query: Typed, { quarters, wards, headings }: Choices<Q>): Asked<Q> {
  const among = <T extends string>(name: string, choices: readonly T[]): T | null => choices.find(choice => choice === typedText(query, name)) ?? null;
  const ward = among('ward', wards);
  const age = among(
    'age',
    ageBands.map(({ code }) => code),
  );
  const isBoth = ward !== null && age !== null;
  const place: Place = isBoth ? null : ward !== null ? { side: 'ward', code: ward } : age !== null ? { side: 'age', code: age } : null;
  return {
    quarter: quarters.find(({ startsOn }) => startsOn.toString() === typedText(query, 'quarter')) ?? quarters[0] ?? null,
    measure: among('measure', Object.keys(measures) as Measure[]) ?? 'found',
    side: place?.side ?? among('side', Object.keys(sideBySide) as SideBySide[]) ?? 'age',
    place,
    heading: among('heading', headings),
    page: Math.max(1, Math.min(1000, Number.parseInt(typedText(query, 'page'), 10) || 1)),
    typed: { ward: ward ?? '', age: age ?? '' },
    mistakes: isBoth ? { age: 'Choose a ward or an age, not both. So few people are in both that somebody could be known' } : {},
  };
}

/** The address that asks the same, with something changed. */
export function hrefOf({ quarter, measure, side, place, heading }: Asked, { at = '/commissioning', without = [] as readonly string[], page = 1 } = {}): string {
  const words: Record<string, string | null> = {
    quarter: quarter?.startsOn.toString() ?? null,
    measure,
    side: place === null ? side : null,
    ward: place?.side === 'ward' ? place.code : null,
    age: place?.side === 'age' ? place.code : null,
    heading,
    page: page === 1 ? null : String(page),
  };
  const asked = Object.entries(words).flatMap(([name, value]) => (value === null || without.includes(name) ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return asked.length === 0 ? at : `${at}?${asked.join('&')}`;
}
