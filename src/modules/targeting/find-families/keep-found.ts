import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { keepEvidence } from './keep-evidence.ts';
import type { RuleInUse } from './lines.ts';

/**
 * Brings the lists up to what was found: new households are listed, those found before stay, those no longer found are marked and kept.
 * The same finding twice on one day changes nothing.
 */
export async function keepFound(work: Work, rules: readonly RuleInUse[]): Promise<number> {
  const db = work.tables('targeting');
  const today = sql`${work.today.toString()}::date`;
  await sql`create temporary table if not exists household (rule_id uuid, household_no bigint, version int) on commit drop`.execute(db);
  await sql`truncate household`.execute(db);
  const versions = JSON.stringify(rules.map(({ ruleId, version }) => ({ rule_id: ruleId, version })));
  await sql`insert into household select f.rule_id, f.household_no, v.version from (select distinct rule_id, household_no from found) f
    join jsonb_to_recordset(${versions}::jsonb) as v(rule_id uuid, version int) on v.rule_id = f.rule_id`.execute(db);
  await sql`analyze household`.execute(db);
  // The ward is the one that most of a household's rows name.
  await sql`
    insert into targeting.concern as known (household_no, ward, state, first_listed_on, last_found_on)
    with listed as materialized (select distinct household_no from household), named as (
      select household_no, ward, sum(rows) as rows from lives where ward is not null group by household_no, ward
    ), warded as materialized (select distinct on (household_no) household_no, ward from named order by household_no, rows desc, ward collate "C")
    select listed.household_no, warded.ward, 'listed', ${today}, ${today} from listed left join warded on warded.household_no = listed.household_no
    on conflict (household_no) do update set state = 'listed', last_found_on = excluded.last_found_on, ward = excluded.ward
     where (known.state, known.last_found_on, known.ward) is distinct from ('listed', excluded.last_found_on, excluded.ward)`.execute(db);
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
