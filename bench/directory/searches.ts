type Page = { contents: { id: string; name: string; parent_id?: string }[] };

/** Questions as other software asks them, of each kind many, so that none is answered from what was just asked. */
export async function searches(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { contents: terms } = (await (await fetch(`${url}/taxonomy_terms?per_page=100`)).json()) as Page;
  const words = [
    'breastfeeding',
    'football',
    'sleep',
    'debt advice',
    'autism',
    'swimming',
    'baby massage',
    'smoking',
    'holiday club',
    'young carers',
    'dance',
    'speech',
  ];
  const postcodes = ['FN1 2FH', 'FN4 1FH', 'FN6 2FH', 'FN8 1FH', 'FN2 4LF', 'FN12', 'FN25', 'FN31', 'FN40'];
  const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const of = <T>(list: readonly T[], number: number): T => list[number % list.length]!;
  const many = (make: (number: number) => string) => Array.from({ length: 120 }, (_, number) => make(number));
  const asked = (list: string, parts: Readonly<Record<string, string | number>>) =>
    `/${list}?${new URLSearchParams(Object.entries(parts).map(([key, value]) => [key, String(value)])).toString()}`;
  return {
    'filtered search': many(number =>
      asked('services', {
        ...(number % 2 === 0 && { search: of(words, number / 2) }),
        ...(number % 3 === 0 && { taxonomy_term_id: of(terms, number).id }),
        ...(number % 3 !== 0 && { postcode: of(postcodes, number), proximity: 2000 + (number % 9) * 1500 }),
        ...(number % 4 === 0 && { day: of(days, number), start_time: '09:00' }),
        age: number % 18,
      }),
    ),
    'services at locations, near a postcode': many(number =>
      asked('service_at_locations', { postcode: of(postcodes, number), proximity: 5000, day: of(days, number), age: number % 16 }),
    ),
    'one filter, deep pages': many(number =>
      asked('services', { ...of([{ age: number % 18 }, { day: of(days, number) }, { postcode: of(postcodes, number) }], number), page: 1 + (number % 20) }),
    ),
  };
}
