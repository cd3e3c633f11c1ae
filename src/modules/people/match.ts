import { familyLikeness, givenLikeness, type FamilyLikeness, type GivenLikeness } from './search/likeness.ts';
import { namePairs } from './search/name-keys.ts';

type Day = Temporal.PlainDate;
/** Somebody as a request names them. */
export type AskedPerson = { givenName: string; familyName: string; bornOn?: Day | null | undefined; postcode?: string | null | undefined };
/** Somebody in the register. */
export type KnownPerson = {
  givenName: string;
  familyName: string;
  alsoKnownAs: readonly string[];
  bornOn: Day | null;
  bornAbout: number | null;
  postcodes: readonly string[];
};

export type Sureness = 'almost certain' | 'likely' | 'possible';
export type Match = { sureness: Sureness; why: string[] };

/** Whether two descriptions may be one person, how sure that is and why. Null: two people, as siblings and twins are. Doubt means two people; a search shows a little more. */
export function compare(asked: AskedPerson, known: KnownPerson, { isSearch = false } = {}): Match | null {
  const birth = birthLikeness(asked.bornOn ?? null, known);
  // Whatever their names are: most of those whom a search weighs end here.
  if (birth === 'different') return null;
  const place = placeLikeness(asked.postcode ?? null, known.postcodes);
  const names = nameLikeness(asked, known);
  const sureness = sureOf(names, birth, place === 'same') ?? (isSearch && isNearEnough(names) ? 'possible' : null);
  return sureness && { sureness, why: [names.words, birthWords[birth], placeWords[place]].filter(words => words !== '') };
}

type Names = { given: GivenLikeness; family: FamilyLikeness; isTurned: boolean; words: string };
type Birth = 'same' | 'turned' | 'one part' | 'about' | 'not known' | 'different';
type Place = 'same' | 'different' | 'not known';

function sureOf({ given, family, isTurned }: Names, birth: Exclude<Birth, 'different'>, isSamePlace: boolean): Sureness | null {
  if (given === 'different') return null;
  const isFull = (given === 'same' || given === 'nickname') && family === 'same';
  const isNear = given !== 'one-letter' && family !== 'different';
  if (family === 'different') return birth === 'same' && given !== 'one-letter' ? (isSamePlace ? 'likely' : 'possible') : null;
  switch (birth) {
    case 'same':
      return isFull ? (isTurned ? 'likely' : 'almost certain') : isNear ? 'likely' : 'possible';
    case 'turned':
      return isFull ? 'likely' : isNear ? 'possible' : null;
    case 'one part':
      return isFull ? (isSamePlace ? 'likely' : 'possible') : isNear && isSamePlace ? 'possible' : null;
    case 'about':
    case 'not known':
      return isFull ? (isSamePlace ? 'likely' : 'possible') : isNear && isSamePlace ? 'possible' : null;
  }
}

const isNearEnough = ({ given, family }: Names) => given !== 'different' && family !== 'different';

const givenRank: readonly GivenLikeness[] = ['same', 'nickname', 'spelling', 'one-letter', 'different'];
const familyRank: readonly FamilyLikeness[] = ['same', 'part', 'spelling', 'sound', 'different'];
const rank = ({ given, family, isTurned }: Names) => givenRank.indexOf(given) * 10 + familyRank.indexOf(family) * 10 + (isTurned ? 5 : 0);

/** The best of all the names either is known by, also with first and last name the other way round. */
function nameLikeness(asked: AskedPerson, known: KnownPerson): Names {
  const tried = namePairs(known).flatMap((pair, nth) => {
    const one = (givenName: string, familyName: string, isTurned: boolean): Names => {
      const likeness = { given: givenLikeness(givenName, pair.given), family: familyLikeness(familyName, pair.family), isTurned };
      return { ...likeness, words: nameWords(likeness, nth > 0 ? known.alsoKnownAs[nth - 1] : undefined) };
    };
    return [one(asked.givenName, asked.familyName, false), one(asked.familyName, asked.givenName, true)];
  });
  return tried.reduce((best, next) => (rank(next) < rank(best) ? next : best));
}

function nameWords({ given, family, isTurned }: Omit<Names, 'words'>, alias: string | undefined): string {
  const parts = [givenWords[given], familyWords[family]].filter(Boolean);
  const words = parts.length === 0 ? 'Same name' : parts.join(', ');
  return [alias ? `${words} (also known as ${alias})` : words, isTurned ? 'first and last name the other way round' : ''].filter(Boolean).join(', ');
}

const givenWords: Record<GivenLikeness, string> = {
  same: '',
  nickname: 'A short form of the first name',
  spelling: 'First name spelt a little differently',
  'one-letter': 'One letter of the first name differs',
  different: 'Another first name',
};
const familyWords: Record<FamilyLikeness, string> = {
  same: '',
  part: 'Part of the last name',
  spelling: 'Last name spelt a little differently',
  sound: 'Last name sounds alike',
  different: 'Same first name, another last name',
};

function birthLikeness(asked: Day | null, { bornOn, bornAbout }: KnownPerson): Birth {
  if (!asked) return 'not known';
  if (!bornOn) return bornAbout === null ? 'not known' : Math.abs(bornAbout - asked.year) <= 2 ? 'about' : 'different';
  if (asked.equals(bornOn)) return 'same';
  if (turned(asked)?.equals(bornOn)) return 'turned';
  const parts = [asked.day === bornOn.day, asked.month === bornOn.month, asked.year === bornOn.year].filter(Boolean).length;
  if (parts === 2 && Math.abs(asked.year - bornOn.year) <= 1) return 'one part';
  // 1 January is often written where only the year is known.
  return asked.year === bornOn.year && (isNewYear(asked) || isNewYear(bornOn)) ? 'about' : 'different';
}

/** Every day of birth that does not compare as different: the same month, the same day of another month or of the year before or after, turned, and 1 January. */
export function daysNear(asked: Day): Day[] {
  const { year, month, day } = asked;
  const inMonth = (of: number) =>
    Array.from({ length: Temporal.PlainYearMonth.from({ year, month: of }).daysInMonth }, (_, i) => ({ year, month: of, day: i + 1 }));
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  const sameDay = [...months.map(of => ({ year, month: of, day })), { year: year - 1, month, day }, { year: year + 1, month, day }];
  const near = [...(isNewYear(asked) ? months.flatMap(inMonth) : [...inMonth(month), { year, month: 1, day: 1 }]), ...sameDay];
  // 31 September is none, and is left out.
  const days = near.map(one => Temporal.PlainDate.from(one)).filter((one, nth) => one.day === near[nth]!.day);
  return [...days, turned(asked)].filter(one => one !== null);
}

/** How a day of birth alone compares. Null: it is another day. */
export function compareBirth(asked: Day | null, known: KnownPerson): { isClose: boolean; words: string } | null {
  const birth = birthLikeness(asked, known);
  return birth === 'different' ? null : { isClose: birth === 'same' || birth === 'turned', words: asked ? birthWords[birth] : '' };
}

const isNewYear = ({ day, month }: Day) => day === 1 && month === 1;

/** The date with day and month the other way round, if there is such a date. */
export const turned = (day: Day): Day | null =>
  day.day <= 12 && day.day !== day.month ? Temporal.PlainDate.from({ year: day.year, month: day.day, day: day.month }) : null;

const squeezed = (postcode: string) => postcode.replaceAll(/\s/g, '').toUpperCase();
function placeLikeness(asked: string | null, known: readonly string[]): Place {
  if (!asked || known.length === 0) return 'not known';
  return known.some(postcode => squeezed(postcode) === squeezed(asked)) ? 'same' : 'different';
}

const birthWords: Record<Birth, string> = {
  same: 'Same date of birth',
  turned: 'Day and month of birth the other way round',
  'one part': 'One part of the date of birth differs',
  about: 'About the same age',
  'not known': 'Date of birth not known',
  different: 'Another date of birth',
};
const placeWords: Record<Place, string> = { same: 'Same postcode', different: 'Another postcode', 'not known': '' };

const surenessRank: readonly Sureness[] = ['almost certain', 'likely', 'possible'];
/** The surest first. */
export const surestFirst = <M extends Match>(matches: readonly M[]): M[] =>
  matches.toSorted((one, other) => surenessRank.indexOf(one.sureness) - surenessRank.indexOf(other.sureness));
