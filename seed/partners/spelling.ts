import type { FamilyStory, Person } from '../fernshire/types.ts';
import { bornFor } from '../moment.ts';

/** Somebody as partners might know them: the same person is written a little differently in each file. */
export type Known = {
  number: number;
  givenName: string;
  familyName: string;
  bornOn: Temporal.PlainDate | null;
  sex: string;
  ethnicity: string;
  nhsNumber: string;
  school: string;
  phone: string;
  address: string;
  postcode: string;
  ward: string;
  isChild: boolean;
  shows: readonly string[];
};

/** The people of the stories. A sealed family stands in no partner's file under these names, and a protected address in none. */
export function knownTo(families: readonly FamilyStory[], today: Temporal.PlainDate, localities: ReadonlyMap<string, string>): Known[] {
  const known = families
    .filter(({ label }) => label !== 'sealed')
    .flatMap(story =>
      story.people.map((person): Omit<Known, 'number'> => {
        const home = story.households.find(({ key }) => key === person.household);
        const isShown = home !== undefined && home.protected !== true && home.noFixedAddress !== true;
        return {
          ...ofPerson(person, today),
          address: isShown ? home.address : '',
          postcode: isShown ? (home.postcode ?? '') : '',
          ward: localities.get(story.locality) ?? '',
          shows: story.shows,
        };
      }),
    );
  return [...known, ...neighbours(known)].map((person, number) => ({ ...person, number }));
}

function ofPerson(person: Person, today: Temporal.PlainDate) {
  const { givenName, familyName, sex, ethnicity, nhsNumber = '', school = '', phone = '', isChild, doNotDisclose = [] } = person;
  const { bornOn } = bornFor(person.born, today);
  return {
    givenName,
    familyName,
    bornOn,
    sex,
    ethnicity,
    nhsNumber,
    isChild,
    school: doNotDisclose.includes('school') ? '' : school,
    phone: doNotDisclose.includes('phone') ? '' : phone,
  };
}

/** Others in the same streets, whom the service does not know: no family of theirs has asked for help. */
function neighbours(known: readonly Omit<Known, 'number'>[]): Omit<Known, 'number'>[] {
  const adults = known.filter(({ isChild, address }) => !isChild && address !== '');
  return adults.slice(0, 40).flatMap((adult, nth) => {
    const { familyName } = adults[(nth * 7 + 11) % adults.length]!;
    const address = adult.address.replace(/^\d+/, house => String(Number(house) + 4));
    const home = { ...adult, familyName, nhsNumber: '', phone: '', address, shows: [] };
    const child = known.filter(({ isChild, bornOn }) => isChild && bornOn)[(nth * 5) % 30];
    const moved = (day: Temporal.PlainDate | null | undefined, days: number) => day?.add({ days }) ?? null;
    return [
      { ...home, givenName: adults[(nth * 3 + 5) % adults.length]!.givenName, bornOn: moved(adult.bornOn, 131) },
      ...(child ? [{ ...home, givenName: child.givenName, bornOn: moved(child.bornOn, 47), sex: child.sex, school: child.school, isChild: true }] : []),
    ];
  });
}

const bare = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
const slips: readonly ((text: string) => string)[] = [
  text => text,
  bare,
  text => text.toUpperCase(),
  text => text.replace(/(.)\1/, '$1'),
  text => text.replace('-', ' '),
  text => (text.length > 5 ? `${text.slice(0, 3)}${text[4]}${text[3]}${text.slice(5)}` : text),
  text => text.replace(/ie|ei/, found => (found === 'ie' ? 'ei' : 'ie')).replace('ck', 'k'),
];

/** A name as one of the files writes it: now and then with a slip. */
export const written = (name: string, { number }: Known, file: number): string => slips[(number * 3 + file * 5) % slips.length]!(name);

/** Whether something that befalls one in so many befalls this person; always the same. */
export const oneIn = (many: number, { number }: Known, salt: number): boolean => (number * 37 + salt * 101) % many === 0;
