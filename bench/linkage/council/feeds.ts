import type { Chance } from '#seed/large/chance.ts';
import { dateOf, firstDay, lastDay, year, type Day, type Person } from './people.ts';
import type { SaidAddress } from './say-address.ts';
import { dotted, iso, plain, slashed, worded, type Write } from './say-date.ts';
import type { Manner, SaidPerson } from './say-person.ts';

/** `day`: when the row was written; `since`: when they began to live where it says. */
type Told = { person: SaidPerson; address: SaidAddress; number: number; day: Day; since: Day };

/** A partner's file: whom it holds and how often, how carefully it is typed, and what its columns are called. */
export type FeedShape = Manner & {
  name: string;
  /** How many rows a person has. `need` from 0 to 1: how much a family has to do with services. */
  rowsOf(chance: Chance, person: Person, age: number, need: number): number;
  /** How often the next row about a person is typed anew, not carried over from the one before. */
  retyped: number;
  addressMissing?: number;
  /** The day on which a row is written, where that is not any day. */
  onDay?: (day: Day) => Day;
  /** Each column's name, what it holds in the words of the command's map, and how it is written. */
  columns: readonly (readonly [name: string, field: string | null, (told: Told) => string])[];
};

const joined = (...parts: readonly string[]) => parts.filter(part => part !== '').join(', ');
const spaced = (...parts: readonly string[]) => parts.filter(part => part !== '').join(' ');
const sexAs = (male: string, female: string, unknown: string) => (told: Told) => ({ M: male, F: female, '': unknown })[told.person.sex];
const forename = (told: Told) => told.person.forename;
const middle = (told: Told) => told.person.middle;
const surname = (told: Told) => told.person.surname;
const first = (told: Told) => told.address.first;
const second = (told: Told) => told.address.second;
const town = (told: Told) => told.address.town;
const postcode = (told: Told) => told.address.postcode;
const phone = (told: Told) => told.person.phone;
const email = (told: Told) => told.person.email;
/** A share of the rows holds the number at all. */
const some = (share: number, value: (told: Told) => string) => (told: Told) => ((told.number * 7919) % 1000 < share * 1000 ? value(told) : '');
const nhs = (told: Told) => told.person.nhs;
const upn = (told: Told) => told.person.upn;
const spacedNhs = (told: Told) => told.person.nhs.replace(/^(...)(...)(....)$/, '$1 $2 $3');

const born = (write: Write) => (told: Told) => (told.person.born ? write(told.person.born) : '');
const on = (write: Write) => (told: Told) => write(dateOf(told.day));

/** A school census is taken in January, May and October. */
const censusDays: readonly Day[] = [0, 1, 2].flatMap(nth => [18, 138, 277].map(day => firstDay + nth * 365 + day));
const censusDay = (day: Day): Day => censusDays.findLast(census => census <= day) ?? censusDays[0]!;

const once = (share: number) => (chance: Chance) => (chance.is(share) ? 1 : 0);
const several = (chance: Chance, share: number, again: number, most: number): number => {
  if (!chance.is(share)) return 0;
  let rows = 1;
  while (rows < most && chance.is(again)) rows += 1;
  return rows;
};
const high = (need: number) => need ** 3;

export const feeds: readonly FeedShape[] = [
  {
    ...{ name: 'school_census', care: 0.5, informal: 0.3, phoneMissing: 9, retyped: 1, onDay: censusDay },
    rowsOf: (chance, _, age) => (age >= 4.4 && age < 16.4 ? once(0.93)(chance) : age >= 16.4 && age < 18.4 ? once(0.4)(chance) : 0),
    columns: [
      ['UPN', 'upn', some(0.985, upn)],
      ['Surname', 'surname', surname],
      ['Forename', 'forename', forename],
      ['Middlenames', 'middle_name', middle],
      ['DateOfBirth', 'date_of_birth', born(iso)],
      ['Gender', 'sex', sexAs('M', 'F', '')],
      ['AddressLine1', 'address', first],
      ['AddressLine2', 'address_2', second],
      ['Town', 'town', town],
      ['PostCode', 'postcode', postcode],
      ['CensusDate', 'seen_on', on(iso)],
    ],
  },
  {
    ...{ name: 'health_visiting', care: 0.7, informal: 0.15, retyped: 0.4 },
    rowsOf: (chance, _, age) => (age < 5.5 ? several(chance, 0.92, 0.6, 5) : 0),
    columns: [
      ['nhs_number', 'nhs_number', some(0.97, nhs)],
      ['given_name', 'forename', forename],
      ['family_name', 'surname', surname],
      ['date_of_birth', 'date_of_birth', born(slashed)],
      ['sex', 'sex', sexAs('Male', 'Female', 'Not known')],
      ['address', 'address', told => joined(first(told), second(told), town(told))],
      ['postcode', 'postcode', postcode],
      ['contact_number', 'phone', phone],
      ['contact_date', 'seen_on', on(slashed)],
    ],
  },
  {
    ...{ name: 'a_and_e', care: 0.9, informal: 0.1, retyped: 0.3 },
    rowsOf: (chance, _, age, need) => several(chance, 0.26 + 0.3 * high(need) + (age < 5 ? 0.15 : 0), 0.35 + 0.3 * high(need), 12),
    columns: [
      ['NHS_NUMBER', 'nhs_number', some(0.93, spacedNhs)],
      ['PATIENT_NAME', 'full_name', told => joined(surname(told).toUpperCase(), spaced(forename(told), middle(told)))],
      ['DOB', 'date_of_birth', born(worded('-'))],
      ['SEX', 'sex', sexAs('1', '2', '9')],
      ['ADDRESS_1', 'address', first],
      ['ADDRESS_2', 'address_2', second],
      ['ADDRESS_3', 'town', town],
      ['POSTCODE', 'postcode', postcode],
      ['HOME_TEL', 'phone', phone],
      ['ATTENDED', 'seen_on', on(worded('-'))],
    ],
  },
  {
    ...{ name: 'police', care: 2, informal: 0.5, bornMissing: 3, retyped: 0.7, addressMissing: 4, phoneMissing: 1.6 },
    rowsOf: (chance, _, age, need) =>
      age >= 10 ? several(chance, 0.03 + 0.34 * high(need), 0.45, 10) : age > 1 ? several(chance, 0.01 + 0.1 * high(need), 0.3, 4) : 0,
    columns: [
      ['surname', 'surname', told => surname(told).toUpperCase()],
      ['forename1', 'forename', told => forename(told).toUpperCase()],
      ['forename2', 'middle_name', told => middle(told).toUpperCase()],
      ['dob', 'date_of_birth', born(dotted)],
      ['gender', 'sex', sexAs('Male', 'Female', 'Unknown')],
      ['location', 'address', first],
      ['street', 'address_2', second],
      ['town', 'town', town],
      ['pcode', 'postcode', postcode],
      ['mobile', 'phone', phone],
      ['incident_date', 'seen_on', on(dotted)],
    ],
  },
  {
    ...{ name: 'housing', care: 1.1, informal: 0.35, retyped: 1 },
    rowsOf: (chance, _, __, need) => (need > 0.72 ? once(0.94)(chance) : 0),
    columns: [
      ['tenancy', null, told => `T${100_000 + told.number}`],
      ['first_name', 'forename', told => spaced(forename(told), middle(told))],
      ['last_name', 'surname', surname],
      ['birth_date', 'date_of_birth', born(slashed)],
      ['m_f', 'sex', sexAs('M', 'F', 'U')],
      ['address_line_1', 'address', first],
      ['address_line_2', 'address_2', second],
      ['post_code', 'postcode', postcode],
      ['telephone', 'phone', phone],
      ['tenancy_start', 'seen_on', told => slashed(dateOf(told.since))],
      ['email', 'email', email],
    ],
  },
  {
    ...{ name: 'benefits', care: 0.8, informal: 0.1, retyped: 1 },
    rowsOf: (chance, _, age, need) => (age >= 18 && need > 0.6 ? once(0.75)(chance) : 0),
    columns: [
      [
        'claimant',
        'full_name',
        told => spaced({ M: 'Mr', F: told.number % 2 ? 'Ms' : 'Mrs', '': '' }[told.person.sex], forename(told), middle(told), surname(told)),
      ],
      ['dob', 'date_of_birth', born(plain)],
      ['address', 'address', told => joined(first(told), second(told), town(told))],
      ['postcode', 'postcode', postcode],
      ['email', 'email', email],
      ['phone', 'phone', phone],
    ],
  },
  {
    ...{ name: 'social_care', care: 1.2, informal: 0.4, retyped: 1 },
    rowsOf: (chance, _, age, need) => (need > 0.8 ? once(age < 18 ? 0.6 : 0.35)(chance) : age < 18 ? once(0.015)(chance) : 0),
    columns: [
      ['PersonID', null, told => String(700_000 + told.number)],
      ['Forename', 'forename', forename],
      ['Surname', 'surname', surname],
      ['DOB', 'date_of_birth', born(worded(' '))],
      ['Gender', 'sex', sexAs('Male', 'Female', '')],
      ['NHSNo', 'nhs_number', some(0.55, nhs)],
      ['UPN', 'upn', some(0.45, upn)],
      ['Address', 'address', told => joined(first(told), second(told))],
      ['Town', 'town', town],
      ['Postcode', 'postcode', postcode],
      ['Telephone', 'phone', phone],
      ['ReferredOn', 'seen_on', on(worded(' '))],
    ],
  },
  {
    ...{ name: 'youth_justice', care: 1.4, informal: 0.5, retyped: 0.5 },
    rowsOf: (chance, _, age, need) => (age >= 10 && age < 18.5 ? several(chance, 0.16 * high(need), 0.5, 6) : 0),
    columns: [
      ['FirstName', 'forename', forename],
      ['FamilyName', 'surname', surname],
      ['BirthDate', 'date_of_birth', born(slashed)],
      ['Sex', 'sex', sexAs('M', 'F', '')],
      ['AddressLine1', 'address', first],
      ['AddressLine2', 'address_2', second],
      ['PostCode', 'postcode', postcode],
      ['Mobile', 'phone', phone],
      ['UPN', 'upn', some(0.4, upn)],
      ['StartDate', 'seen_on', on(slashed)],
    ],
  },
];

/** Which day something happened to a person, within the years the feeds hold. */
export const ageAtEnd = (person: Person): number => (lastDay - person.born) / year;

/** What the command's map says of a feed's columns. */
export const mapOf = ({ columns }: FeedShape): Record<string, string> =>
  Object.fromEntries(columns.flatMap(([name, field]) => (field === null ? [] : [[field, name]])));
