import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { personOf } from '../match.ts';
import type { Changed, DoubtfulPair, Outcome } from './exchange.ts';

const atOnce = 10_000;

/** The first numbers that new persons and households got. */
export type FirstNumbers = { firstPerson: number; firstHousehold: number };

/**
 * Writes what differs, in the transaction of `work`: who is whose row, the numbers kept for the next files, the pairs to look at. An increment leaves
 * alone what it did not read.
 */
export async function writeLinks(work: Work, runId: string, outcome: Outcome, isIncrement = false): Promise<FirstNumbers> {
  const firstPerson = await takeNumbers(work, 'person', outcome.newPersons);
  const firstHousehold = await takeNumbers(work, 'household', outcome.newHouseholds);
  const numbered = <Ids extends Changed<Float64Array> | Changed<string[]>>(changed: Ids) => ({
    ...changed,
    persons: changed.persons.map(number => (number < 0 ? firstPerson - number - 1 : number)),
    households: changed.households.map(number => (number < 0 ? firstHousehold - number - 1 : number)),
  });
  if (!isIncrement) await forgetLeft(work);
  await writeRows(work, numbered(outcome.changedRows));
  await writePeople(work, numbered(outcome.changedPeople));
  if (isIncrement) await keepNumbersOf(work, outcome.changedRows.ids);
  else {
    await keepForNext(work);
    await writePairs(work, runId, outcome.doubtful);
  }
  return { firstPerson, firstHousehold };
}

async function takeNumbers(work: Work, kind: 'person' | 'household', count: number): Promise<number> {
  if (count === 0) return 0;
  const { rows } = await sql<{ first: number }>`select targeting.take_numbers(${kind}, ${count}) as first`.execute(work.tables('targeting'));
  return rows[0]!.first;
}

/** Rows of files that were replaced or withdrawn, and people who are no longer of the record, are nobody’s. */
async function forgetLeft(work: Work): Promise<void> {
  const tables = work.tables('targeting');
  await sql`delete from targeting.linked_row l using targeting.feed_row r, targeting.feed_load d, targeting.feed f
             where r.id = l.row_id and d.id = r.load_id and f.id = r.feed_id and (d.state <> 'held' or f.withdrawn_at is not null)`.execute(tables);
  await sql`delete from targeting.linked_person l where not exists (select from targeting.people_to_link() p where p.person_id = l.person_id)`.execute(tables);
}

async function writeRows(work: Work, { ids, persons, households, sureness }: Changed<Float64Array>): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce) {
    const part = <A extends Float64Array | Float32Array>(of: A) => [...of.subarray(from, from + atOnce)];
    // A row that was taken away meanwhile is passed over.
    await sql`insert into targeting.linked_row (row_id, person_no, household_no, sureness)
              select x.id, x.person, x.household, x.sure
                from unnest(${part(ids)}::bigint[], ${part(persons)}::bigint[], ${part(households)}::bigint[], ${part(sureness)}::real[]) as x (id, person, household, sure)
                join targeting.feed_row r on r.id = x.id
              on conflict (row_id) do update set person_no = excluded.person_no, household_no = excluded.household_no, sureness = excluded.sureness`.execute(
      work.tables('targeting'),
    );
  }
}

async function writePeople(work: Work, { ids, persons, households, sureness }: Changed<string[]>): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce) {
    const until = from + atOnce;
    await sql`insert into targeting.linked_person (person_id, person_no, household_no, sureness)
              select * from unnest(${ids.slice(from, until)}::uuid[], ${[...persons.subarray(from, until)]}::bigint[],
                                   ${[...households.subarray(from, until)]}::bigint[], ${[...sureness.subarray(from, until)]}::real[])
              on conflict (person_id) do update set person_no = excluded.person_no, household_no = excluded.household_no, sureness = excluded.sureness`.execute(
      work.tables('targeting'),
    );
  }
}

/** When a file is replaced its rows are other rows: their keys keep the numbers. */
async function keepForNext(work: Work): Promise<void> {
  const tables = work.tables('targeting');
  await sql`delete from targeting.kept_number k where not exists (
              select from targeting.feed_row r join targeting.linked_row l on l.row_id = r.id where r.feed_id = k.feed_id and r.lasting_key = k.lasting_key)`.execute(
    tables,
  );
  await sql`insert into targeting.kept_number (feed_id, lasting_key, person_no, household_no)
            select distinct on (r.feed_id, r.lasting_key) r.feed_id, r.lasting_key, l.person_no, l.household_no
              from targeting.linked_row l join targeting.feed_row r on r.id = l.row_id order by r.feed_id, r.lasting_key, l.row_id
            on conflict (feed_id, lasting_key) do update set person_no = excluded.person_no, household_no = excluded.household_no
             where kept_number.person_no <> excluded.person_no or kept_number.household_no <> excluded.household_no`.execute(tables);
}

/** The same for some rows alone. */
async function keepNumbersOf(work: Work, ids: Float64Array): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce)
    await sql`insert into targeting.kept_number (feed_id, lasting_key, person_no, household_no)
              select distinct on (r.feed_id, r.lasting_key) r.feed_id, r.lasting_key, l.person_no, l.household_no
                from unnest(${[...ids.subarray(from, from + atOnce)]}::bigint[]) as x (id) join targeting.linked_row l on l.row_id = x.id
                join targeting.feed_row r on r.id = x.id order by r.feed_id, r.lasting_key, l.row_id
              on conflict (feed_id, lasting_key) do nothing`.execute(work.tables('targeting'));
}

/** A pair that is still doubtful keeps its id; one that waits for a second person stays whatever this run found. */
async function writePairs(work: Work, runId: string, pairs: readonly DoubtfulPair[]): Promise<void> {
  const tables = work.tables('targeting');
  for (let from = 0; from < pairs.length; from += 1000) {
    const part = pairs.slice(from, from + 1000).map(pair => ({
      ...{ id: work.newId(), one: pair.one, other: pair.other, one_row: pair.oneRow, one_person: personOf(pair.one), other_row: pair.otherRow },
      ...{ other_person: personOf(pair.other), sureness: pair.sureness, levels: pair.levels, value: pair.value, rows_joined: pair.rowsJoined },
      ...{ touches: pair.touches, risks: pair.risks },
    }));
    await sql`insert into targeting.match_pair (id, run_id, one, other, one_row_id, one_person_id, other_row_id, other_person_id, sureness, levels, value, rows_joined, touches, risks)
              select x.id, ${runId}::uuid, x.one, x.other, x.one_row, x.one_person, x.other_row, x.other_person, x.sureness, x.levels, x.value, x.rows_joined, x.touches, x.risks
                from json_to_recordset(${JSON.stringify(part)}::json) as x (id uuid, one text, other text, one_row bigint, one_person uuid, other_row bigint,
                       other_person uuid, sureness real, levels smallint[], value real, rows_joined int, touches text[], risks text[])
               where (x.one_row is null or exists (select from targeting.feed_row r where r.id = x.one_row))
                 and (x.other_row is null or exists (select from targeting.feed_row r where r.id = x.other_row))
                 and not exists (select from targeting.match_decision d where d.one = x.one and d.other = x.other and d.state = 'holds' and d.answer <> 'not-sure')
              on conflict (one, other) do update set run_id = excluded.run_id, one_row_id = excluded.one_row_id, one_person_id = excluded.one_person_id,
                other_row_id = excluded.other_row_id, other_person_id = excluded.other_person_id, sureness = excluded.sureness, levels = excluded.levels,
                value = excluded.value, rows_joined = excluded.rows_joined, touches = excluded.touches, risks = excluded.risks`.execute(tables);
  }
  await sql`delete from targeting.match_pair p where p.run_id <> ${runId}
             and not exists (select from targeting.match_decision d where d.pair_id = p.id and d.state = 'waiting')`.execute(tables);
}
