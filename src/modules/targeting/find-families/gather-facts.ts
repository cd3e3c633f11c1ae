import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { doesLast } from '../rule.ts';
import { criteriaAsked, edgesOf, factsAsked, timesAsked, type Line, type Numbered } from './lines.ts';
import { count, listOf } from './tables.ts';

const asked = (work: Work, lines: readonly Line[]) => sql`asked as materialized (
  select * from jsonb_to_recordset(${JSON.stringify(factsAsked(lines, work.today))}::jsonb) as a(n int, what text, lasts boolean, feeds uuid[], since date, born_after date,
    born_by date, under numeric, at_least numeric))`;
export const held = sql`held as materialized (select id, current_as_of from targeting.feed_load where state = 'held')`;

/** Every fact of a kind and a time that some line asks for, with no more than lines ask. */
export async function gatherFacts(work: Work, lines: readonly Line[]): Promise<void> {
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
}

/**
 * Facts that lie between the same days, births and amounts are alike: each line asks for all of them or for none. Each fact gets a number for where it lies
 * (`placed`), and what lines ask is worked out once for each number (`alike`) and not for each fact, so that rules cost little where they ask for the same facts.
 */
export async function placeFacts(work: Work, lines: readonly Line[], numbered: readonly Numbered[]): Promise<void> {
  const db = work.tables('targeting');
  await tellBirths(work);
  // Numbers have room for more edges than rules may have.
  await sql`
    insert into placed
    with edge as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(edgesOf(lines, work.today))}::jsonb) as e(n bigint, what text, days date[], births date[], amounts numeric[])
    )
    select f.household_no, f.person_no, f.feed_id,
           ((e.n * 100000 + width_bucket(f.last_on, e.days)) * 100000 + coalesce(width_bucket(told.born_on, e.births) + 1, 0)) * 100000
             + coalesce(width_bucket(f.amount, e.amounts) + 1, 0),
           f.what, told.born_on, f.happened_on, f.last_on, f.amount
      from fact f join edge e on e.what = f.what left join born on born.person_no = f.person_no and f.born_on is null
           cross join lateral (select coalesce(f.born_on, born.born_on) as born_on) told`.execute(db);
  await count(work, 'placed');
  await sql`
    insert into alike
    with ${asked(work, lines)}, one as materialized (
      select place, feed_id, min(what) as what, min(born_on) as born_on, min(last_on) as last_on, min(amount) as amount from placed group by place, feed_id
    ), line as materialized (
      select t.n, t.times, set_bit(${noneOf(lines)}::bit varying, t.n, 1) as bits, c.said
        from jsonb_to_recordset(${JSON.stringify(timesAsked(lines))}::jsonb) as t(n int, times int)
        join (select n, string_agg(concat_ws(' ', rule_id, version, criterion), ',' order by rule_id, criterion) as said from ${criteria(numbered)} group by n) c on c.n = t.n
    )
    select f.place, f.feed_id, f.what, array_agg(a.n), bit_or(l.bits) filter (where l.times = 1), array_agg(a.n) filter (where l.times > 1),
           hashtextextended(concat_ws(' ', f.feed_id, f.what, string_agg(l.said, ',' order by l.said)), 0)
      from one f join asked a on a.what = f.what and (a.feeds is null or f.feed_id = any (a.feeds)) and f.last_on >= a.since
        and (a.under is null or f.amount < a.under) and (a.at_least is null or f.amount >= a.at_least)
        and (a.born_after is null or f.born_on > a.born_after) and (a.born_by is null or f.born_on <= a.born_by)
      join line l on l.n = a.n group by f.place, f.feed_id, f.what`.execute(db);
  await count(work, 'alike');
}

/** Where a row has no day of birth, another row of the person tells it. */
async function tellBirths(work: Work): Promise<void> {
  const db = work.tables('targeting');
  await sql`drop table if exists pg_temp.born`.execute(db);
  await sql`
    create temporary table born on commit drop as
    with ${held}
    select l.person_no, max(f.born_on) as born_on
      from targeting.linked_row l join targeting.feed_row f on f.id = l.row_id join held h on h.id = f.load_id
     where l.person_no = any (${await listOf(work, sql`select distinct person_no as one from fact where born_on is null`)}) and f.born_on is not null
     group by l.person_no`.execute(db);
  await count(work, 'born');
}

/** Bits for all lines, none of them set. */
export const noneOf = (lines: readonly Line[]) => '0'.repeat(lines.length);

export const criteria = (numbered: readonly Numbered[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(criteriaAsked(numbered))}::jsonb) as k(n int, rule_id uuid, version int, criterion text)`;
