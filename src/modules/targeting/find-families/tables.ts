import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#platform/work.ts';

// What a run works on: tables of its own transaction, gone with it.

const tables: Readonly<Record<string, RawBuilder<unknown>>> = {
  placed: sql`household_no bigint, person_no bigint, feed_id uuid, place bigint, what text, born_on date, happened_on date, last_on date, amount numeric`,
  alike: sql`place bigint, feed_id uuid, what text, lines int[], met bit varying, often int[], said bigint`,
  met: sql`household_no bigint, criteria bit varying`,
  doubtful: sql`household_no bigint`,
  lives: sql`household_no bigint, born_on date, ward text, rows int`,
  holding: sql`rule_id uuid, household_no bigint, version int`,
  listed: sql`household_no bigint, evidence_sum numeric`,
  changed: sql`household_no bigint`,
  coming: sql`concern_id uuid, rule_id uuid, version int, was text`,
  found: sql`rule_id uuid, household_no bigint, criterion text, person_no bigint, what text, feed_id uuid, times int, happened_on date, amount numeric`,
  differing: sql`stands_at tid, concern_id uuid, rule_id uuid, criterion text, person_no bigint, what text, feed_id uuid, times int, happened_on date, amount numeric`,
};

/** Makes them all, empty. */
export async function startTables(work: Work): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    await sql`create temporary table if not exists ${sql.ref(name)} (${columns}) on commit drop`.execute(work.tables('targeting'));
    await sql`truncate ${sql.ref(name)}`.execute(work.tables('targeting'));
  }
}

/** Between steps the database counts what it has found, or it would go on by a way that suits a few rows. */
export const count = (work: Work, name: string) => sql`analyze ${sql.ref(name)}`.execute(work.tables('targeting'));

/** Numbers of a table of this transaction as a list: several processes cannot read the table itself. */
export async function listOf(work: Work, numbers: RawBuilder<unknown>): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ all: string }>`select coalesce(array_agg(one), '{}')::text as all from (${numbers}) listed`.execute(work.tables('targeting'));
  return sql`${rows[0]?.all ?? '{}'}::bigint[]`;
}
