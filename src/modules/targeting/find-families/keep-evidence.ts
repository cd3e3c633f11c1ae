import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { count } from './tables.ts';

/** Which listed households rest on something else than when their evidence was last kept: on most nights few. */
export async function findChanged(work: Work): Promise<void> {
  await sql`insert into changed select l.household_no from listed l left join targeting.concern c on c.household_no = l.household_no
    where c.evidence_sum is distinct from l.evidence_sum`.execute(work.tables('targeting'));
  await count(work, 'changed');
}

/** What each household is listed for, as it is now; of those no longer listed, as it last was, for as long as its feed may be kept. */
export async function keepEvidence(work: Work): Promise<void> {
  const db = work.tables('targeting');
  await sql`
    delete from targeting.concern_evidence where feed_id in (
      select f.id from targeting.feed f
       where f.withdrawn_at is not null or not exists (select from targeting.feed_load o where o.feed_id = f.id and o.state = 'held'))`.execute(db);
  await sql`
    delete from targeting.concern_evidence e using targeting.feed f, targeting.concern_rule r
     where f.id = e.feed_id and e.happened_on < ${work.today.toString()}::date - make_interval(months => f.retention_months)
       and r.concern_id = e.concern_id and r.rule_id = e.rule_id and r.state = 'no longer'`.execute(db);
  // What stands and what was found are laid beside each other, so that only what differs is written.
  await sql`
    insert into differing
    with wanted as (select c.id as concern_id, f.* from found f join targeting.concern c on c.household_no = f.household_no
    ), stands as (
      select e.*, e.ctid as at from changed h join targeting.concern c on c.household_no = h.household_no join targeting.concern_evidence e on e.concern_id = c.id
        join targeting.concern_rule r on r.concern_id = e.concern_id and r.rule_id = e.rule_id and r.state = 'listed'
    )
    select s.at, w.concern_id, w.rule_id, w.criterion, w.person_no, w.what, w.feed_id, w.times, w.happened_on, w.amount
      from wanted w full join stands s on s.concern_id = w.concern_id and s.rule_id = w.rule_id and s.person_no = w.person_no and s.criterion = w.criterion
        and s.what = w.what and s.feed_id = w.feed_id
     where s.at is null or w.concern_id is null or s.times <> w.times or s.happened_on <> w.happened_on or s.amount is distinct from w.amount`.execute(db);
  await count(work, 'differing');
  await sql`delete from targeting.concern_evidence e using differing d where e.ctid = d.stands_at`.execute(db);
  // In the order of the key, so that the index grows page by page.
  await sql`insert into targeting.concern_evidence (concern_id, rule_id, criterion, person_no, what, feed_id, times, happened_on, amount)
    select concern_id, rule_id, criterion, person_no, what, feed_id, times, happened_on, amount from differing where concern_id is not null
     order by concern_id, rule_id`.execute(db);
}
