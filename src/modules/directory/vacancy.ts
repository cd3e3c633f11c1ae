import type { BadgeKind } from '#design/patterns/badge.ts';
import type { ServiceContent } from './content.ts';

/** The ages that places are told for: from the first year, up to but without the second. */
export const ageBands = [
  { key: 'under-2', name: 'Under 2', from: 0, to: 2 },
  { key: '2', name: 'Aged 2', from: 2, to: 3 },
  { key: '3-4', name: 'Aged 3 and 4', from: 3, to: 5 },
  { key: '5-7', name: 'Aged 5 to 7', from: 5, to: 8 },
  { key: '8-and-over', name: 'Aged 8 and over', from: 8, to: 200 },
] as const;
export type AgeBand = (typeof ageBands)[number]['key'];

export const vacancyStates = ['yes', 'waiting-list', 'no'] as const;
export type VacancyState = (typeof vacancyStates)[number];
export const vacancyWords: Readonly<Record<VacancyState, string>> = {
  yes: 'Places are free',
  'waiting-list': 'There is a waiting list',
  no: 'No place is free',
};

export type BandVacancy = { band: AgeBand; state: VacancyState; places: number | null };
/** What a provider said at one time, age by age. An age that is not named is not taken, or nobody said. */
export type Vacancies = { saidOn: Temporal.PlainDate; bands: readonly BandVacancy[] };

/** After six weeks, half a term, nobody should count on it. */
export const vacanciesHoldDays = 42;

export type VacancyLine = { age: string; words: string; kind: BadgeKind };
export type VacanciesSaid = { lines: readonly VacancyLine[]; note: string | null; saidOn: Temporal.PlainDate | null; isConfirmed: boolean };

const kinds: Readonly<Record<VacancyState, BadgeKind>> = { yes: 'good', 'waiting-list': 'soon', no: 'quiet' };
const notConfirmed = { lines: [], note: null, isConfirmed: false };

/** What is said of free places on a day: by the provider, or else as an import told it for all ages. Old news is not confirmed, and nothing is made of silence. */
export function sayVacancies(said: Vacancies | null | undefined, childcare: ServiceContent['childcare'], today: Temporal.PlainDate): VacanciesSaid {
  const holds = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day.add({ days: vacanciesHoldDays }), today) >= 0;
  if (said) {
    if (!holds(said.saidOn)) return { ...notConfirmed, saidOn: said.saidOn };
    const lines = ageBands.flatMap(({ key, name }) => {
      const band = said.bands.find(one => one.band === key);
      return band ? [{ age: name, words: wordsOf(band), kind: kinds[band.state] }] : [];
    });
    return { lines, note: null, saidOn: said.saidOn, isConfirmed: true };
  }
  const told = childcare?.vacancies;
  if (!told) return { ...notConfirmed, saidOn: null };
  const saidOn = Temporal.PlainDate.from(told.asOf);
  if (told.state === 'ask' || !holds(saidOn)) return { ...notConfirmed, saidOn };
  return { lines: [{ age: '', words: vacancyWords[told.state], kind: kinds[told.state] }], note: told.note ?? null, saidOn, isConfirmed: true };
}

const wordsOf = ({ state, places }: BandVacancy): string =>
  state === 'yes' && places !== null ? (places === 1 ? '1 place is free' : `${places} places are free`) : vacancyWords[state];

export const bandOf = (age: number): AgeBand => ageBands.find(({ from, to }) => age >= from && age < to)?.key ?? '8-and-over';
