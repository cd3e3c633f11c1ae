import { makeWriters, query } from '../crash/people.ts';
import { fillFiles } from '../concerns/made-up-files.ts';
import type { DatabaseUrls } from '#platform/start/embedded-postgres.ts';

export type Lead = { username: string; families: readonly string[] };

// Partners' files of a made-up council (the same as those the criteria are measured on), with what the single view needs besides: kinds and sharing rules,
// a register of families whose people are linked, and leads who are named for everything guarded, so that nothing is left out.

const kinds = ['school-census', 'police', 'emergency-department', 'housing', 'benefits', 'youth-justice', 'social-care', 'health-visiting'];
const leads = 40;
const familiesOfEach = 25;

const idOf = (kind: number, number: string) => `('00000000-0000-7000-80${kind}0-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

export async function fill(urls: DatabaseUrls, size: number): Promise<{ leads: Lead[]; rows: number; people: number; families: number }> {
  const writers = await makeWriters(urls, leads);
  // About three in four of those made have a row.
  const { rows, people } = await fillFiles(urls.superuser, Math.round(1_400_000 * size));
  const families = Math.max(leads * familiesOfEach, Math.round(100_000 * size));
  const run = (statement: string) => query(urls.superuser, statement);
  for (const [place, kind] of kinds.entries())
    await run(`update targeting.feed set kind = '${kind}' where id::text like '%0b${String(place).padStart(4, '0')}'`);
  await run(`update targeting.feed_row set worker = 'Worker ' || id % 500, worker_contact = '01632 960' || 100 + id % 900 where id % 10 = 0`);
  await run(`insert into targeting.sharing_rule select id, 1, '{practitioner}', '{safeguarding,assessing}',
    '{what,happened_on,ended_on,amount,count,service,worker,worker_contact,household}', 24, made_by, made_at from targeting.feed`);
  await run(`insert into targeting.linkage_run (id, state, is_increment, began_at, ended_at) values (${idOf(1, '1')}, 'finished', false, now(), now())`);
  // Troubled households first: every tenth has most of the rows.
  await run(`create unlogged table bench_member as select distinct on (l.person_no) ${idOf(2, 'l.household_no')} as family_id, ${idOf(3, 'l.person_no')} as person_id,
    l.person_no, l.household_no, r.forename, r.surname, r.born_on, coalesce(r.born_on > current_date - 6570, false) as is_child
    from targeting.linked_row l join targeting.feed_row r on r.id = l.row_id where l.household_no % 10 = 0 and l.household_no <= ${families * 10} order by l.person_no`);
  await run('insert into people.person (id, given_name, family_name, born_on) select person_id, forename, surname, born_on from bench_member');
  await run(`insert into people.family_member (family_id, person_id, is_child, household, starts_on) select family_id, person_id, is_child, 'A', '2026-01-01' from bench_member;
    insert into people.family (family_id, reference, name, opened_on) select family_id, 'F-' || household_no, min(surname), '2026-01-01' from bench_member group by family_id, household_no`);
  // One in four households has somebody that its record does not name.
  await run(
    `insert into targeting.linked_person select person_id, person_no, household_no, 0.995 from bench_member where not (household_no % 40 = 0 and not is_child)`,
  );
  await run(`insert into access.family_access (id, family_id, account_id, because, starts_on)
    select ${idOf(4, 'nth')}, family_id, account.id, 'lead practitioner', '2026-01-01' from (
      select family_id, row_number() over (order by family_id) as nth from people.family where reference like 'F-%') f
      join (select id, username, row_number() over (order by username) - 1 as place from access.account where username like 'writer.%') account on account.place = nth % ${leads}
     where nth <= ${leads * familiesOfEach}`);
  await run(`insert into access.sensitive_reader select family_id, topic, account_id, '2026-01-01' from access.family_access,
    unnest(array['mental-health', 'abuse', 'pregnancy', 'offences', 'health']) as topic where because = 'lead practitioner' and family_id in (select family_id from bench_member)`);
  await run('drop table bench_member');
  await run('analyze');
  const found = await query<Lead>(
    urls.superuser,
    `select a.username, array_agg(f.family_id::text order by f.family_id) as families from access.account a join access.family_access f on f.account_id = a.id
      join people.family on family.family_id = f.family_id where family.reference like 'F-%' and a.username like 'writer.%' group by a.username order by a.username`,
  );
  if (found.length < writers.length) throw new Error('Some leads have no family');
  return { leads: found, rows, people, families };
}
