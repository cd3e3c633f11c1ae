import { sql } from 'kysely';
import type { Job } from '#platform/module.ts';
import type { Work } from '#platform/work.ts';
import { reachCounted } from '../concern.events.ts';
import { haveRoom } from './find-households.ts';

/** The ages that are counted together. */
export const ageBands = [
  ['0-4', 0, 4],
  ['5-9', 5, 9],
  ['10-15', 10, 15],
  ['16-17', 16, 17],
  ['18-24', 18, 24],
  ['25-44', 25, 44],
  ['45-64', 45, 64],
  ['65+', 65, 150],
] as const;

/** Counts whom each rule picks out beside everybody in the feeds, by sex, age, ethnicity and ward. */
export async function countReach(work: Work): Promise<void> {
  const db = work.tables('targeting');
  await haveRoom(work);
  const bands = JSON.stringify(ageBands.map(([code, from, until]) => ({ code, after: bornBefore(work, until + 1), by: bornBefore(work, from) })));
  await sql`delete from targeting.rule_reach`.execute(db);
  await sql`
    insert into targeting.rule_reach (rule_id, grouping, code, population, listed, counted_on)
    with band as materialized (select * from jsonb_to_recordset(${bands}::jsonb) as b(code text, after date, by date)
    ), person as materialized (
      select l.person_no, min(l.household_no) as household_no, max(upper(f.sex) collate "C") as sex, max(upper(f.ethnicity) collate "C") as ethnicity, max(f.ward collate "C") as ward, max(f.born_on) as born_on
        from targeting.linked_row l join targeting.feed_row f on f.id = l.row_id join targeting.feed_load o on o.id = f.load_id and o.state = 'held' group by l.person_no
    ), told as materialized (
      select household_no, coalesce(sex, '') as sex, coalesce(ethnicity, '') as ethnicity, coalesce(ward, '') as ward,
             coalesce((select code from band where p.born_on > band.after and p.born_on <= band.by), '') as age from person p
    ), everybody as (
      select case when grouping(sex) = 0 then 'sex' when grouping(age) = 0 then 'age' when grouping(ethnicity) = 0 then 'ethnicity' else 'ward' end as grouping,
             coalesce(sex, age, ethnicity, ward) as code, count(*)::int as people
        from told group by grouping sets ((sex), (age), (ethnicity), (ward))
    ), picked as (
      select r.rule_id, case when grouping(sex) = 0 then 'sex' when grouping(age) = 0 then 'age' when grouping(ethnicity) = 0 then 'ethnicity' else 'ward' end as grouping,
             coalesce(sex, age, ethnicity, told.ward) as code, count(*)::int as people
        from told join targeting.concern c on c.household_no = told.household_no join targeting.concern_rule r on r.concern_id = c.id and r.state = 'listed'
       group by grouping sets ((r.rule_id, sex), (r.rule_id, age), (r.rule_id, ethnicity), (r.rule_id, told.ward))
    )
    select rule.rule_id, e.grouping, e.code, e.people, coalesce(p.people, 0), ${work.today.toString()}::date
      from (select distinct rule_id from targeting.concern_rule where state = 'listed') rule cross join everybody e
      left join picked p on p.rule_id = rule.rule_id and p.grouping = e.grouping and p.code = e.code`.execute(db);
}

const bornBefore = (work: Work, years: number) => work.today.subtract({ years }).toString();

/** After the lists are up: what they rest on is counted in a job of its own, so that nobody waits for it. */
export const countReachJob: Job = async work => {
  await countReach(work);
  await work.record(reachCounted, { familyId: null, details: {} });
};
