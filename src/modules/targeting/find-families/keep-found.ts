import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { findEvidence } from './find-households.ts';
import { findChanged, keepEvidence } from './keep-evidence.ts';
import type { RuleInUse } from './lines.ts';

/**
 * Brings the lists up to what was found: new households are listed, those found before stay, those no longer found are marked and kept.
 * The same finding twice on one day changes nothing.
 */
export async function keepFound(work: Work, rules: readonly RuleInUse[]): Promise<number> {
  const db = work.tables('targeting');
  const today = sql`${work.today.toString()}::date`;
  await findChanged(work);
  // The ward is the one that most of a household's rows name.
  await sql`
    insert into targeting.concern as known (household_no, ward, state, first_listed_on, last_found_on, evidence_sum)
    with named as (
      select household_no, ward, sum(rows) as rows from lives where ward is not null group by household_no, ward
    ), warded as materialized (select distinct on (household_no) household_no, ward from named order by household_no, rows desc, ward collate "C")
    select listed.household_no, warded.ward, 'listed', ${today}, ${today}, listed.evidence_sum from listed left join warded on warded.household_no = listed.household_no
    on conflict (household_no) do update set state = 'listed', last_found_on = excluded.last_found_on, ward = excluded.ward, evidence_sum = excluded.evidence_sum
     where (known.state, known.last_found_on, known.ward, known.evidence_sum)
        is distinct from ('listed', excluded.last_found_on, excluded.ward, excluded.evidence_sum)`.execute(db);
  // Of those that stay nothing is written: that they were found today is what the run itself tells.
  await sql`insert into coming
    select c.id, h.rule_id, h.version, r.state from holding h join targeting.concern c on c.household_no = h.household_no
      left join targeting.concern_rule r on r.concern_id = c.id and r.rule_id = h.rule_id where (r.state, r.rule_version) is distinct from ('listed', h.version)`.execute(
    db,
  );
  await sql`
    insert into targeting.concern_history (concern_id, rule_id, rule_version, happened, found_on)
    select concern_id, rule_id, version, case when was is null then 'listed' else 'listed again' end, ${today} from coming where was is distinct from 'listed'`.execute(
    db,
  );
  await sql`
    insert into targeting.concern_rule (concern_id, rule_id, rule_version, state, first_listed_on, last_found_on)
    select concern_id, rule_id, version, 'listed', ${today}, ${today} from coming
    on conflict (concern_id, rule_id) do update set state = 'listed', last_found_on = excluded.last_found_on, rule_version = excluded.rule_version`.execute(db);
  await sql`
    with gone as (
      update targeting.concern_rule r set state = 'no longer', last_found_on = coalesce((select max(found_on) from targeting.concern_run where state = 'finished'), r.last_found_on)
        from targeting.concern c
       where c.id = r.concern_id and r.state = 'listed' and not exists (select from holding h where h.household_no = c.household_no and h.rule_id = r.rule_id)
      returning r.concern_id, r.rule_id, r.rule_version)
    insert into targeting.concern_history (concern_id, rule_id, rule_version, happened, found_on) select concern_id, rule_id, rule_version, 'no longer', ${today} from gone`.execute(
    db,
  );
  await sql`update targeting.concern c set state = 'no longer', evidence_sum = null where state = 'listed'
    and not exists (select from listed l where l.household_no = c.household_no)`.execute(db);
  await findEvidence(work, rules);
  await keepEvidence(work);
  const { rows } = await sql<{ households: number }>`select count(*)::int as households from listed`.execute(db);
  return rows[0]?.households ?? 0;
}
