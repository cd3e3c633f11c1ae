import type { Kysely } from 'kysely';
import type { Actor } from './actor.ts';
import { isPassing, onceMore } from './once-more.ts';
import type { DB } from './tables.generated.ts';
import { actAs, dayInLondon, doWork, type Platform, type TablesOf, type Work } from './work.ts';

/** What a long reading stands on. It can change and record nothing: that was done before, on the primary. */
export type Reading = Pick<Work, 'actor' | 'now' | 'today' | 'trace' | 'tables'>;

/**
 * Reads much, such as a report or an export, from the replica where there is one. `first` runs in a Work on the primary: it asks the policy, records what is
 * about to be read, and is committed before anything is read. Whatever keeps the replica from it, the same is read from the primary. All of `read` sees
 * one moment.
 */
export async function doReading<Allowed, T>(
  platform: Platform,
  actor: Actor,
  first: (work: Work) => Promise<Allowed>,
  read: (reading: Reading, allowed: Allowed) => Promise<T>,
  trace = platform.newId(),
): Promise<T> {
  const allowed = await doWork(platform, actor, 'change', first, trace);
  const readFrom = (db: Kysely<DB>) => readOnly(db, platform, actor, trace, reading => read(reading, allowed));
  const { replica } = platform;
  if (replica && (await replica.hasCaughtUp())) {
    try {
      return await readFrom(replica.db);
    } catch (fault) {
      if (!isPassing(fault)) throw fault;
      replica.failed(fault);
    }
  }
  return onceMore('always', () => readFrom(platform.db));
}

function readOnly<T>(db: Kysely<DB>, { clock }: Platform, actor: Actor, trace: string, read: (reading: Reading) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const now = clock();
      await actAs(tx, actor, now);
      return read({ actor, now, today: dayInLondon(now), trace, tables: <Module extends string>() => tx as unknown as Kysely<TablesOf<Module>> });
    })
    .catch((fault: unknown) => {
      // Read only by our own wish, not because the server changed places: no other server would take it either.
      if ((fault as { code?: unknown }).code === '25006') throw new Error('A reading may not change anything', { cause: fault });
      throw fault;
    });
}
