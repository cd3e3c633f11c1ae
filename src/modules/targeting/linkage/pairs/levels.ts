/** One thing that is compared of two records: 0 where either says nothing, then the levels by number. What the words say of two records explains the result. */
export type Comparison = { name: string; levels: readonly string[] };

const names = (what: string) => [
  'not known',
  `same ${what}, a very rare one`,
  `same ${what}, a rare one`,
  `same ${what}`,
  `same ${what}, a common one`,
  `same ${what}, a very common one`,
  `a form of the same ${what}`,
  `${what} spelt a little differently`,
  `${what} somewhat alike`,
  `first and last name the other way round`,
  `another ${what}`,
];
const numbers = (what: string) => ['not known', `same ${what}`, `one sign of the ${what} differs`, `another ${what}`];

/** The levels of a name that say it is the same, by how common it is. */
export const sameName = [1, 2, 3, 4, 5] as const;
export const name = { form: 6, near: 7, rough: 8, swapped: 9, other: 10 } as const;
export const middle = { same: 1, initial: 2, other: 3 } as const;
export const born = { same: 1, sameOften: 2, turned: 3, oneDigit: 4, aboutYear: 5, twoParts: 6, nearYear: 7, other: 8 } as const;
export const address = { dwelling: 1, postcode: 2, postcodeWrong: 3, otherHouse: 4, street: 5, town: 6, other: 7 } as const;
export const number = { same: 1, near: 2, other: 3 } as const;

export const comparisonsFor = (extraNames: readonly string[]): readonly Comparison[] => [
  { name: 'forename', levels: names('forename') },
  { name: 'surname', levels: names('surname') },
  { name: 'middle name', levels: ['not known', 'same middle name', 'same initial of the middle name', 'another middle name'] },
  { name: 'sex', levels: ['not known', 'same sex', 'another sex'] },
  {
    name: 'date of birth',
    levels: [
      ...['not known', 'same date of birth', 'same date of birth, one that is written often', 'day and month of birth the other way round'],
      ...[
        'one digit of the date of birth differs',
        'same year of birth, day not known',
        'two parts of the date of birth the same',
        'born within two years',
        'another date of birth',
      ],
    ],
  },
  {
    name: 'address',
    levels: [
      ...[
        'not known',
        'same address',
        'same street or postcode, house not known',
        'same address, another postcode',
        'same postcode, another house',
        'same street, another house',
      ],
      ...['same town', 'another place'],
    ],
  },
  { name: 'phone', levels: numbers('phone number') },
  { name: 'email', levels: ['not known', 'same email address', 'email address nearly the same', 'another email address'] },
  { name: 'NHS number', levels: numbers('NHS number') },
  { name: 'UPN', levels: numbers('UPN') },
  { name: 'other number', levels: numbers('number') },
  ...extraNames.map(extra => ({ name: extra, levels: ['not known', `same ${extra}`, `${extra} nearly the same`, `another ${extra}`] })),
];

export const place = { forename: 0, surname: 1, middle: 2, sex: 3, born: 4, address: 5, phone: 6, email: 7, nhs: 8, upn: 9, other: 10, extra: 11 } as const;
