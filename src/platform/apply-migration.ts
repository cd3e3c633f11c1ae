import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { CannotStart, type Say } from './start/progress.ts';

export type Migration = { name: string; text: string; checksum: string };

/** How long a migration waits for a lock before it lets everybody else go first, and how often it comes back. */
export type Patience = { lockTimeout: string; tries: number; pause: number };

/** Whoever comes after a statement that waits for a lock waits too, so no wait is long. About two minutes in all. */
export const ordinaryPatience: Patience = { lockTimeout: '2s', tries: 30, pause: 2000 };

/** The first line of a migration whose statements must each stand alone, such as `create index concurrently`. */
export const outsideMark = '-- outside a transaction';
export const isOutside = ({ text }: Pick<Migration, 'text'>) => text.startsWith(outsideMark);

/** Applies one migration: whole or not at all, unless it says that it runs outside a transaction; then each of its statements can be run twice. */
export async function applyMigration(client: pg.Client, migration: Migration, tell: Say, patience: Patience): Promise<void> {
  for (let left = patience.tries; ; left -= 1) {
    try {
      await (isOutside(migration) ? oneByOne(client, migration) : atOnce(client, migration, patience));
      return;
    } catch (fault) {
      if (!isBusy(fault)) throw new Error(notApplied(migration), { cause: fault });
      if (left <= 1)
        throw new CannotStart(`${notApplied(migration)}: other work held a lock it needs, ${patience.tries} times. Start again in a quieter hour.`);
      if (left === patience.tries) tell(`${migration.name} waits for a lock that other work holds; it lets that go first and tries again.`);
      await pause(patience.pause);
    }
  }
}

const notApplied = (migration: Migration) =>
  `db/migrations/${migration.name} could not be applied; ${isOutside(migration) ? 'it will be run from its beginning again' : 'nothing of it was kept'}`;

/** Not given a lock in time, or chosen to end a deadlock. */
const isBusy = (fault: unknown) => ['55P03', '40P01'].includes((fault as { code?: string }).code ?? '');

async function atOnce(client: pg.Client, { name, text, checksum }: Migration, { lockTimeout }: Patience) {
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '${lockTimeout}'`);
    await client.query(text);
    await keep(client, name, checksum);
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  }
}

// What may run here takes no lock that stops anybody, so it may wait as long as it must.
async function oneByOne(client: pg.Client, { name, text, checksum }: Migration) {
  for (const statement of statementsOf(text)) await client.query(statement);
  await keep(client, name, checksum);
}

const keep = (client: pg.Client, name: string, checksum: string) =>
  client.query('insert into public.migration (name, checksum) values ($1, $2)', [name, checksum]);

/** The statements of a migration outside a transaction, which holds nothing with a `;` inside. */
export const statementsOf = (text: string): string[] =>
  text
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map(statement => statement.trim())
    .filter(statement => statement !== '');
