import type { Chance } from '#seed/large/chance.ts';
import { isTransliterated, otherSpellings, shortNames, withoutMarks } from './names.ts';
import { dateOf, firstOfJanuary, firstDay, type Day, type Person } from './people.ts';
import { rates, type Slip } from './rates.ts';
import { misdial, mistype } from './slips.ts';

export type SaidDate = { year: number; month: number; day: number };
/** A person as a clerk typed them in, without their address. */
export type SaidPerson = {
  forename: string;
  middle: string;
  surname: string;
  born: SaidDate | null;
  sex: '' | 'M' | 'F';
  phone: string;
  email: string;
  nhs: string;
  upn: string;
  slips: readonly Slip[];
};

/** How a feed takes people down: how many times the usual slips, and how often by the name they go by. */
export type Manner = { care: number; informal: number; phoneMissing?: number; bornMissing?: number };

export function sayPerson(chance: Chance, person: Person, day: Day, { care, informal, phoneMissing = 1, bornMissing = 1 }: Manner): SaidPerson {
  const slips: Slip[] = [];
  const slipped = (share: number, slip: Slip): boolean => chance.is(share * care) && slips.push(slip) > 0;
  const names = sayNames(chance, person, day, informal, slipped, slips);
  const born = sayBorn(chance, person, slipped, bornMissing);
  const sex = slipped(rates.sex.missing, 'x0') ? '' : slipped(rates.sex.wrong, 'xw') ? (person.sex === 'M' ? 'F' : 'M') : person.sex;
  return { ...names, born, sex, phone: sayPhone(chance, person, slipped, slips, phoneMissing), ...sayNumbers(chance, person, slipped), slips };
}

type Slipped = (share: number, slip: Slip) => boolean;

function sayNames(chance: Chance, person: Person, day: Day, informal: number, slipped: Slipped, slips: Slip[]) {
  const free = isTransliterated(person.group) ? rates.transliterated : 1;
  const marks = chance.is(rates.marksLost) ? withoutMarks : (text: string) => text;
  let [forename, middle] = [person.forename, person.middle];
  if (person.known !== '' && chance.is(informal)) {
    slips.push(person.known === middle ? 'fm' : 'fn');
    if (person.known === middle && chance.is(0.4)) middle = forename;
    forename = person.known;
  } else if (shortNames(forename).length > 0 && slipped(0.01, 'fn')) forename = chance.pick(shortNames(forename));
  if (otherSpellings(forename).length > 0 && slipped(rates.forename.otherSpelling * free, 'fv')) forename = chance.pick(otherSpellings(forename));
  let surname = saySurname(chance, person, day, slipped, slips);
  if (otherSpellings(surname).length > 0 && slipped(rates.surname.otherSpelling * free, 'sv')) surname = chance.pick(otherSpellings(surname));
  if (surname.includes('-') && chance.is(0.3)) surname = chance.is(0.7) ? surname.replaceAll('-', ' ') : surname.replaceAll('-', '');
  if (slipped(rates.forename.typo, 'ft')) forename = mistype(chance, forename);
  if (slipped(rates.surname.typo, 'st')) surname = mistype(chance, surname);
  middle = chance.is(rates.middle.missing) ? '' : chance.is(rates.middle.initialOnly) ? middle.slice(0, 1) : middle;
  if (middle.length > 1 && slipped(rates.forename.withMiddle, 'fx')) [forename, middle] = [`${forename} ${middle}`, ''];
  if (slipped(rates.forename.missing, 'f0')) forename = '';
  else if (slipped(rates.forename.placeholder, 'fp')) forename = chance.pick(['Unknown', 'Not Known', 'Baby', 'Unk', 'Infant']);
  else if (slipped(rates.forename.initialOnly, 'fi')) forename = forename.slice(0, 1);
  if (slipped(rates.surname.missing, 's0')) surname = '';
  const { usual, familyNameFirst, threeNames } = rates.swappedNames;
  const turns = person.group.customs === 'chinese' ? familyNameFirst : person.group.customs === 'three-names' ? threeNames : usual;
  if (forename !== '' && slipped(turns, 'sw')) [forename, surname] = [surname, forename];
  return { forename: marks(forename), middle: marks(middle), surname: marks(surname) };
}

function saySurname(chance: Chance, person: Person, day: Day, slipped: Slipped, slips: Slip[]): string {
  if (person.former !== '') {
    if (day < person.changedOn) return (slips.push('sm'), person.former);
    // Systems hear late of a marriage, and some never.
    if (slipped(person.changedOn > firstDay ? rates.surname.formerKept : 0.03, 'sm')) return person.former;
  }
  if (person.otherParents !== '' && slipped(rates.surname.otherParents, 'so')) return person.otherParents;
  const parts = person.surname.split(/[- ]/);
  return parts.length === 2 && parts[0]!.length > 2 && slipped(rates.surname.halfOfDouble, 'sd') ? chance.pick(parts) : person.surname;
}

function sayBorn(chance: Chance, { born }: Person, slipped: Slipped, missing: number): SaidDate | null {
  if (slipped(rates.born.missing * missing, 'b0')) return null;
  if (slipped(rates.born.placeholder, 'bp')) return { year: 1900, month: 1, day: 1 };
  if (slipped(rates.born.firstOfJanuary, 'b1')) return dateOf(firstOfJanuary(born));
  const date = dateOf(born);
  if (date.day <= 12 && date.day !== date.month && slipped(rates.born.turned, 'bt')) return { ...date, day: date.month, month: date.day };
  if (slipped(rates.born.yearOff, 'by')) return { ...date, year: date.year + (chance.is(0.5) ? 1 : -1) };
  return slipped(rates.born.digit, 'bd') ? digitWrong(chance, date) : date;
}

/** A date that still is one, most often in its day. */
function digitWrong(chance: Chance, date: SaidDate): SaidDate {
  const part = chance.weigh<keyof SaidDate>([
    ['day', 55],
    ['month', 20],
    ['year', 25],
  ]);
  for (let tries = 0; tries < 20; tries++) {
    const value = Number(misdial(chance, String(date[part]).padStart(2, '0')));
    const isDate = part === 'day' ? value >= 1 && value <= 28 : part === 'month' ? value >= 1 && value <= 12 && date.day <= 28 : value >= 1925 && value <= 2025;
    if (isDate && value !== date[part]) return { ...date, [part]: value };
  }
  return { ...date, day: date.day === 1 ? 2 : date.day - 1 };
}

function sayPhone(chance: Chance, { phone }: Person, slipped: Slipped, slips: Slip[], missing: number): string {
  if (chance.is(rates.phone.missing * missing)) return (slips.push('h0'), '');
  if (slipped(rates.phone.placeholder, 'hp')) return chance.pick(['00000000000', '0000', 'unknown', 'none', '07777777777', '1']);
  if (slipped(rates.phone.earlier, 'he')) return `046${String(chance.below(100_000_000)).padStart(8, '0')}`;
  const said = slipped(rates.phone.typo, 'ht') ? phone.slice(0, 4) + misdial(chance, phone.slice(4)) : phone;
  return chance.is(0.3) ? `${said.slice(0, 5)} ${said.slice(5)}` : chance.is(0.08) ? `+44${said.slice(1)}` : said;
}

function sayNumbers(chance: Chance, person: Person, slipped: Slipped) {
  const email = person.email === '' || chance.is(rates.email.missing) ? '' : person.email;
  const other = person.family[chance.below(Math.max(1, person.family.length))] ?? person;
  const taken = other !== person && slipped(rates.number.ofFamily, 'nf') ? other : person;
  const wrong = slipped(rates.number.wrong, 'nw');
  return { email, nhs: wrong ? misdial(chance, taken.nhs) : taken.nhs, upn: wrong ? misdial(chance, taken.upn) : taken.upn };
}
