import { oneIn, written, type Known } from './spelling.ts';

/** The rows of each partner's file, by the headings in fernshire/feeds.json. */
export type Writer = (known: readonly Known[], today: Temporal.PlainDate, schools: ReadonlyMap<string, string>) => Readonly<Record<string, string>>[];

const uk = (day: Temporal.PlainDate | null) => (day ? `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}/${day.year}` : '');
const short = (day: Temporal.PlainDate | null) => (day ? day.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }) : '');
const ageOf = ({ bornOn }: Known, today: Temporal.PlainDate) => (bornOn ? bornOn.until(today, { largestUnit: 'years' }).years : -1);
const has = ({ shows }: Known, ...tags: string[]) => tags.some(tag => shows.includes(tag));
const ago = (today: Temporal.PlainDate, { number }: Known, most: number) => today.subtract({ days: 3 + ((number * 29) % most) });

const attendance: Writer = (known, today, schools) =>
  known
    .filter(one => one.isChild && ageOf(one, today) >= 4 && ageOf(one, today) <= 18)
    .map(one => ({
      'Pupil ID': `S${10_000 + one.number}`,
      'Legal Surname': written(one.familyName, one, 1),
      Forename: written(one.givenName, one, 2),
      DOB: uk(one.bornOn),
      Gender: one.sex,
      Address: one.address,
      Postcode: one.postcode,
      Ethnicity: one.ethnicity,
      Ward: one.ward,
      'Attendance %': has(one, 'attendance', 'exploitation', 'young-carer')
        ? String(61 + (one.number % 24))
        : oneIn(41, one, 9)
          ? 'not known'
          : oneIn(6, one, 1)
            ? '84.5'
            : String(92 + (one.number % 7)),
      'Term to date': uk(today.subtract({ days: 4 })),
      School: schools.get(one.school) ?? '',
    }));

/** Of some the police know a name and hardly more: whether they are who they seem to be is for people to say. */
const aboutBirth = ({ bornOn, number }: Known): string =>
  bornOn ? (['', uk(bornOn.add({ days: 40 })), uk(bornOn.add({ years: 1 })), String(bornOn.year)][number % 4] ?? '') : '';

const police: Writer = (known, today) =>
  known.flatMap(one => {
    if (ageOf(one, today) < 10) return [];
    const kinds = [
      ...(!one.isChild && has(one, 'parental-conflict', 'refuge', 'protected-address') ? ['Domestic incident', 'Attended'] : []),
      ...(one.isChild && has(one, 'exploitation') ? ['Missing episode', 'Missing episode', 'Missing episode'] : []),
      ...(oneIn(9, one, 2) ? ['Anti-social behaviour'] : []),
      ...(oneIn(7, one, 3) ? ['Attended'] : []),
      ...(oneIn(23, one, 4) ? ['Enquiry'] : []),
      // A word that the feed's words do not know yet: its rows are set aside.
      ...(oneIn(31, one, 8) ? ['Concern for welfare'] : []),
    ];
    const isHardlyKnown = oneIn(5, one, 12);
    return kinds.map((kind, nth) => ({
      'Nominal ref': `N/${70_000 + one.number}`,
      Name: `${written(one.familyName, one, 3).toUpperCase()}, ${written(one.givenName, one, 4)}`,
      'Date of birth': isHardlyKnown ? aboutBirth(one) : short(one.bornOn),
      Address: isHardlyKnown ? '' : one.address,
      Postcode: isHardlyKnown ? '' : one.postcode.replace(' ', ''),
      Phone: isHardlyKnown ? '' : one.phone,
      'Incident type': kind,
      'Incident date': uk(ago(today, one, 150).subtract({ days: nth * 17 })),
      Officer: `PC ${4100 + (one.number % 60)}`,
    }));
  });

// Its homes are in these districts, as the feed says.
const cotterHomes = /^FN[146] /;
const arrears: Writer = (known, today) =>
  known
    .filter(one => !one.isChild && cotterHomes.test(one.postcode) && (has(one, 'debt', 'eviction') || oneIn(4, one, 5)))
    .map(one => ({
      Tenancy: `CH-${3000 + one.number}`,
      Tenant: `${one.sex === 'F' ? 'Ms' : 'Mr'} ${written(one.givenName, one, 5)} ${written(one.familyName, one, 6)}`,
      Property: one.address.replace('Street', 'St').replace('Road', 'Rd'),
      'Post code': one.postcode,
      Mobile: one.phone.replace(/^0/, '+44 '),
      Arrears: `£${(180 + ((one.number * 173) % 2900)).toLocaleString('en-GB')}.00`,
      'As at': uk(today.subtract({ days: 6 })),
      'Housing officer': one.number % 2 === 0 ? 'Denise Alcott' : 'Rory Penhale',
      'Officer phone': '01632 960218',
    }));

const healthVisiting: Writer = (known, today) =>
  known
    .filter(one => one.isChild && ageOf(one, today) >= 0 && ageOf(one, today) < 5)
    .flatMap(one => {
      const reviews = ['On caseload', ...(oneIn(3, one, 6) ? ['Below expected'] : []), ...(oneIn(4, one, 7) ? ['Not brought'] : [])];
      return reviews.map((review, nth) => ({
        'NHS No': one.nhsNumber.replace(/^(\d{3})(\d{3})/, '$1 $2 '),
        'First name': written(one.givenName, one, 7),
        'Last name': written(one.familyName, one, 8),
        Born: one.bornOn?.toString() ?? '',
        'Address 1': one.address,
        Postcode: one.postcode.toLowerCase(),
        Review: review,
        'Review date': uk(ago(today, one, 90).subtract({ days: nth * 10 })),
        'Health visitor': one.number % 2 === 0 ? 'Bernadette Quill' : 'Moira Sandford',
        Contact: '01632 960212',
      }));
    });

export const writers: Readonly<Record<string, Writer>> = { attendance, police, arrears, 'health-visiting': healthVisiting };
