import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#platform/work.ts';
import { doesLast } from '../rule.ts';
import { agesAsked, factsAsked, linesOf, type Line, type RuleInUse } from './lines.ts';
import { holdsInSql, mayHoldInSql } from './rule-in-sql.ts';

type Numbered = ReturnType<typeof linesOf>['numbered'];

/**
 * Puts into tables of this transaction every household for whom a rule holds, with the facts it holds on (`found`), and who lives there (`lives`). Files are
 * read from end to end twice, however many rules there are: once for the facts that any rule asks, once for who lives where a rule may hold.
 */
export async function findHouseholds(work: Work, rules: readonly RuleInUse[]): Promise<void> {
  await haveRoom(work);
  for (const [name, columns] of Object.entries(tables)) await startTable(work, name, columns);
  const { lines, numbered } = linesOf(rules);
  if (lines.length === 0) return;
  await readFromEndToEnd(work, async () => {
    await gatherFacts(work, lines);
    await findWhereMet(work, lines);
    await gatherWhoLives(work, numbered);
    await findWhereHolding(work, lines, numbered);
    await findEvidence(work, lines, numbered);
  });
}

/** What suits a job over millions of rows, which a page never has: memory, and ways that do not hang on what was counted of tables that were just filled. */
export async function haveRoom(work: Work): Promise<void> {
  for (const setting of ["work_mem = '256MB'", 'enable_nestloop = off', 'enable_sort = off', 'jit = off'])
    await sql`set local ${sql.raw(setting)}`.execute(work.tables('targeting'));
}

/**
 * Tables are read from end to end, which takes as long however much is found. Only while nothing is written that has a foreign key: the database would look
 * each key up in the same way, and go on so for as long as the connection lives.
 */
async function readFromEndToEnd(work: Work, task: () => Promise<void>): Promise<void> {
  const ways = ['indexscan', 'indexonlyscan', 'bitmapscan', 'mergejoin'];
  for (const way of ways) await sql`set local ${sql.raw(`enable_${way}`)} = off`.execute(work.tables('targeting'));
  await task();
  for (const way of ways) await sql`set local ${sql.raw(`enable_${way}`)} = on`.execute(work.tables('targeting'));
}

const tables: Readonly<Record<string, RawBuilder<unknown>>> = {
  met: sql`household_no bigint, criteria int[]`,
  doubtful: sql`household_no bigint`,
  lives: sql`household_no bigint, born_on date, ward text, rows int`,
  holding: sql`rule_id uuid, household_no bigint`,
  found: sql`rule_id uuid, household_no bigint, criterion text, person_no bigint, what text, feed_id uuid, times int, happened_on date, amount numeric`,
};

async function startTable(work: Work, name: string, columns: RawBuilder<unknown>): Promise<void> {
  await sql`create temporary table if not exists ${sql.ref(name)} (${columns}) on commit drop`.execute(work.tables('targeting'));
  await sql`truncate ${sql.ref(name)}`.execute(work.tables('targeting'));
}

/** Between steps the database counts what it has found, or it would go on by a way that suits a few rows. */
const count = (work: Work, name: string) => sql`analyze ${sql.ref(name)}`.execute(work.tables('targeting'));

const asked = (work: Work, lines: readonly Line[]) => sql`asked as materialized (
  select * from jsonb_to_recordset(${JSON.stringify(factsAsked(lines, work.today))}::jsonb) as a(n int, what text, lasts boolean, feeds uuid[], since date, born_after date,
    born_by date, under numeric, at_least numeric, times int, apart boolean))`;
const held = sql`held as materialized (select id, current_as_of from targeting.feed_load where state = 'held')`;

/** Every fact of a kind and a time that some line asks for, with no more than lines ask. */
async function gatherFacts(work: Work, lines: readonly Line[]): Promise<void> {
  const db = work.tables('targeting');
  const facts = factsAsked(lines, work.today);
  const whats = [...new Set(facts.map(({ what }) => what))];
  const lasting = whats.filter(doesLast);
  const earliest = facts.map(({ since }) => since).sort()[0] ?? work.today.toString();
  // What is surely too old is passed over as it is read; the rest is weighed once the file's own day is beside it.
  await sql`drop table if exists pg_temp.fact`.execute(db);
  // A table that is made as it is filled is filled by as many processes as the database has to spare; one that is there is filled by one.
  await sql`
    create temporary table fact on commit drop as
    with ${asked(work, lines)}, ${held}, kind as materialized (
      select what, lasts, min(since) as since, case when bool_and(under is not null) then max(under) end as under,
             case when bool_and(at_least is not null) then min(at_least) end as at_least from asked group by what, lasts
    ), told as (
      select f.id, f.feed_id, f.what, f.born_on, f.amount, coalesce(f.happened_on, h.current_as_of) as happened_on,
             case when k.lasts then coalesce(f.ended_on, h.current_as_of) else coalesce(f.happened_on, h.current_as_of) end as last_on, k.since
        from targeting.feed_row f join held h on h.id = f.load_id
        join kind k on k.what = f.what and (k.under is null or f.amount < k.under) and (k.at_least is null or f.amount >= k.at_least)
       where f.what = any (${whats}::text[]) and (f.happened_on is null or f.happened_on <= ${work.today.toString()}::date)
         and (f.happened_on is null or f.happened_on >= ${earliest}::date or f.what = any (${lasting}::text[]))
    )
    select l.household_no, l.person_no, t.feed_id, t.what, t.born_on, t.happened_on, t.last_on, t.amount
      from told t join targeting.linked_row l on l.row_id = t.id where t.last_on >= t.since`.execute(db);
  await count(work, 'fact');
  const { rows } = await sql<{ lack: boolean }>`select exists (select from fact where born_on is null) as lack`.execute(db);
  if (rows[0]?.lack) await tellBirths(work);
}

/** Where a row has no day of birth, another row of the person tells it. */
const tellBirths = (work: Work) =>
  sql`
    with ${held}, unknown as materialized (select distinct person_no from fact where born_on is null
    ), born as materialized (
      select l.person_no, max(f.born_on) as born_on
        from unknown join targeting.linked_row l on l.person_no = unknown.person_no join targeting.feed_row f on f.id = l.row_id join held h on h.id = f.load_id
       where f.born_on is not null group by l.person_no
    )
    update fact f set born_on = born.born_on from born where f.born_on is null and born.person_no = f.person_no`.execute(work.tables('targeting'));

/** Which facts count for which lines. */
const counts = sql`a.what = f.what and (a.feeds is null or f.feed_id = any (a.feeds)) and f.last_on >= a.since
  and (a.under is null or f.amount < a.under) and (a.at_least is null or f.amount >= a.at_least)
  and (a.born_after is null or f.born_on > a.born_after) and (a.born_by is null or f.born_on <= a.born_by)`;

async function findWhereMet(work: Work, lines: readonly Line[]): Promise<void> {
  await sql`
    insert into met
    with ${asked(work, lines)}, enough as (
      select a.n, f.household_no from fact f join asked a on ${counts}
       group by a.n, f.household_no, case when a.apart then f.person_no end having count(*) >= min(a.times)
    )
    select household_no, array_agg(n) from (select distinct n, household_no from enough) once group by household_no`.execute(work.tables('targeting'));
  await count(work, 'met');
}

/** Who lives there is asked only where it decides, which is a small part of all. */
async function gatherWhoLives(work: Work, numbered: Numbered): Promise<void> {
  const db = work.tables('targeting');
  const mayHold = numbered.map(({ rule, numbers }) => mayHoldInSql(rule.tree, numbers));
  await sql`insert into doubtful select household_no from met where ${sql.join(mayHold, sql` or `)}`.execute(db);
  await count(work, 'doubtful');
  const { rows } = await sql<{ all: string }>`select coalesce(array_agg(household_no), '{}')::text as all from doubtful`.execute(db);
  await sql`drop table if exists pg_temp.lives`.execute(db);
  // Told as a list, for several processes cannot read a table of this transaction.
  await sql`
    create temporary table lives on commit drop as
    with ${held}
    select l.household_no, f.born_on, f.ward, count(*)::int as rows
      from targeting.linked_row l join targeting.feed_row f on f.id = l.row_id join held h on h.id = f.load_id
     where l.household_no = any (${rows[0]?.all ?? '{}'}::bigint[]) group by 1, 2, 3`.execute(db);
  await count(work, 'lives');
}

async function findWhereHolding(work: Work, lines: readonly Line[], numbered: Numbered): Promise<void> {
  const ages = JSON.stringify(agesAsked(lines, work.today));
  const ruleHolds = ({ rule, numbers }: Numbered[number]) =>
    sql`select ${rule.ruleId}::uuid, household_no from known where ${holdsInSql(rule.tree, numbers)} and criteria && ${[...numbers.values()]}::int[]`;
  await sql`
    insert into holding
    with about as materialized (select * from jsonb_to_recordset(${ages}::jsonb) as a(n int, born_after date, born_by date)
    ), aged as materialized (
      select l.household_no, array_agg(distinct a.n) as criteria
        from lives l join about a on (a.born_after is null or l.born_on > a.born_after) and (a.born_by is null or l.born_on <= a.born_by)
       where l.born_on is not null group by l.household_no
    ), known as materialized (
      select met.household_no, met.criteria || coalesce(aged.criteria, '{}') as criteria
        from doubtful d join met on met.household_no = d.household_no left join aged on aged.household_no = met.household_no
    ) ${sql.join(numbered.map(ruleHolds), sql` union all `)}`.execute(work.tables('targeting'));
  await count(work, 'holding');
}

/** What each rule holds on: by person, kind of fact and feed, but for what is not often enough. */
async function findEvidence(work: Work, lines: readonly Line[], numbered: Numbered): Promise<void> {
  const keys = numbered.flatMap(({ rule, numbers }) => [...numbers].map(([criterion, n]) => ({ n, rule_id: rule.ruleId, criterion })));
  await sql`
    insert into found
    with ${asked(work, lines)}, counted as materialized (
      select a.n, f.household_no, f.person_no, f.what, f.feed_id, min(a.times) as needed, bool_and(a.apart) as apart, count(*) as times,
             max(f.happened_on) as happened_on, case when bool_and(a.under is null) then max(f.amount) else min(f.amount) end as amount
        from (select distinct household_no from holding) listed join fact f on f.household_no = listed.household_no join asked a on ${counts}
       group by a.n, f.household_no, f.person_no, f.what, f.feed_id
    ), enough as materialized (
      select n, household_no, case when apart then person_no end as person_no from counted group by 1, 2, 3 having sum(times) >= min(needed)
    )
    select h.rule_id, c.household_no, k.criterion, c.person_no, c.what, c.feed_id, c.times, c.happened_on, c.amount
      from counted c join enough e on e.n = c.n and e.household_no = c.household_no and coalesce(e.person_no, c.person_no) = c.person_no
      join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(n int, rule_id uuid, criterion text) on k.n = c.n
      join holding h on h.household_no = c.household_no and h.rule_id = k.rule_id`.execute(work.tables('targeting'));
  await count(work, 'found');
}
