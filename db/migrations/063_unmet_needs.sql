-- What a family needed and nobody could give; and, for those who plan services, needs in numbers beside what there is. No row of the second names anybody.
create schema commissioning;
grant usage on schema commissioning to app, register;
grant create on schema commissioning to register;

alter table access.role no force row level security;
insert into access.role (code, name, sees, rights) values ('commissioner', 'Commissioner', 'own families', '{see-needs}');
-- safe: a handful of roles
update access.role set rights = rights || '{see-needs}' where code = 'analyst';
-- safe: a handful of roles
update access.role set rights = rights || '{count-needs}' where code = 'the-service';
alter table access.role force row level security;

-- A need for which nothing was found, told by whoever planned or decided. Part of the family's record.
create table commissioning.unmet_need (
  id           uuid primary key,
  family_id    uuid not null,
  -- whose need it is; null: of the family as a whole
  person_id    uuid references people.person,
  -- what it came up with: a need of the plan, or a request
  goal_id      uuid,
  request_id   uuid,
  -- a need of the outcome framework, as in 1.1
  framework    text not null,
  need         text not null,
  -- on the day it was recorded; null where nobody knows, and before birth
  age          int check (age between 0 and 130),
  -- worked out from the address on that day; never of a family with a protected address
  ward         text,
  reason       text not null check (reason in ('none', 'full', 'wait', 'far', 'age', 'criteria', 'cost', 'times', 'language', 'access', 'declined', 'other')),
  words        text,
  -- the topic that its kind of need belongs to: read by those named for it, and by who wrote it
  sensitive    text check (sensitive in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  recorded_on  date not null,
  ended_as     text check (ended_as in ('met', 'not needed')),
  ended_words  text,
  ended_by     uuid,
  ended_on     date,
  version      int not null default 1,
  check (num_nonnulls(ended_as, ended_by, ended_on) in (0, 3))
);
comment on table commissioning.unmet_need is 'A need of a family for which nothing was found, why, and what became of it.';
create index unmet_need_of_family on commissioning.unmet_need (family_id);
create index unmet_need_of_person on commissioning.unmet_need (person_id) where person_id is not null;
create index unmet_need_by_day on commissioning.unmet_need (recorded_on);

call access.protect_by_family('commissioning.unmet_need');
create policy sensitive on commissioning.unmet_need as restrictive for select to sees_own_families, sees_every_family
  using (sensitive is null or recorded_by = platform.me() or family_id || '/' || sensitive = any (array(select access.my_sensitive_topics())));
grant select, insert, update on commissioning.unmet_need to app;

-- Needs of a quarter in numbers, by category and by ward, age band or reason; never two of these at once. Small numbers were taken out before they came here.
create table commissioning.need_count (
  starts_on date not null,
  measure   text not null check (measure in ('found', 'asked', 'unmet')),
  -- a category of the directory, by its code
  category  text not null,
  side      text not null check (side in ('all', 'ward', 'age', 'reason')),
  code      text not null,
  -- null: not shown, since somebody could be known by it, or by what it is taken from
  number    int check (number = 0 or number >= 5),
  primary key (starts_on, measure, category, side, code)
);
comment on table commissioning.need_count is 'How many people had a need in a quarter, as it may be shown.';

-- Which quarters were counted, when, and by which crosswalk. One is counted once, so that nothing can be learnt from two counts of it.
create table commissioning.counted_quarter (
  starts_on  date primary key,
  counted_at timestamptz not null,
  crosswalk  text not null
);
comment on table commissioning.counted_quarter is 'A quarter whose needs were counted.';

-- Children that partners' files tell of, by ward and by age.
create table commissioning.child_count (
  side       text not null check (side in ('all', 'ward', 'age')),
  code       text not null,
  number     int not null,
  counted_on date not null,
  primary key (side, code)
);
comment on table commissioning.child_count is 'How many children live where, as far as partners'' files tell.';

do $$
declare kept text;
begin
  foreach kept in array array['need_count', 'counted_quarter', 'child_count'] loop
    execute format('alter table commissioning.%I enable row level security', kept);
    execute format('alter table commissioning.%I force row level security', kept);
    execute format('create policy register on commissioning.%I to register using (true)', kept);
    execute format('create policy readers on commissioning.%I for select to sees_own_families, sees_every_family
      using ((select access.i_may(''see-needs'')) or (select access.i_may(''count-needs'')))', kept);
    execute format('create policy the_service on commissioning.%I to sees_own_families, sees_every_family
      using ((select access.i_may(''count-needs''))) with check ((select access.i_may(''count-needs'')))', kept);
    execute format('grant select, insert, delete on commissioning.%I to app', kept);
  end loop;
end $$;
grant select on all tables in schema commissioning to register;

-- What a need of a plan is about, for modules that are asked about it. Its words stay in the plan.
create view published.goal with (security_invoker = true) as
  select id as goal_id, family_id, person_ids, outcome_need, state, sensitive from plans.goal;
grant select on published.goal to app;

-- Where a family lived on a day: the ward of the postcode. Nowhere for one with a protected address, which even a ward might give away.
create function commissioning.ward_on(asked uuid, whose text, day date) returns text language sql stable security definer set search_path = commissioning as $$
  select case when not exists (select from people.address a where a.family_id = asked and a.sensitive is not null and a.starts_on <= day and (a.ends_on is null or a.ends_on >= day))
    then (select p.ward from people.address a join directory.postcode p on p.postcode = upper(regexp_replace(a.postcode, '[^A-Za-z0-9]', '', 'g'))
           where a.family_id = asked and a.starts_on <= day and (a.ends_on is null or a.ends_on >= day)
           order by (a.household = whose) desc nulls last, a.starts_on desc, a.id limit 1) end
$$;

-- The needs of some days, counted by category and by one side at a time, for the service's own nightly count alone. People are counted once for each
-- category, requests by their youngest child, and unmet needs one by one. Of sealed families nothing is counted.
create function commissioning.count_needs(from_day date, until_day date, crosswalk jsonb, bands jsonb)
  returns table (measure text, category text, side text, code text, number int)
  language sql stable security definer set search_path = commissioning as $$
  with leads as materialized (select * from jsonb_to_recordset(crosswalk) as c(measure text, need text, category text)
  ), band as materialized (select * from jsonb_to_recordset(bands) as b(code text, from_age int, until_age int)
  ), sealed as materialized (select family_id from access.family_label where label = 'sealed'
  ), assessed as materialized (
    select distinct on (c.category, coalesce(s.person_id, s.family_id)) c.category, s.family_id, s.person_id, (a.finished_at at time zone 'Europe/London')::date as day
      from assessments.assessment a
      join assessments.section s on s.assessment_id = a.id
      cross join lateral jsonb_each(s.answers) as answer(key, value)
      cross join lateral jsonb_array_elements_text(case when answer.key like 'outcome-needs%' and jsonb_typeof(answer.value) = 'array' then answer.value else '[]' end) as named(need)
      join leads c on c.measure = 'found' and c.need = named.need
     where a.state in ('finished', 'signed-off') and a.finished_at >= from_day::timestamp at time zone 'Europe/London' and a.finished_at < until_day::timestamp at time zone 'Europe/London'
       and a.family_id not in (select family_id from sealed)
     order by c.category, coalesce(s.person_id, s.family_id), a.finished_at desc
  ), found as (
    select f.category, commissioning.ward_on(f.family_id, m.household, f.day) as ward,
           case when p.due_on is not null then 0 else extract(year from age(f.day, p.born_on))::int end as age
      from assessed f left join people.person p on p.id = f.person_id
      left join lateral (select household from people.family_member where family_id = f.family_id and person_id = f.person_id order by starts_on desc limit 1) m on true
  ), asked as (
    select distinct c.category, r.id, w.ward,
           (select min(case when q.due_on is not null then 0 else coalesce(extract(year from age((r.sent_at at time zone 'Europe/London')::date, q.born_on))::int, q.age_about) end)
              from front_door.request_person q where q.request_id = r.id and q.is_child) as age
      from front_door.request r
      cross join lateral jsonb_array_elements_text(case when jsonb_typeof(r.answers->'worry-topics') = 'array' then r.answers->'worry-topics' else '[]' end) as named(topic)
      join leads c on c.measure = 'asked' and c.need = named.topic
      left join lateral (select p.ward from front_door.request_address a join directory.postcode p on p.postcode = upper(regexp_replace(a.postcode, '[^A-Za-z0-9]', '', 'g'))
                          where a.request_id = r.id and not a.is_protected) w on true
     where r.sent_at >= from_day::timestamp at time zone 'Europe/London' and r.sent_at < until_day::timestamp at time zone 'Europe/London'
       and (r.family_id is null or r.family_id not in (select family_id from sealed))
  ), lacking as (
    select c.category, u.ward, u.age, u.reason
      from unmet_need u join leads c on c.measure = 'found' and c.need = u.need
     where u.recorded_on >= from_day and u.recorded_on < until_day and u.family_id not in (select family_id from sealed)
  ), everything as (
    select 'found' as measure, category, ward, age, null as reason from found
    union all select 'asked', category, ward, age, null from asked
    union all select 'unmet', category, ward, age, reason from lacking
  ), told as (
    select e.measure, e.category, coalesce(e.ward, '') as ward, coalesce((select b.code from band b where e.age between b.from_age and b.until_age), '') as age, e.reason from everything e
  )
  select t.measure, t.category, s.side, s.code, count(*)::int
    from told t cross join lateral (values ('ward', t.ward), ('age', t.age), ('reason', t.reason)) as s(side, code)
   where s.code is not null and (select access.i_may('count-needs'))
   group by t.measure, t.category, s.side, s.code
$$;

-- Children whom partners' files tell of, each once, for the nightly count alone.
create function commissioning.count_children(bands jsonb) returns table (side text, code text, number int)
  language sql stable security definer set search_path = commissioning as $$
  with band as materialized (select * from jsonb_to_recordset(bands) as b(code text, from_age int, until_age int)
  ), known as (
    select max(f.ward collate "C") as ward, extract(year from age(platform.today(), max(f.born_on)))::int as age
      from targeting.linked_row l join targeting.feed_row f on f.id = l.row_id join targeting.feed_load o on o.id = f.load_id and o.state = 'held' group by l.person_no
  )
  select s.side, s.code, count(*)::int
    from known k cross join lateral (values ('all', ''), ('ward', k.ward), ('age', (select b.code from band b where k.age between b.from_age and b.until_age))) as s(side, code)
   where k.age between 0 and 17 and s.code is not null and (select access.i_may('count-needs'))
   group by s.side, s.code
$$;

do $$
declare made regprocedure;
begin
  foreach made in array array['commissioning.ward_on(uuid, text, date)', 'commissioning.count_needs(date, date, jsonb, jsonb)', 'commissioning.count_children(jsonb)']::regprocedure[] loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
  end loop;
end $$;
grant execute on function commissioning.count_needs(date, date, jsonb, jsonb), commissioning.count_children(jsonb) to app;
