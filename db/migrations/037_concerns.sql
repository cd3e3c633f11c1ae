-- Families of concern: the rules they are found by, which households meet them and on what evidence, what a person decided of each, and whom the rules pick out.

-- A rule as people speak of it. What it says stands in its versions; a stopped one finds nobody.
create table targeting.rule (
  id         uuid primary key,
  name       text not null,
  -- the shipped rule it began as (src/modules/targeting/shipped-rules.json)
  began_as   text,
  made_by    uuid not null,
  made_at    timestamptz not null,
  stopped_at timestamptz
);
create unique index rule_named on targeting.rule (name) where stopped_at is null;

-- What a rule says, as a tree (src/modules/targeting/rule.ts). Once published it never changes.
create table targeting.rule_version (
  rule_id      uuid not null references targeting.rule,
  version      int not null,
  tree         jsonb not null,
  -- what it is for, in words that the public page shows
  purpose      text not null,
  -- how often the draft was saved
  edit         int not null default 1,
  made_by      uuid not null,
  made_at      timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  primary key (rule_id, version),
  check ((published_by is null) = (published_at is null))
);
create unique index rule_version_draft on targeting.rule_version (rule_id) where published_at is null;

create function targeting.keep_published_rule() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then raise exception 'A published rule never changes: make a new version'; end if;
  return new;
end $$;
create trigger keep_published before update or delete on targeting.rule_version for each row execute function targeting.keep_published_rule();

-- Each time families were looked for.
create table targeting.concern_run (
  id         uuid primary key,
  -- by the clock of Work, as it was asked for and as it began; the seconds are measured
  asked_at   timestamptz not null,
  asked_by   uuid not null,
  state      text not null check (state in ('waiting', 'finished', 'failed')),
  found_on   date,
  households int,
  seconds    real
);
create index concern_run_newest on targeting.concern_run (asked_at);

-- A household for whom a rule holds or once held. It stays when it no longer does.
create table targeting.concern (
  id              uuid primary key default gen_random_uuid(),
  household_no    bigint not null unique,
  ward            text,
  state           text not null check (state in ('listed', 'no longer')),
  first_listed_on date not null,
  last_found_on   date not null
);
create index concern_by_state on targeting.concern (state, first_listed_on, id);
create table targeting.concern_rule (
  concern_id      uuid not null references targeting.concern,
  rule_id         uuid not null references targeting.rule,
  rule_version    int not null,
  state           text not null check (state in ('listed', 'no longer')),
  first_listed_on date not null,
  last_found_on   date not null,
  primary key (concern_id, rule_id)
);
create index concern_rule_of_rule on targeting.concern_rule (rule_id, state);

-- Which criterion, on what: the kind of fact, of whom, from which feed, how often, when last. As it was when last found.
create table targeting.concern_evidence (
  concern_id  uuid not null references targeting.concern,
  -- a rule and a feed as they stand beside them; not asked again for each of a million rows a night
  rule_id     uuid not null,
  criterion   text not null,
  person_no   bigint not null,
  what        text not null,
  feed_id     uuid not null,
  times       int not null,
  happened_on date not null,
  amount      numeric,
  primary key (concern_id, rule_id, criterion, person_no, what, feed_id)
);

-- When a household was first listed, no longer met a rule, and met it again.
create table targeting.concern_history (
  concern_id   uuid not null references targeting.concern,
  rule_id      uuid not null references targeting.rule,
  rule_version int not null,
  happened     text not null check (happened in ('listed', 'no longer', 'listed again')),
  found_on     date not null
);
create index concern_history_of_concern on targeting.concern_history (concern_id, found_on);
create index concern_history_of_rule on targeting.concern_history (rule_id);

-- What a person decided. Never changed: somebody who decides anew adds a review, and the newest holds. There is always a day to look again.
create table targeting.concern_review (
  id            uuid primary key,
  concern_id    uuid not null references targeting.concern,
  number        int not null,
  owner_id      uuid not null,
  decision      text not null check (decision in ('reach out', 'pass to team', 'no')),
  team_id       uuid references access.team,
  reason        text not null,
  -- asked where abuse is among the evidence: nobody is approached cold
  safe_contact  text check (safe_contact in ('safe', 'not safe', 'not known')),
  safe_how      text,
  look_again_on date not null,
  reviewed_by   uuid not null,
  reviewed_at   timestamptz not null,
  unique (concern_id, number),
  check ((decision = 'pass to team') = (team_id is not null))
);
create index concern_review_by_owner on targeting.concern_review (owner_id);
create index concern_review_of_team on targeting.concern_review (team_id) where team_id is not null;
create index concern_review_due on targeting.concern_review (look_again_on);

-- What came of it.
create table targeting.concern_effect (
  id          uuid primary key,
  concern_id  uuid not null references targeting.concern,
  what        text not null check (what in ('reached', 'not reached', 'engaged', 'said no', 'outcome')),
  happened_on date not null,
  words       text,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create index concern_effect_of_concern on targeting.concern_effect (concern_id, happened_on);

-- Whom each rule picks out beside everybody in the feeds: counts alone. "grouping" is sex, age, ethnicity or ward.
create table targeting.rule_reach (
  rule_id    uuid not null references targeting.rule,
  grouping   text not null,
  code       text not null,
  population int not null,
  listed     int not null,
  counted_on date not null,
  primary key (rule_id, grouping, code)
);

comment on table targeting.rule is 'A rule by which families of concern are found.';
comment on table targeting.rule_version is 'What a rule says, as a tree; once published, for ever.';
comment on table targeting.concern_run is 'A time that families were looked for.';
comment on table targeting.concern is 'A household for whom a rule holds or once held.';
comment on table targeting.concern_rule is 'A rule that a household meets or once met, since when and until when.';
comment on table targeting.concern_evidence is 'What a household is listed for: each criterion with its facts, dates and sources.';
comment on table targeting.concern_history is 'When a household came onto the list of a rule and left it.';
comment on table targeting.concern_review is 'What a person decided of a listed household.';
comment on table targeting.concern_effect is 'What came of reaching out to a listed household.';
comment on table targeting.rule_reach is 'Whom a rule picks out beside everybody in the feeds, in numbers.';

-- A household with anybody of a closed family is closed as a whole: its members would tell of one another.
create function targeting.concerns_closed_to_me() returns setof uuid language sql stable security definer set search_path = targeting as $$
  with closed as (
    select person_no, household_no from linked_person
     where person_id in (select m.person_id from people.family_member m where m.family_id = any (array(select access.closed_to_me())))
  )
  select c.id from concern c where c.household_no in (
    select household_no from closed union select r.household_no from linked_row r where r.person_no in (select person_no from closed))
$$;

grant select, insert, update on targeting.rule, targeting.rule_version, targeting.concern_run, targeting.concern, targeting.concern_rule to app;
grant select, insert, delete on targeting.concern_evidence, targeting.rule_reach to app;
grant select, insert on targeting.concern_history, targeting.concern_review, targeting.concern_effect to app;
grant select on all tables in schema targeting to register;

call targeting.protect('targeting.rule', '{set-criteria,review-concerns,link-people}', '{set-criteria}');
call targeting.protect('targeting.rule_version', '{set-criteria,review-concerns,link-people}', '{set-criteria}');
call targeting.protect('targeting.concern_run', '{set-criteria,review-concerns,link-people}', '{set-criteria,review-concerns,link-people}');
call targeting.protect('targeting.rule_reach', '{set-criteria,review-concerns,link-people}', '{link-people}');
do $$
declare kept text;
begin
  foreach kept in array array['concern', 'concern_rule', 'concern_evidence', 'concern_history', 'concern_review', 'concern_effect'] loop
    execute format('call targeting.protect(%L, %L, %L)', 'targeting.' || kept, '{review-concerns,link-people}',
      case when kept in ('concern_review', 'concern_effect') then '{review-concerns}' else '{link-people}' end);
    execute format('create policy not_closed on targeting.%I as restrictive for select to sees_own_families, sees_every_family
      using (%I <> all (array(select targeting.concerns_closed_to_me())) or platform.me() = ''00000000-0000-7000-8000-000000000001'')',
      kept, case kept when 'concern' then 'id' else 'concern_id' end);
  end loop;
end $$;

-- Who lives in listed households, as their reviewers need it and no more: one name each, an age, and the first half of the postcode.
create function targeting.people_of_concerns(asked uuid[]) returns table (concern_id uuid, person_no bigint, forename text, surname text, age int, area text)
  language sql stable security definer set search_path = targeting as $$
  select distinct on (c.id, l.person_no) c.id, l.person_no, coalesce(f.forename, f.full_name), case when f.forename is not null then f.surname end,
         extract(year from age(platform.today(), max(f.born_on) over person))::int, split_part(upper(trim(max(f.postcode) over person)), ' ', 1)
    from concern c join linked_row l on l.household_no = c.household_no join feed_row f on f.id = l.row_id join feed_load o on o.id = f.load_id and o.state = 'held'
   where c.id = any (asked) and i_may_any('{review-concerns}') and c.id <> all (array(select concerns_closed_to_me()))
  window person as (partition by c.id, l.person_no)
   order by c.id, l.person_no, (f.forename is not null) desc, f.id desc
$$;

-- Which listed households the service works with already, and who leads. For those who may be seen; the family itself is not told.
create function targeting.work_with_concerns() returns table (concern_id uuid, has_plan boolean, lead_id uuid)
  language sql stable security definer set search_path = targeting as $$
  with known as (
    select c.id, m.family_id from concern c join linked_person l on l.household_no = c.household_no
      join people.family_member m on m.person_id = l.person_id and (m.ends_on is null or m.ends_on >= platform.today())
     where i_may_any('{review-concerns,set-criteria}') and m.family_id <> all (array(select access.closed_to_me())) and c.id <> all (array(select concerns_closed_to_me()))
  )
  select distinct on (k.id) k.id, e.id is not null, e.lead_id
    from known k left join plans.episode e on e.family_id = k.family_id and e.state = 'open'
   where e.id is not null or exists (select from front_door.request r where r.family_id = k.family_id and r.state in ('new', 'looked-at'))
   order by k.id, e.id nulls last
$$;

-- How many families each worker leads now: a number, so that work is shared out fairly.
create function targeting.families_by_lead() returns table (lead_id uuid, families int) language sql stable security definer set search_path = plans as $$
  select lead_id, count(*)::int from episode where state = 'open' and targeting.i_may_any('{review-concerns}') group by lead_id
$$;

-- How many households each rule lists and what came of them, for those who set rules and see no household; without a rule, each household counts once.
create function targeting.concern_figures() returns table (rule_id uuid, listed int, open_already int, reviewed int, reached int, engaged int, with_outcome int)
  language sql stable security definer set search_path = targeting as $$
  with closed as (select concerns_closed_to_me() as id), known as materialized (select concern_id from work_with_concerns()),
  effect as materialized (
    select concern_id, bool_or(what = 'reached') as reached, bool_or(what = 'engaged') as engaged, bool_or(what = 'outcome') as outcome from concern_effect group by 1),
  reviewed as materialized (select distinct concern_id from concern_review)
  select r.rule_id, count(distinct r.concern_id) filter (where r.state = 'listed')::int,
         count(distinct r.concern_id) filter (where r.state = 'listed' and k.concern_id is not null)::int, count(distinct v.concern_id)::int,
         count(distinct r.concern_id) filter (where e.reached)::int, count(distinct r.concern_id) filter (where e.engaged)::int,
         count(distinct r.concern_id) filter (where e.outcome)::int
    from concern_rule r left join known k on k.concern_id = r.concern_id left join effect e on e.concern_id = r.concern_id left join reviewed v on v.concern_id = r.concern_id
   where i_may_any('{set-criteria,review-concerns}') and r.concern_id not in (select id from closed)
   group by grouping sets ((r.rule_id), ())
$$;

-- What anybody may read: the rules in use, and on which kinds of partners' files they rest.
create function targeting.rules_in_use() returns table (name text, tree jsonb, purpose text, version int, published_on date)
  language sql stable security definer set search_path = targeting as $$
  select distinct on (r.id) r.name, v.tree, v.purpose, v.version, (v.published_at at time zone 'Europe/London')::date
    from rule r join rule_version v on v.rule_id = r.id where r.stopped_at is null and v.published_at is not null order by r.id, v.version desc
$$;
create function targeting.feeds_in_use() returns table (feed_id uuid, name text, kind text, agency text, agreement text, purpose text, lawful_basis text, retention_months int)
  language sql stable security definer set search_path = targeting as $$
  select f.id, f.name, f.kind, case when a.is_protected then 'A partner whose name is protected' else a.name end, f.agreement, f.purpose, f.lawful_basis, f.retention_months
    from feed f join access.agency a on a.id = f.agency_id where f.withdrawn_at is null order by f.name
$$;

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where prosecdef and pronamespace = 'targeting'::regnamespace
      and proname in ('concerns_closed_to_me', 'people_of_concerns', 'work_with_concerns', 'families_by_lead', 'concern_figures', 'rules_in_use', 'feeds_in_use') loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
