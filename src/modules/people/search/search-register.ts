import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { mayFindFamily } from '../family.policy.ts';
import { compare, compareBirth, surestFirst, type Match } from '../match.ts';
import { peopleTables } from '../people.queries.ts';
import { familyLikeness, formsOf, givenLikeness } from './likeness.ts';
import { namePairs } from './name-keys.ts';
import { daysOf, questionOf, yearsOf } from './register.ts';
import { plain } from './sound.ts';

export type SearchFor = { name: string | null; bornOn: Temporal.PlainDate | null };
export type FoundPerson = Match & {
  personId: string;
  givenName: string;
  familyName: string;
  bornOn: Temporal.PlainDate | null;
  bornAbout: number | null;
  families: { id: string; name: string; reference: string }[];
};

export const atMost = 50;

/** Looks for a name (either order, also known as, misspelt) and a day of birth (also day and month swapped) among the families this person sees. */
export async function searchRegister(work: Work, asked: SearchFor): Promise<FoundPerson[]> {
  work.require(mayFindFamily(work.actor));
  const readings = waysToRead(asked.name ?? '');
  const keys = [...new Set(readings.flatMap(reading => keysOf(reading, asked.bornOn)))];
  const names = plain(asked.name ?? '')
    .split(' ')
    .flatMap(formsOf);
  const rows = await candidates(work, keys, [...new Set(names)], asked.bornOn);
  const people = new Map<string, FoundPerson>();
  for (const { id, familyId, family, reference, ...row } of rows) {
    const one = people.get(id);
    if (one) {
      one.families.push({ id: familyId, name: family, reference });
      continue;
    }
    const match = rate(readings, asked.bornOn, { ...row, postcodes: [] });
    if (match) people.set(id, { ...match, ...row, personId: id, families: [{ id: familyId, name: family, reference }] });
  }
  return surestFirst([...people.values()]).slice(0, atMost);
}

type Known = Parameters<typeof compare>[1];
/** First and last name, or, without a last name, one name that may be either. */
type Reading = { givenName: string; familyName: string };

/** "Okafor" · "Chidi Okafor" · "Okafor, Chidi" · "Mary Ann van Dyke" · "O’Connor-Smith": each way to part what was typed into first and last names. */
function waysToRead(typed: string): Reading[] {
  const words = plain(typed).split(' ').filter(Boolean);
  const parted = words.slice(1).map((_, nth) => ({ givenName: words.slice(0, nth + 1).join(' '), familyName: words.slice(nth + 1).join(' ') }));
  const isOneName = words.length === 1 || (words.length === 2 && !/\s/.test(typed.trim()));
  return isOneName ? [...parted, { givenName: words.join(' '), familyName: '' }] : parted;
}

const keysOf = (reading: Reading, bornOn: Temporal.PlainDate | null): string[] =>
  reading.familyName ? questionOf({ ...reading, bornOn }).keys : [`w:${reading.givenName.replaceAll(' ', '')}`];

function rate(readings: readonly Reading[], bornOn: Temporal.PlainDate | null, known: Known): Match | null {
  if (readings.length === 0) return rateOneName(null, bornOn, known);
  const matches = readings.map(reading =>
    reading.familyName ? compare({ ...reading, bornOn }, known, { isSearch: true }) : rateOneName(reading.givenName, bornOn, known),
  );
  return surestFirst(matches.filter(match => match !== null))[0] ?? null;
}

/** By one name that may be the first or the last, or by the day of birth alone. */
function rateOneName(name: string | null, bornOn: Temporal.PlainDate | null, known: Known): Match | null {
  const birth = compareBirth(bornOn, known);
  if (!birth) return null;
  const isNamed =
    name === null || namePairs(known).some(({ given, family }) => familyLikeness(name, family) !== 'different' || givenLikeness(name, given) !== 'different');
  const why = [name === null ? '' : 'One of the names', birth.words].filter(words => words !== '');
  return isNamed ? { sureness: birth.isClose ? 'likely' : 'possible', why } : null;
}

/** Those whom most of the keys find are weighed; of these, the nearest by name are looked at more closely. */
const weighed = 1000;
const nearest = 300;

/** Keys, years and days are plain equals, so that indexes answer under row security. */
async function candidates(work: Work, keys: readonly string[], names: readonly string[], bornOn: Temporal.PlainDate | null) {
  const tables = peopleTables(work);
  const years = yearsOf(bornOn);
  const byKey = tables
    .selectFrom('people.name_key')
    .select('person_id as id')
    .where('key', 'in', [...keys])
    .$if(years !== null, query => query.where('born_year', 'in', years!))
    .groupBy('person_id')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('person_id')
    .limit(weighed);
  const days = daysOf(bornOn).map(day => Temporal.PlainDate.from(day));
  const byDay = tables.selectFrom('people.person').select('id').where('born_on', 'in', days);
  const ids = keys.length === 0 ? byDay : days.length === 0 ? byKey : byDay.union(tables.selectFrom(byKey.as('by_key')).select('id'));
  const near = tables
    .selectFrom('people.person as p')
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.also_known_as', 'p.born_on', 'p.born_about'])
    .where('p.id', 'in', ids)
    .where(eb => eb.or([eb('p.due_on', 'is', null), eb('p.born_on', 'is not', null)]))
    .orderBy(sql`(lower(p.given_name) = any (${names}))::int + (lower(p.family_name) = any (${names}))::int`, 'desc')
    .orderBy('p.id')
    .limit(nearest);
  return tables
    .selectFrom(near.as('p'))
    .innerJoin('people.family_member as m', 'm.person_id', 'p.id')
    .innerJoin('people.family as f', 'f.family_id', 'm.family_id')
    .select([
      'p.id',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.also_known_as as alsoKnownAs',
      'p.born_on as bornOn',
      'p.born_about as bornAbout',
      'f.family_id as familyId',
      'f.name as family',
      'f.reference',
    ])
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('p.id')
    .execute();
}
