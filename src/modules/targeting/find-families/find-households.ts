import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { criteria, gatherFacts, held, noneOf, placeFacts } from './gather-facts.ts';
import { agesAsked, linesOf, timesAsked, type Line, type Numbered, type RuleInUse } from './lines.ts';
import { holdsInSql, mayHoldInSql, restsOnFactsInSql } from './rule-in-sql.ts';
import { count, listOf, startTables } from './tables.ts';

/**
 * Puts into tables of this transaction every household for whom a rule holds (`holding`), who lives there (`lives`) and a sum of all that it holds on (`listed`).
 * Files are read from end to end twice, however many rules there are: once for the facts that any rule asks, once for who lives where a rule may hold;
 * and once more for days of birth, where rows lack them.
 */
export async function findHouseholds(work: Work, rules: readonly RuleInUse[]): Promise<void> {
  await haveRoom(work);
  await startTables(work);
  const { lines, numbered } = linesOf(rules);
  if (lines.length === 0) return;
  await readFromEndToEnd(work, async () => {
    await gatherFacts(work, lines);
    await placeFacts(work, lines, numbered);
    await findWhereMet(work, lines);
    await gatherWhoLives(work, numbered);
    await findWhereHolding(work, lines, numbered);
    await sumUpEvidence(work);
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

async function findWhereMet(work: Work, lines: readonly Line[]): Promise<void> {
  await sql`
    insert into met
    with line as materialized (
      select n, times, apart, set_bit(${noneOf(lines)}::bit varying, n, 1) as bits
        from jsonb_to_recordset(${JSON.stringify(timesAsked(lines))}::jsonb) as t(n int, times int, apart boolean)
    ), enough as (
      select p.household_no, l.n from placed p join alike a on a.place = p.place and a.feed_id = p.feed_id cross join unnest(a.often) as asked(n) join line l on l.n = asked.n
       group by p.household_no, l.n, case when l.apart then p.person_no end having count(*) >= min(l.times)
    ), one as (
      select p.household_no, a.met from placed p join alike a on a.place = p.place and a.feed_id = p.feed_id where a.met is not null
      union all select e.household_no, l.bits from enough e join line l on l.n = e.n
    )
    select household_no, bit_or(met) from one group by household_no`.execute(work.tables('targeting'));
  await count(work, 'met');
}

/** Who lives there is asked only where it decides, which is a small part of all. */
async function gatherWhoLives(work: Work, numbered: readonly Numbered[]): Promise<void> {
  const db = work.tables('targeting');
  const mayHold = numbered.map(({ rule, numbers }) => mayHoldInSql(rule.tree, numbers));
  await sql`insert into doubtful select household_no from met where ${sql.join(mayHold, sql` or `)}`.execute(db);
  await count(work, 'doubtful');
  await sql`drop table if exists pg_temp.lives`.execute(db);
  await sql`
    create temporary table lives on commit drop as
    with ${held}
    select l.household_no, f.born_on, f.ward, count(*)::int as rows
      from targeting.linked_row l join targeting.feed_row f on f.id = l.row_id join held h on h.id = f.load_id
     where l.household_no = any (${await listOf(work, sql`select household_no as one from doubtful`)}) group by 1, 2, 3`.execute(db);
  await count(work, 'lives');
}

async function findWhereHolding(work: Work, lines: readonly Line[], numbered: readonly Numbered[]): Promise<void> {
  const ages = JSON.stringify(agesAsked(lines, work.today));
  const ruleHolds = ({ rule, numbers }: Numbered) =>
    sql`select ${rule.ruleId}::uuid, household_no, ${rule.version}::int from known where ${holdsInSql(rule.tree, numbers)} and ${restsOnFactsInSql(rule.tree, numbers)}`;
  await sql`
    insert into holding
    with about as materialized (
      select born_after, born_by, set_bit(${noneOf(lines)}::bit varying, n, 1) as bits from jsonb_to_recordset(${ages}::jsonb) as a(n int, born_after date, born_by date)
    ), aged as materialized (
      select l.household_no, bit_or(a.bits) as criteria
        from lives l join about a on (a.born_after is null or l.born_on > a.born_after) and (a.born_by is null or l.born_on <= a.born_by)
       where l.born_on is not null group by l.household_no
    ), known as materialized (
      select met.household_no, met.criteria | coalesce(aged.criteria, ${noneOf(lines)}::bit varying) as criteria
        from doubtful d join met on met.household_no = d.household_no left join aged on aged.household_no = met.household_no
    ) ${sql.join(numbered.map(ruleHolds), sql` union all `)}`.execute(work.tables('targeting'));
  await count(work, 'holding');
}

/** For each household, one number for all that decides its evidence: the rules that hold, and every fact with what is asked of it. Where it is last night's, so is the evidence. */
async function sumUpEvidence(work: Work): Promise<void> {
  await sql`
    insert into listed
    with part as (
      select household_no, hashtextextended(concat_ws(' ', rule_id, version), 0) as one from holding
      union all
      select p.household_no, hashtextextended(concat_ws(' ', p.person_no, p.happened_on, p.amount), a.said)
        from (select distinct household_no from holding) h join placed p on p.household_no = h.household_no join alike a on a.place = p.place and a.feed_id = p.feed_id
    ) select household_no, sum(one) from part group by household_no`.execute(work.tables('targeting'));
  await count(work, 'listed');
}

/** What each rule holds on in the households of `changed`: by person, kind of fact and feed, but for what is not often enough. */
export async function findEvidence(work: Work, rules: readonly RuleInUse[]): Promise<void> {
  const { lines, numbered } = linesOf(rules);
  await sql`
    insert into found
    with line as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(timesAsked(lines))}::jsonb) as t(n int, times int, apart boolean, lowest boolean)
    ), counted as materialized (
      select l.n, p.household_no, p.person_no, a.what, p.feed_id, min(l.times) as needed, bool_and(l.apart) as apart, count(*) as times,
             max(p.happened_on) as happened_on, case when bool_and(l.lowest) then min(p.amount) else max(p.amount) end as amount
        from changed c join placed p on p.household_no = c.household_no join alike a on a.place = p.place and a.feed_id = p.feed_id
             cross join unnest(a.lines) as asked(n) join line l on l.n = asked.n
       group by l.n, p.household_no, p.person_no, a.what, p.feed_id
    ), enough as materialized (
      select n, household_no, case when apart then person_no end as person_no from counted where needed > 1 group by 1, 2, 3 having sum(times) >= min(needed)
    )
    select h.rule_id, c.household_no, k.criterion, c.person_no, c.what, c.feed_id, c.times, c.happened_on, c.amount
      from counted c left join enough e on e.n = c.n and e.household_no = c.household_no and coalesce(e.person_no, c.person_no) = c.person_no
      join ${criteria(numbered)} on k.n = c.n join holding h on h.household_no = c.household_no and h.rule_id = k.rule_id
     where c.needed = 1 or e.n is not null`.execute(work.tables('targeting'));
  await count(work, 'found');
}
