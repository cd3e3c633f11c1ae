import { nicknameGroups } from '#platform/names/nicknames.ts';
import { soundOf } from '#platform/names/sound.ts';
import { at, ownCells, type Records } from '../records.ts';
import { outwardOf } from '../values/addresses.ts';
import { dayOf, monthOf, yearOf } from '../values/dates.ts';
import { eachOf, hashOf, type Words } from '../values/words.ts';
import { keyOf } from '../values/mix.ts';

/** What rules look for pairs by, of one row, as numbers: 0 where it says nothing. */
export type Traits = {
  forename: number;
  surname: number;
  /** How they sound; and a forename with the forms it goes by. */
  forenameSound: number;
  surnameSound: number;
  forms: number;
  forenameInitial: number;
  surnameInitial: number;
  born: number;
  year: number;
  /** Day and month of birth, and both with the year the same whichever comes first. */
  dayAndMonth: number;
  eitherWayBorn: number;
  dwelling: number;
  house: number;
  street: number;
  postcode: number;
  town: number;
  /** The part of the country: of the postcode, or else the town. */
  place: number;
  phone: number;
  email: number;
  emailName: number;
  emailPlace: number;
  nhs: number;
  upn: number;
  other: number;
  extra: number[];
};

/** Gives the traits of the row whose cells begin there, in one object that is filled again for the next. */
export function makeTraits({ cells, words, extraNames }: Pick<Records, 'cells' | 'words' | 'extraNames'>): (from: number) => Traits {
  const { names, emails } = words;
  const sounds = hashes(names, soundOf);
  // A name and the forms it goes by meet in the first of its groups, or by its sound.
  const forms = hashes(names, text => (nicknameGroups(text).length > 0 ? `#${Math.min(...nicknameGroups(text))}` : soundOf(text)));
  const initials = hashes(names, text => text.slice(0, 1));
  const emailNames = hashes(emails, text => text.slice(0, text.indexOf('@')));
  const emailPlaces = hashes(emails, text => text.slice(text.indexOf('@') + 1));
  const outwards = hashes(words.postcodes, outwardOf);
  const extras = extraNames.length;
  const traits = { ...nothing, extra: new Array<number>(extras).fill(0) };
  return from => {
    const forename = cells[from + at.forename]!;
    const surname = cells[from + at.surname]!;
    const born = cells[from + at.born]!;
    const house = cells[from + at.house]!;
    const street = cells[from + at.street]!;
    const postcode = cells[from + at.postcode]!;
    const town = cells[from + at.town]!;
    const email = cells[from + at.email]!;
    traits.forename = forename;
    traits.surname = surname;
    traits.forenameSound = sounds(forename);
    traits.surnameSound = sounds(surname);
    traits.forms = forms(forename);
    traits.forenameInitial = initials(forename);
    traits.surnameInitial = initials(surname);
    traits.born = born;
    const [year, month, day] = [yearOf(born), monthOf(born), dayOf(born)];
    traits.year = year;
    traits.dayAndMonth = born % 10_000;
    traits.eitherWayBorn = born === 0 ? 0 : year * 400 + Math.min(day, month) * 31 + Math.max(day, month);
    traits.dwelling = postcode !== 0 ? keyOf(11, postcode, house || street) : keyOf(12, street, house, town || 1);
    traits.house = house;
    traits.street = street;
    traits.postcode = postcode;
    traits.town = town;
    traits.place = outwards(postcode) || town;
    traits.phone = cells[from + at.phone]!;
    traits.email = email;
    traits.emailName = email === 0 ? 0 : emailNames(email);
    traits.emailPlace = email === 0 ? 0 : emailPlaces(email);
    traits.nhs = cells[from + at.nhs]!;
    traits.upn = cells[from + at.upn]!;
    traits.other = cells[from + at.other]!;
    for (let nth = 0; nth < extras; nth++) traits.extra[nth] = cells[from + ownCells + nth]!;
    return traits;
  };
}

const nothing = {
  ...{ forename: 0, surname: 0, forenameSound: 0, surnameSound: 0, forms: 0, forenameInitial: 0, surnameInitial: 0 },
  ...{ born: 0, year: 0, dayAndMonth: 0, eitherWayBorn: 0 },
  ...{ dwelling: 0, house: 0, street: 0, postcode: 0, town: 0, place: 0, phone: 0, email: 0, emailName: 0, emailPlace: 0, nhs: 0, upn: 0, other: 0 },
};

/** The same number for the texts that are the same once `make` is through with them; 0 for none. */
const hashes = (words: Words, make: (text: string) => string) =>
  eachOf(words, text => {
    const made = make(text);
    return made === '' ? 0 : hashOf(made) || 1;
  });
