import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { daysNear, turned } from '../match.ts';
import { peopleTables } from '../people.queries.ts';

import { nameKeys } from './name-keys.ts';
import { formsOf } from '#platform/names/nicknames.ts';
import { plain } from '#platform/names/sound.ts';

type Asked = { givenName: string; familyName: string; bornOn?: Temporal.PlainDate | null | undefined };

type Question = { keys: string[]; forenames: string[]; days: string[]; near: string[] | null };

/** What to look up for a question: the keys of its names in both orders, with the forename's other forms, its day of birth both ways round, and all days that may be meant. */
export function questionOf({ givenName, familyName, bornOn = null }: Asked): Question {
  const forename = plain(givenName).split(' ')[0] ?? '';
  const spelt = [...formsOf(forename).map(given => ({ givenName: given, familyName })), { givenName: familyName, familyName: givenName }];
  const keys = spelt.flatMap(name => nameKeys({ ...name, bornOn })).filter(key => !/^[wg]:/.test(key));
  const forenames = [...formsOf(forename), plain(familyName).split(' ')[0] ?? ''].filter(Boolean).map(name => `g:${name}`);
  return { keys: [...new Set(keys)], forenames: [...new Set(forenames)], days: daysOf(bornOn), near: nearOf(bornOn) };
}

export const daysOf = (bornOn: Temporal.PlainDate | null): string[] => (bornOn ? [bornOn, turned(bornOn)].flatMap(day => (day ? [day.toString()] : [])) : []);

/** Written beside the keys of somebody whose day of birth nobody knows. */
export const notKnown = '-infinity';

/** The days of birth that are near enough to be weighed, and where it is not known; null for any. */
export const nearOf = (bornOn: Temporal.PlainDate | null): string[] | null => bornOn && [notKnown, ...daysNear(bornOn).map(String)];

/** Keeps exactly what was asked of the whole register, for those who oversee; events hold no names. */
export async function keepAsking(work: Work, asked: Asked, why: { purpose: string; role: string }): Promise<string> {
  const id = work.newId();
  await peopleTables(work)
    .insertInto('people.asking')
    .values({
      id,
      asked_by: work.actor.id,
      asked_at: work.now,
      given_name: asked.givenName,
      family_name: asked.familyName,
      born_on: asked.bornOn ?? null,
      ...why,
    })
    .execute();
  return id;
}

/** Silent: who asks cannot tell whether there was anybody to alert. */
export async function alertCustodians(work: Work, asked: Asked, by: string): Promise<void> {
  const { keys, forenames, days } = questionOf(asked);
  const ids = Array.from({ length: 5 }, () => work.newId());
  await sql`select people.alert_custodians(${keys}::text[], ${forenames}::text[], ${days}::date[], ${ids}::uuid[], ${by})`.execute(peopleTables(work));
}
