import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { peopleTables } from '../people.queries.ts';
import { nameKeys } from './name-keys.ts';
import { notKnown } from './register.ts';

type Findable = Parameters<typeof nameKeys>[0] & { dueOn?: Temporal.PlainDate | null | undefined };

/** Writes how a person can be found. An unborn child cannot be. */
export async function keepNameKeys(work: Work, personId: string, person: Findable): Promise<void> {
  await peopleTables(work).deleteFrom('people.name_key').where('person_id', '=', personId).execute();
  const keys = person.dueOn && !person.bornOn ? [] : nameKeys(person);
  if (keys.length > 0)
    await peopleTables(work)
      .insertInto('people.name_key')
      .values(keys.map(key => ({ key, person_id: personId, born_on: sql<Temporal.PlainDate>`${person.bornOn?.toString() ?? notKnown}` })))
      .execute();
}
