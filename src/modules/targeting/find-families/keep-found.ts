import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { RuleInUse } from './find-households.ts';

/**
 * Brings the lists up to what was found: new households are listed, those found before stay, those no longer found are marked and kept.
 * The same finding twice on one day changes nothing.
 */
export async function keepFound(work: Work, rules: readonly RuleInUse[]): Promise<number> {
  const db = work.tables('targeting');
  const today = sql`${work.today.toString()}::date`;
  await sql`create temporary table if not exists household on commit drop as select null::uuid as rule_id, null::bigint as household_no, null::int as version where false`.execute(
    db,
  );
  await sql`truncate household`.execute(db);
  const versions = JSON.stringify(rules.map(({ ruleId, version }) => ({ rule_id: ruleId, version })));
  await sql`insert into household select f.rule_id, f.household_no, v.version from (select distinct rule_id, household_no from found) f
    join jsonb_to_recordset(${versions}::jsonb) as v(rule_id uuid, version int) on v.rule_id = f.rule_id`.execute(db);
  await sql`analyze household`.execute(db);
  // Few households among many: each is looked up.
  await sql`set local enable_nestloop = on`.execute(db);
  await sql`
    insert into targeting.concern as known (household_no, ward, state, first_listed_on, last_found_on)
    with listed as materialized (select distinct household_no from household), ward as (
      select l.household_no, mode() within group (order by f.ward collate "C") as ward
        from listed join targeting.linked_row l on l.household_no = listed.household_no join targeting.feed_row f on f.id = l.row_id and f.ward is not null
        join targeting.feed_load o on o.id = f.load_id and o.state = 'held' group by l.household_no
    )
    select listed.household_no, ward.ward, 'listed', ${today}, ${today} from listed left join ward on ward.household_no = listed.household_no
    on conflict (household_no) do update set state = 'listed', last_found_on = excluded.last_found_on, ward = excluded.ward
     where (known.state, known.last_found_on, known.ward) is distinct from ('listed', excluded.last_found_on, excluded.ward)`.execute(db);
  await sql`set local enable_nestloop = off`.execute(db);
  await sql`
    insert into targeting.concern_history (concern_id, rule_id, rule_version, happened, found_on)
    select c.id, h.rule_id, h.version, case when r.state is null then 'listed' else 'listed again' end, ${today}
      from household h join targeting.concern c on c.household_no = h.household_no
      left join targeting.concern_rule r on r.concern_id = c.id and r.rule_id = h.rule_id where r.state is distinct from 'listed'`.execute(db);
  await sql`
    insert into targeting.concern_rule as known (concern_id, rule_id, rule_version, state, first_listed_on, last_found_on)
    select c.id, h.rule_id, h.version, 'listed', ${today}, ${today} from household h join targeting.concern c on c.household_no = h.household_no
    on conflict (concern_id, rule_id) do update set state = 'listed', last_found_on = excluded.last_found_on, rule_version = excluded.rule_version
     where (known.state, known.last_found_on, known.rule_version) is distinct from ('listed', excluded.last_found_on, excluded.rule_version)`.execute(db);
  await sql`
    with gone as (
      update targeting.concern_rule r set state = 'no longer' from targeting.concern c
       where c.id = r.concern_id and r.state = 'listed' and not exists (select from household h where h.household_no = c.household_no and h.rule_id = r.rule_id)
      returning r.concern_id, r.rule_id, r.rule_version)
    insert into targeting.concern_history (concern_id, rule_id, rule_version, happened, found_on) select concern_id, rule_id, rule_version, 'no longer', ${today} from gone`.execute(
    db,
  );
  await sql`update targeting.concern c set state = 'no longer' where state = 'listed'
    and not exists (select from household h where h.household_no = c.household_no)`.execute(db);
  await keepEvidence(work);
  const { rows } = await sql<{ households: number }>`select count(distinct household_no)::int as households from household`.execute(db);
  return rows[0]?.households ?? 0;
}

/** What each household is listed for, as it is now; of those no longer listed, as it last was, for as long as its feed may be kept. */
async function keepEvidence(work: Work): Promise<void> {
  const db = work.tables('targeting');
  await sql`
    delete from targeting.concern_evidence e using targeting.feed f
     where f.id = e.feed_id and (f.withdrawn_at is not null or not exists (select from targeting.feed_load o where o.feed_id = f.id and o.state = 'held')
       or (e.happened_on < ${work.today.toString()}::date - make_interval(months => f.retention_months)
         and exists (select from targeting.concern_rule r where r.concern_id = e.concern_id and r.rule_id = e.rule_id and r.state = 'no longer')))`.execute(db);
  await sql`
    delete from targeting.concern_evidence e using targeting.concern c, household h
     where c.id = e.concern_id and h.household_no = c.household_no and h.rule_id = e.rule_id
       and not exists (select from found f where f.rule_id = e.rule_id and f.household_no = c.household_no and f.criterion = e.criterion and f.person_no = e.person_no
         and f.what = e.what and f.feed_id = e.feed_id and f.times = e.times and f.happened_on = e.happened_on and f.amount is not distinct from e.amount)`.execute(
    db,
  );
  await sql`
    insert into targeting.concern_evidence (concern_id, rule_id, criterion, person_no, what, feed_id, times, happened_on, amount)
    select c.id, f.rule_id, f.criterion, f.person_no, f.what, f.feed_id, f.times, f.happened_on, f.amount
      from found f join targeting.concern c on c.household_no = f.household_no
     where not exists (select from targeting.concern_evidence e where e.concern_id = c.id and e.rule_id = f.rule_id and e.criterion = f.criterion
       and e.person_no = f.person_no and e.what = f.what and e.feed_id = f.feed_id)`.execute(db);
}
