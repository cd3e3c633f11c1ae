/** The words by which the chronology can be narrowed, and the beginnings of the kinds of event they mean. */
export const chronologyKinds = [
  { value: 'notes', label: 'Notes and contacts', begins: ['people.note-added'] },
  { value: 'plans', label: 'Plans, meetings and reviews', begins: ['plans.'] },
  { value: 'referrals', label: 'Referrals to services', begins: ['referrals.'] },
  { value: 'assessments', label: 'Assessments', begins: ['assessments.'] },
  { value: 'requests', label: 'Requests for support', begins: ['front-door.'] },
  { value: 'people', label: 'People and agreement', begins: ['people.'] },
  { value: 'access', label: 'Who may see the record', begins: ['access.'] },
] as const;

export type ChronologyAsked = { year: number | null; kind: (typeof chronologyKinds)[number]['value'] | null; page: number };

export const pageLength = 50;

/** What the address asks for; anything else in it is as if it were not there. Years, kinds and pages only, nothing about people. */
export function askedFor(query: Readonly<Record<string, string | readonly string[] | undefined>>): ChronologyAsked {
  const word = (name: string) => [query[name] ?? ''].flat()[0] ?? '';
  const year = /^(19|20|21)\d\d$/.test(word('year')) ? Number(word('year')) : null;
  const kind = chronologyKinds.find(({ value }) => value === word('kind'))?.value ?? null;
  return { year, kind, page: /^[1-9]\d{0,3}$/.test(word('page')) ? Number(word('page')) : 1 };
}

/** The address of the same list, asked otherwise. */
export function chronologyAddress(at: string, { year, kind, page }: ChronologyAsked): string {
  const asked = [year && `year=${year}`, kind && `kind=${kind}`, page > 1 && `page=${page}`].filter(Boolean);
  return asked.length === 0 ? at : `${at}?${asked.join('&')}`;
}

/** From the first moment of a year in London to the first of the next. */
export function momentsOf(year: number): { from: Temporal.Instant; until: Temporal.Instant } {
  const start = (of: number) => Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime('Europe/London').toInstant();
  return { from: start(year), until: start(year + 1) };
}
