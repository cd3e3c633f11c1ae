import { sayDate } from '#platform/date-field.ts';
import type { Mistakes } from '#platform/form.ts';
import { isNhsNumber } from '#platform/nhs-number.ts';

type Day = Temporal.PlainDate;

/** Somebody in a family. `bornAbout` is a year, where the day is not known; an unborn child has a due date only. */
export type Person = {
  id: string;
  givenName: string;
  familyName: string;
  alsoKnownAs: readonly string[];
  bornOn: Day | null;
  dueOn: Day | null;
  bornAbout: number | null;
  diedOn: Day | null;
  sex: 'M' | 'F' | 'U' | null;
  gender: string | null;
  ethnicity: string | null;
  firstLanguage: string | null;
  interpreter: string | null;
  disabilities: readonly string[];
  nhsNumber: string | null;
  version: number;
};

/** A person as one of a family: dated, and in one of its households. */
export type Member = Person & { familyId: string; isChild: boolean; household: string | null; startsOn: Day; endsOn: Day | null };

/** What is known of a person; what is left out is not known. */
export type PersonFacts = { givenName: string; familyName: string } & {
  [Fact in Exclude<keyof Person, 'id' | 'version' | 'givenName' | 'familyName'>]?: Person[Fact] | undefined;
};
export type NewPerson = PersonFacts & { isChild: boolean; household?: string | null | undefined; startsOn?: Day | undefined };

type Born = Pick<Person, 'bornOn' | 'dueOn' | 'bornAbout' | 'diedOn'>;

export const fullName = (person: { givenName: string; familyName: string }): string => `${person.givenName} ${person.familyName}`.trim();

export const isUnborn = (person: { bornOn?: Day | null | undefined; dueOn?: Day | null | undefined }): boolean => Boolean(person.dueOn) && !person.bornOn;

/** How old somebody is, in words: "due 3 March 2027", "4 months", "about 34". */
export function ageOn(person: Born, today: Day): string {
  if (person.diedOn) return `died ${sayDate(person.diedOn)}`;
  if (person.bornOn) return ageInWords(person.bornOn, today);
  if (person.dueOn) return `due ${sayDate(person.dueOn)}`;
  return person.bornAbout ? `about ${today.year - person.bornAbout}` : 'age not known';
}

function ageInWords(bornOn: Day, today: Day): string {
  const { years, months, days } = bornOn.until(today, { largestUnit: 'year' });
  if (years >= 2) return String(years);
  if (years * 12 + months >= 1) return count(years * 12 + months, 'month');
  return days >= 14 ? count(Math.floor(days / 7), 'week') : count(Math.max(days, 0), 'day');
}

const count = (number: number, of: string) => `${number} ${of}${number === 1 ? '' : 's'}`;

/** Youngest first, as families are read: the unborn, then by birth, then those whose age nobody knows. */
export function youngestFirst<P extends Born>(people: readonly P[]): P[] {
  const order = ({ bornOn, dueOn, bornAbout }: P) => bornOn?.toString() ?? dueOn?.toString() ?? (bornAbout ? `${bornAbout}-07-01` : '0000');
  return people.toSorted((one, other) => order(other).localeCompare(order(one)));
}

/** What cannot be true of a person, beside the field it is about. */
export function mistakesIn(person: PersonFacts, today: Day): Mistakes {
  const { bornOn, dueOn, diedOn, nhsNumber } = person;
  const mistakes: Record<string, string> = {};
  if (!person.givenName.trim()) mistakes['givenName'] = 'Enter a first name';
  if (bornOn && dueOn) mistakes['dueOn'] = 'Give a date of birth or a due date, not both';
  if (bornOn && Temporal.PlainDate.compare(bornOn, today) > 0) mistakes['bornOn'] = 'Date of birth must be in the past. For an unborn child give the due date';
  if (bornOn && Temporal.PlainDate.compare(bornOn, today.subtract({ years: 125 })) < 0) mistakes['bornOn'] = 'Check the date of birth';
  if (dueOn && Temporal.PlainDate.compare(dueOn, today.add({ months: 10 })) > 0) mistakes['dueOn'] = 'Due date must be within 10 months';
  if (diedOn && bornOn && Temporal.PlainDate.compare(diedOn, bornOn) < 0) mistakes['diedOn'] = 'Date of death must be after the date of birth';
  if (nhsNumber && !isNhsNumber(nhsNumber)) mistakes['nhsNumber'] = 'Check the NHS number: one of its digits is not right';
  return mistakes;
}
