import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';

type Reader = Pick<Work, 'tables'>;

/**
 * What is the same until what is public changes (each change turns the edition): asked once, then kept by this process. For readings alone: a piece of work that
 * turns the edition itself and is then undone would leave here what never was.
 */
export function keptByEdition<T>(find: (work: Reader) => Promise<T>): (work: Reader) => Promise<T> {
  const kept = new Map<string, { number: number; told: T }>();
  return async work => {
    const { database, number } = await directoryTables(work)
      .selectFrom('directory.edition')
      .select(['number', sql<string>`current_database()`.as('database')])
      .executeTakeFirstOrThrow();
    const before = kept.get(database);
    if (before?.number === number) return before.told;
    const told = await find(work);
    kept.set(database, { number, told });
    return told;
  };
}
