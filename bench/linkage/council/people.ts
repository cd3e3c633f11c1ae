import type { Chance } from '#seed/large/chance.ts';
import type { Dwelling } from './dwellings.ts';
import { secondWomen, shortNames, type Group } from './names.ts';
import { lives } from './rates.ts';

/** Days since the first of 1970. What the feeds hold happened within three years. */
export type Day = number;
export const firstDay: Day = 19_358;
export const lastDay: Day = 20_454;
export const year = 365.25;

/** People who live together. Where they move together, they stay one household. */
export type Household = { number: number; stays: { from: Day; dwelling: Dwelling }[]; phone: string; isHostel: boolean };
export type Person = {
  number: number;
  group: Group;
  sex: 'M' | 'F';
  forename: string;
  middle: string;
  surname: string;
  /** The surname until some day, for those who have another since. */
  former: string;
  changedOn: Day;
  otherParents: string;
  /** What they are called, where it is not the forename. */
  known: string;
  born: Day;
  nhs: string;
  upn: string;
  phone: string;
  email: string;
  homes: { from: Day; household: Household }[];
  /** The other parent's home, where a child is part of the time. */
  second: Household | null;
  family: Person[];
};
export type Numbers = { person: number; household: number };

export const newHousehold = (chance: Chance, numbers: Numbers, isHostel = false): Household => ({
  number: ++numbers.household,
  stays: [],
  phone: newPhone(chance),
  isHostel,
});

// 04 has never been given to any phone.
export const newPhone = (chance: Chance): string => `047${String(chance.below(100_000_000)).padStart(8, '0')}`;

type Named = { sex: 'M' | 'F'; born: Day; surname: string; household: Household; forename?: string; avoid?: readonly string[] };

export function newPerson(chance: Chance, numbers: Numbers, group: Group, { sex, born, surname, household, forename, avoid = [] }: Named): Person {
  const isChild = born > lastDay - 22 * year;
  const names = sex === 'F' ? (isChild ? group.girls : group.women) : isChild ? group.boys : group.men;
  let own = forename ?? names(chance);
  for (let tries = 0; forename === undefined && avoid.includes(own) && tries < 8; tries++) own = names(chance);
  const number = ++numbers.person;
  const middle = middleName(chance, group, sex, names);
  const shorts = shortNames(own);
  const known =
    middle !== '' && !isCustomary(middle) && chance.is(lives.goesByMiddleName)
      ? middle
      : shorts.length > 0 && chance.is(lives.goesByShortName)
        ? shorts[Math.min(chance.below(shorts.length), chance.below(shorts.length))]!
        : '';
  const person: Person = {
    ...{ number, group, sex, forename: own, middle, surname, former: '', changedOn: 0, otherParents: '', known },
    ...{ born: registeredBirth(chance, group, born), nhs: nhsNumber(number), upn: isChild ? upnOf(number, born) : '' },
    ...{ phone: chance.is(lives.familyPhone) || born > lastDay - 12 * year ? household.phone : newPhone(chance), email: '' },
    ...{ homes: [{ from: 0, household }], second: null, family: [] },
  };
  if (!isChild || chance.is(0.1)) person.email = emailOf(chance, person);
  return person;
}

const isCustomary = (middle: string) => ['Singh', 'Kaur', 'Bibi', 'Begum'].includes(middle);

function middleName(chance: Chance, group: Group, sex: 'M' | 'F', names: Group['girls']): string {
  if (group.customs === 'sikh') return chance.is(0.75) ? (sex === 'F' ? 'Kaur' : 'Singh') : '';
  if (group.customs === 'chinese') return '';
  if (!chance.is(group.customs === 'english' ? lives.hasMiddleName : 0.3)) return '';
  return names(chance) + (chance.is(0.1) ? ` ${names(chance)}` : '');
}

/** Where births are not registered by the day, papers say the first of January. */
function registeredBirth(chance: Chance, group: Group, born: Day): Day {
  const isOlder = born < lastDay - 18 * year;
  const share = ['arab', 'somali', 'east-southern-african', 'bangladeshi'].includes(group.name)
    ? lives.bornFirstOfJanuary.registersLost * (isOlder ? 1 : 0.2)
    : 0;
  return chance.is(share + lives.bornFirstOfJanuary.usual) ? firstOfJanuary(born) : born;
}

export const firstOfJanuary = (day: Day): Day => {
  const { year: of } = dateOf(day);
  return Math.round(Date.UTC(of, 0, 1) / 86_400_000);
};

/** The date of a day, counted as calendars do (days since 1970, Gregorian). */
export function dateOf(day: Day): { year: number; month: number; day: number } {
  const shifted = Math.floor(day) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const years = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  return { year: years + era * 400 + (month >= 10 ? 1 : 0), month: month < 10 ? month + 3 : month - 9, day: ofYear - Math.floor((153 * month + 2) / 5) + 1 };
}

/** Numbers from the range that is kept for made-up patients, with their check digit. */
export function nhsNumber(number: number): string {
  for (let serial = (number * 48_271) % 99_999_989; ; serial = (serial + 7) % 99_999_989) {
    const digits = `9${String(serial).padStart(8, '0')}`;
    let sum = 0;
    for (let nth = 0; nth < 9; nth++) sum += (10 - nth) * (digits.charCodeAt(nth) - 48);
    const check = (11 - (sum % 11)) % 11;
    // Two people's serials lie far apart, so that stepping over one without a check digit meets nobody.
    if (check !== 10) return digits + String(check);
  }
}

const checkLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
function upnOf(number: number, born: Day): string {
  const digits = `0${String(number % 100_000_000).padStart(8, '0')}${String(dateOf(born).year % 100).padStart(2, '0')}${number % 10}`;
  let sum = 0;
  for (let nth = 0; nth < 12; nth++) sum += (nth + 2) * (digits.charCodeAt(nth) - 48);
  return checkLetters[sum % 23]! + digits;
}

const hosts = ['example.org', 'example.com', 'example.net', 'mail.example', 'post.example'];
function emailOf(chance: Chance, { forename, surname, born }: Person): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, '');
  const [first, last] = [plain(forename), plain(surname)];
  const own = chance.weigh([
    [`${first}.${last}`, 30],
    [`${first.slice(0, 1)}${last}`, 20],
    [`${first}${last}${chance.below(1000)}`, 30],
    [`${first}${dateOf(born).year % 100}`, 20],
  ]);
  return `${own}${chance.is(0.6) ? chance.below(100) : ''}@${chance.pick(hosts)}`;
}

/** The surname of a woman, where customs give women another than men. */
export function womansSurname(chance: Chance, group: Group, surname: string): string {
  if (group.customs === 'slavic-ski') return surname.replace(/([sc])ki$/, '$1ka').replace(/dzki$/, 'dzka');
  if (group.customs === 'slavic-ov') return /(ov|ev|in)$/.test(surname) && chance.is(0.9) ? `${surname}a` : surname;
  if (group.customs === 'sikh') return chance.is(0.6) ? 'Kaur' : surname;
  if (group.customs === 'pakistani') return chance.is(0.35) ? chance.pickEarly(secondWomen.pakistani) : surname;
  if (group.customs === 'bengali') return chance.is(0.7) ? chance.pickEarly(secondWomen.bengali) : surname;
  return surname;
}
