import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { mayFindFamily } from '../family.policy.ts';
import { compare, compareBirth, surestFirst, type Match } from '../match.ts';
import { peopleTables } from '../people.queries.ts';
import { familyLikeness, givenLikeness } from './likeness.ts';
import { namePairs } from './name-keys.ts';
import { daysOf, nearOf, questionOf } from './register.ts';
import { formsOf } from '#platform/names/nicknames.ts';
import { plain } from '#platform/names/sound.ts';

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
  const people = await candidates(work, keys, [...new Set(names)], asked.bornOn);
  const matches = people.flatMap(({ id, ...person }) => {
    const match = rate(readings, asked.bornOn, { ...person, postcodes: [] });
    return match ? [{ ...match, ...person, personId: id }] : [];
  });
  const nearestFirst = surestFirst(matches).slice(0, atMost);
  const families = await familiesOf(
    work,
    nearestFirst.map(({ personId }) => personId),
  );
  return nearestFirst.flatMap(match => {
    const open = families.get(match.personId) ?? [];
    return open.length > 0 ? [{ ...match, families: open }] : [];
  });
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

/** Keys and days are plain equals, so that indexes answer under row security; as arrays, so that the plan is the same for every question. */
async function candidates(work: Work, keys: readonly string[], names: readonly string[], bornOn: Temporal.PlainDate | null) {
  const tables = peopleTables(work);
  const near = nearOf(bornOn);
  const byKey = tables
    .selectFrom('people.name_key')
    .select('person_id as id')
    .where(sql<boolean>`key = any (${keys}::text[])`)
    .$if(near !== null, query => query.where(sql<boolean>`born_on = any (${near}::date[])`))
    .groupBy('person_id')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('person_id')
    .limit(weighed);
  const byDay = tables
    .selectFrom('people.person')
    .select('id')
    .where(sql<boolean>`born_on = any (${daysOf(bornOn)}::date[])`);
  return tables
    .selectFrom('people.person')
    .select(['id', 'given_name as givenName', 'family_name as familyName', 'also_known_as as alsoKnownAs', 'born_on as bornOn', 'born_about as bornAbout'])
    .where('id', 'in', keys.length === 0 ? byDay : bornOn === null ? byKey : byDay.union(tables.selectFrom(byKey.as('by_key')).select('id')))
    .where(eb => eb.or([eb('due_on', 'is', null), eb('born_on', 'is not', null)]))
    .orderBy(sql`(lower(given_name) = any (${names}::text[]))::int + (lower(family_name) = any (${names}::text[]))::int`, 'desc')
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('id')
    .limit(nearest)
    .execute();
}

/** The families these people are or were in, as far as they are open to who asks. */
async function familiesOf(work: Work, personIds: readonly string[]): Promise<Map<string, FoundPerson['families']>> {
  const rows = await peopleTables(work)
    .selectFrom('people.family_member as m')
    .innerJoin('people.family as f', 'f.family_id', 'm.family_id')
    .select(['m.person_id as personId', 'f.family_id as id', 'f.name', 'f.reference'])
    .where(sql<boolean>`m.person_id = any (${personIds}::uuid[])`)
    .orderBy('m.starts_on')
    .execute();
  return Map.groupBy(rows, ({ personId }) => personId);
}
