import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#platform/work.ts';
import { criteriaOf, daysOf, doesLast, foldTree, type Criterion, type Tree } from '../rule.ts';

/** A version of a rule that holds now. */
export type RuleInUse = { ruleId: string; version: number; tree: Tree };

/**
 * Puts into a table of this transaction, `found`, every household for whom a rule holds, with the facts it holds on. All rules are asked in one
 * reading of the facts: what differs between criteria are rows of numbers, and how criteria stand together is an expression for each rule.
 */
export async function findHouseholds(work: Work, rules: readonly RuleInUse[]): Promise<void> {
  const db = work.tables('targeting');
  await haveRoom(work);
  await startTable(work, 'hit', sql`line int, household_no bigint, person_no bigint, what text, feed_id uuid, times int, happened_on date, amount numeric`);
  await startTable(work, 'met', sql`household_no bigint, criteria int[]`);
  await startTable(work, 'doubtful', sql`household_no bigint`);
  await startTable(work, 'holding', sql`rule_id uuid, household_no bigint`);
  await startTable(
    work,
    'found',
    sql`rule_id uuid, household_no bigint, criterion text, person_no bigint, what text, feed_id uuid, times int, happened_on date, amount numeric`,
  );
  const lines = rules.flatMap(rule => criteriaOf(rule.tree).map(one => ({ rule, one }))).map((line, n) => ({ ...line, n }));
  if (lines.length === 0) return;
  await findHits(work, lines);
  await findRulesMet(work, rules, lines);
  const keys = JSON.stringify(lines.map(({ n, rule, one }) => ({ n, rule_id: rule.ruleId, criterion: one.key })));
  await sql`
    insert into found select h.rule_id, h.household_no, k.criterion, e.person_no, e.what, e.feed_id, e.times, e.happened_on, e.amount
      from hit e join jsonb_to_recordset(${keys}::jsonb) as k(n int, rule_id uuid, criterion text) on k.n = e.line
      join holding h on h.household_no = e.household_no and h.rule_id = k.rule_id`.execute(db);
  await sql`analyze found`.execute(db);
}

/** What suits a nightly job over millions of rows, which a page never has: memory, and ways that do not hang on what was counted of tables that were just filled. */
export async function haveRoom(work: Work): Promise<void> {
  for (const setting of ["work_mem = '256MB'", 'enable_nestloop = off', 'enable_sort = off', 'jit = off'])
    await sql`set local ${sql.raw(setting)}`.execute(work.tables('targeting'));
}

/** One criterion of one rule, by a number. */
type Line = { n: number; rule: RuleInUse; one: Criterion };

async function startTable(work: Work, name: string, columns: RawBuilder<unknown>): Promise<void> {
  await sql`create temporary table if not exists ${sql.ref(name)} (${columns}) on commit drop`.execute(work.tables('targeting'));
  await sql`truncate ${sql.ref(name)}`.execute(work.tables('targeting'));
}

/** Which criteria are met by whom: counted by person, kind of fact and feed, then left out where that is not often enough. */
async function findHits(work: Work, lines: readonly Line[]): Promise<void> {
  const db = work.tables('targeting');
  const asked = lines.flatMap(line => factsAsked(line, work.today));
  const whats = [...new Set(asked.map(({ what }) => what))];
  const earliest = asked.map(({ since }) => since).sort()[0] ?? work.today.toString();
  await sql`
    insert into hit
    with asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(n int, what text, lasts boolean, feeds uuid[], since date, born_after date, born_by date, under numeric,
        at_least numeric)
    ), held as materialized (select id, current_as_of from targeting.feed_load where state = 'held'
    ), fact as materialized (
      select l.household_no, l.person_no, f.feed_id, f.what, f.amount, f.born_on, coalesce(f.happened_on, h.current_as_of) as happened_on,
             coalesce(f.ended_on, h.current_as_of) as lasted_until
        from targeting.feed_row f join held h on h.id = f.load_id join targeting.linked_row l on l.row_id = f.id
       where f.what = any(${whats}::text[]) and (f.happened_on is null or f.happened_on <= ${work.today.toString()}::date)
         and (f.what = any(${whats.filter(doesLast)}::text[]) or coalesce(f.happened_on, h.current_as_of) >= ${earliest}::date)
    ), born as materialized (
      select l.person_no, max(f.born_on) as born_on from targeting.linked_row l join targeting.feed_row f on f.id = l.row_id join held h on h.id = f.load_id
       where f.born_on is not null and l.person_no in (select person_no from fact where born_on is null) group by l.person_no
    )
    select a.n, f.household_no, f.person_no, f.what, f.feed_id, count(*), max(f.happened_on), case when bool_and(a.under is null) then max(f.amount) else min(f.amount) end
      from fact f left join born b on f.born_on is null and b.person_no = f.person_no
      join asked a on a.what = f.what and (a.feeds is null or f.feed_id = any (a.feeds))
       and case when a.lasts then f.lasted_until else f.happened_on end >= a.since
       and (a.under is null or f.amount < a.under) and (a.at_least is null or f.amount >= a.at_least)
       and (a.born_after is null or coalesce(f.born_on, b.born_on) > a.born_after) and (a.born_by is null or coalesce(f.born_on, b.born_on) <= a.born_by)
     group by a.n, f.person_no, f.household_no, f.feed_id, f.what`.execute(db);
  // Between steps the database counts what it has found, or it would go on by a way that suits a few rows.
  await sql`analyze hit`.execute(db);
  const repeated = lines.flatMap(({ n, one }) => ((one.times ?? 1) > 1 ? [{ n, times: one.times, together: one.together ?? false }] : []));
  await sql`
    with needed as materialized (select * from jsonb_to_recordset(${JSON.stringify(repeated)}::jsonb) as r(n int, times int, together boolean)),
    few as materialized (
      select h.line, h.household_no, case when r.together then null else h.person_no end as person_no from hit h join needed r on r.n = h.line
       group by 1, 2, 3, r.times having sum(h.times) < r.times)
    delete from hit h using few where h.line = few.line and h.household_no = few.household_no and (few.person_no is null or few.person_no = h.person_no)`.execute(
    db,
  );
}

async function findRulesMet(work: Work, rules: readonly RuleInUse[], lines: readonly Line[]): Promise<void> {
  const db = work.tables('targeting');
  const linesOf = (rule: RuleInUse) => lines.filter(line => line.rule === rule);
  await sql`insert into met select household_no, array_agg(distinct line) from hit group by household_no`.execute(db);
  await sql`analyze met`.execute(db);
  // Who lives there is asked only where it decides, which is a small part of all.
  const mayHold = rules.map(rule => waysByAge(linesOf(rule)).map(way => holdsInSql(rule.tree, numbersOf(linesOf(rule)), way)));
  await sql`insert into doubtful select household_no from met where ${sql.join(mayHold.flat(), sql` or `)}`.execute(db);
  await sql`analyze doubtful`.execute(db);
  const ages = lines.filter(({ one }) => one.facts.length === 0).map(line => agesOf(line, work.today));
  const ruleHolds = (rule: RuleInUse) => {
    const numbers = numbersOf(linesOf(rule));
    return sql`select ${rule.ruleId}::uuid, household_no from known where ${holdsInSql(rule.tree, numbers)} and criteria && ${[...numbers.values()]}::int[]`;
  };
  await sql`set local enable_nestloop = on`.execute(db);
  await sql`
    insert into holding
    with about as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(ages)}::jsonb) as a(n int, born_after date, born_by date)
    ), member as materialized (
      select l.household_no, f.born_on from doubtful d join targeting.linked_row l on l.household_no = d.household_no join targeting.feed_row f on f.id = l.row_id
        join targeting.feed_load o on o.id = f.load_id and o.state = 'held' where f.born_on is not null
    ), lives as materialized (
      select m.household_no, array_agg(distinct a.n) as criteria
        from member m join about a on (a.born_after is null or m.born_on > a.born_after) and (a.born_by is null or m.born_on <= a.born_by) group by m.household_no
    ), known as materialized (
      select met.household_no, met.criteria || coalesce(lives.criteria, '{}') as criteria
        from doubtful d join met on met.household_no = d.household_no left join lives on lives.household_no = met.household_no
    ) ${sql.join(rules.map(ruleHolds), sql` union all `)}`.execute(db);
  await sql`set local enable_nestloop = off`.execute(db);
  await sql`analyze holding`.execute(db);
}

const numbersOf = (lines: readonly Line[]): ReadonlyMap<string, number> => new Map(lines.map(({ one, n }) => [one.key, n]));

/** Every way in which a rule's criteria about age alone may be met; few rules have more than one. */
function waysByAge(lines: readonly Line[]): ReadonlyMap<string, boolean>[] {
  const keys = lines.filter(({ one }) => one.facts.length === 0).map(({ one }) => one.key);
  return Array.from({ length: 2 ** keys.length }, (_, way) => new Map(keys.map((key, place) => [key, (way & (1 << place)) !== 0])));
}

/** The tree as an expression on `criteria`, the numbers of those that a household meets; some may be taken as known. */
const holdsInSql = (tree: Tree, numbers: ReadonlyMap<string, number>, known: ReadonlyMap<string, boolean> = new Map()): RawBuilder<boolean> =>
  foldTree<RawBuilder<boolean>>(tree, {
    criterion: ({ key }) => (known.has(key) ? sql`${known.get(key)}::boolean` : sql`(${numbers.get(key) ?? -1}::int = any (criteria))`),
    all: parts => sql`(${sql.join(parts, sql` and `)})`,
    some: (n, parts) =>
      n === 1
        ? sql`(${sql.join(parts, sql` or `)})`
        : sql`(${sql.join(
            parts.map(part => sql`${part}::int`),
            sql` + `,
          )} >= ${n}::int)`,
    not: part => sql`(not ${part})`,
  });

/** One row for each fact of a criterion. */
const factsAsked = (line: Line, today: Temporal.PlainDate) =>
  line.one.facts.map(what => ({
    ...agesOf(line, today),
    what,
    lasts: doesLast(what),
    feeds: line.one.feeds ?? null,
    under: line.one.under ?? null,
    at_least: line.one.atLeast ?? null,
  }));

function agesOf({ n, one }: Line, today: Temporal.PlainDate) {
  const { since, bornAfter, bornBy } = daysOf(one, today);
  return { n, since: since.toString(), born_after: bornAfter?.toString() ?? null, born_by: bornBy?.toString() ?? null };
}
