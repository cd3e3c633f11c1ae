-- The days on which a referral was answered and began stand beside it too: waits are counted for every service that a search finds, and need not read the steps.
alter table referrals.referral add column answered_on date, add column started_on date, add column declined_because text;
alter table referrals.referral no force row level security;
alter table referrals.step no force row level security;
-- safe: referrals are as new as this
update referrals.referral r
   set answered_on = (select s.on_day from referrals.step s where s.referral_id = r.id and s.state in ('accepted', 'declined')),
       started_on = (select s.on_day from referrals.step s where s.referral_id = r.id and s.state = 'started'),
       declined_because = (select s.reason from referrals.step s where s.referral_id = r.id and s.state = 'declined');
alter table referrals.referral force row level security;
alter table referrals.step force row level security;
grant update (answered_on, started_on, declined_because) on referrals.referral to sees_own_families, sees_every_family;
-- safe: made anew in the next line
drop index referrals.referral_of_service;
-- safe: nobody refers yet when this comes with 060
create index referral_of_service on referrals.referral (service_id, sent_on) include (state, answered_on, started_on, declined_because, family_id);

create or replace function referrals.count_by_service(since date, asked uuid[]) returns table (service_id uuid, sent int, unanswered int, declined int, withdrawn int,
    waiting_to_start int, started int, ended int, declined_because jsonb, answered int, days_to_answer float8, began int, days_to_start float8)
  language sql stable security definer set search_path = referrals as $$
  with one as materialized (
    select r.service_id, r.state, r.sent_on, r.answered_on, r.started_on, r.declined_because from referral r
     where r.sent_on >= since and (asked is null or r.service_id = any (asked))
       and (r.family_id is null or r.family_id not in (select l.family_id from access.family_label l))
  ), why as (
    select no.service_id, jsonb_object_agg(no.declined_because, no.times) as because
      from (select one.service_id, one.declined_because, count(*) as times from one where one.declined_because is not null group by 1, 2) no group by 1
  )
  select one.service_id, count(*)::int, count(*) filter (where state in ('sent', 'opened'))::int, count(*) filter (where state = 'declined')::int,
         count(*) filter (where state = 'withdrawn')::int, count(*) filter (where state = 'accepted')::int, count(*) filter (where state = 'started')::int,
         count(*) filter (where state = 'ended')::int, coalesce((select because from why where why.service_id = one.service_id), '{}'),
         count(answered_on)::int, percentile_cont(0.5) within group (order by (answered_on - sent_on)::float8),
         count(started_on)::int, percentile_cont(0.5) within group (order by (started_on - answered_on)::float8)
    from one group by one.service_id
$$;
