-- Who in partners' files is who, where people have a say: the doubtful pairs of the newest run, what people decided about pairs, and the numbers that stay.

-- Somebody asks for a run; the service runs it.
alter table targeting.linkage_run drop constraint linkage_run_state_check;
alter table targeting.linkage_run add constraint linkage_run_state_check check (state in ('waiting', 'running', 'finished', 'failed')) not valid;
alter table targeting.linkage_run validate constraint linkage_run_state_check;
create policy askers on targeting.linkage_run for insert to sees_own_families, sees_every_family
  with check (state = 'waiting' and model is null and report is null and (select targeting.i_may_any('{review-matches}')));
-- Any run may be under way only once: whoever runs holds this lock until the end, however that comes.
create function targeting.is_linkage_running() returns boolean language sql stable set search_path = pg_catalog as $$
  select exists (select from pg_locks where locktype = 'advisory' and classid = 33 and objid = 1 and granted and mode = 'ExclusiveLock'
                    and database = (select oid from pg_database where datname = current_database()))
$$;
revoke all on function targeting.is_linkage_running() from public;
grant execute on function targeting.is_linkage_running() to app;
-- Numbers in a row, so that a run takes many at once.
create function targeting.take_numbers(kind text, how_many int) returns bigint language plpgsql volatile set search_path = targeting as $$
declare first bigint; last bigint;
begin
  if kind = 'person' then select min(n), max(n) into first, last from (select nextval('targeting.person_number') as n from generate_series(1, how_many)) taken;
  else select min(n), max(n) into first, last from (select nextval('targeting.household_number') as n from generate_series(1, how_many)) taken;
  end if;
  if last - first + 1 <> how_many then raise exception 'Somebody else took numbers meanwhile'; end if;
  return first;
end $$;
revoke all on function targeting.take_numbers(text, int) from public;
grant execute on function targeting.take_numbers(text, int) to app;

-- The numbers of the newest run by what stays when a file is replaced: the feed and the lasting key of a row.
create table targeting.kept_number (
  feed_id      uuid not null references targeting.feed,
  lasting_key  text not null,
  person_no    bigint not null,
  household_no bigint not null,
  primary key (feed_id, lasting_key)
);
comment on table targeting.kept_number is 'The numbers of the newest run, by what stays when a file is replaced.';

-- Two of whom the newest run is not sure whether they are one person. A side is a partner's row or somebody of the service's own record.
create table targeting.match_pair (
  id              uuid primary key,
  run_id          uuid not null references targeting.linkage_run,
  -- "feed/lasting key" or "record/person": what decisions are kept by. The first is before the second in the alphabet.
  one             text not null,
  other           text not null,
  one_row_id      bigint references targeting.feed_row on delete cascade,
  one_person_id   uuid,
  other_row_id    bigint references targeting.feed_row on delete cascade,
  other_person_id uuid,
  sureness        real not null,
  -- the level of each comparison, in the order of the run's model
  levels          smallint[] not null,
  -- what deciding is worth, and why (src/modules/targeting/match.ts)
  value           real not null,
  rows_joined     int not null,
  touches         text[] not null default '{}',
  -- why a second person should agree before the two are joined
  risks           text[] not null default '{}',
  unique (one, other),
  check (one < other),
  check (num_nonnulls(one_row_id, one_person_id) = 1 and num_nonnulls(other_row_id, other_person_id) = 1)
);
create index match_pair_by_value on targeting.match_pair (value desc, id);
create index match_pair_of_run on targeting.match_pair (run_id);
create index match_pair_of_one_row on targeting.match_pair (one_row_id);
create index match_pair_of_other_row on targeting.match_pair (other_row_id);
comment on table targeting.match_pair is 'Two of whom the newest run is not sure whether they are one person.';

-- When a pair was shown to whom, until they decide: how long a decision takes.
create table targeting.match_shown (
  pair_id    uuid not null references targeting.match_pair on delete cascade,
  account_id uuid not null,
  shown_at   timestamptz not null,
  primary key (pair_id, account_id)
);
comment on table targeting.match_shown is 'When a doubtful pair was shown to whom, until they decide.';

-- What somebody said of two. Kept for ever, never overruled by a run; undone only by somebody, with a reason.
create table targeting.match_decision (
  id              uuid primary key,
  -- the pair it was about; gone when the next run no longer asks
  pair_id         uuid,
  one             text not null,
  other           text not null,
  one_person_id   uuid,
  other_person_id uuid,
  answer          text not null check (answer in ('same', 'different', 'not-sure')),
  because         text,
  -- 'review' of a doubtful pair, or 'split' off a person
  way             text not null check (way in ('review', 'split')),
  sureness        real,
  risks           text[] not null default '{}',
  -- a risky "same" waits for a second person
  state           text not null check (state in ('waiting', 'holds', 'refused', 'undone')),
  decided_by      uuid not null,
  decided_at      timestamptz not null,
  seconds         real,
  second_by       uuid,
  second_at       timestamptz,
  undone_by       uuid,
  undone_at       timestamptz,
  undone_because  text,
  version         int not null default 1,
  check (one < other),
  check (second_by is null or second_by <> decided_by)
);
create unique index match_decision_once on targeting.match_decision (one, other) where state in ('waiting', 'holds') and answer <> 'not-sure';
create index match_decision_of_pair on targeting.match_decision (pair_id);
create index match_decision_of_other on targeting.match_decision (other);
create index match_decision_newest on targeting.match_decision (decided_at);
comment on table targeting.match_decision is 'What somebody said of two: one person, two, or not sure.';

grant select, insert, update, delete on targeting.kept_number, targeting.match_pair, targeting.match_shown to app;
grant select, insert, update on targeting.match_decision to app;
grant select on targeting.kept_number, targeting.match_pair, targeting.match_shown, targeting.match_decision to register;
call targeting.protect('targeting.kept_number', '{link-people}', '{link-people}');
call targeting.protect('targeting.match_pair', '{review-matches}', '{link-people}');
call targeting.protect('targeting.match_shown', '{review-matches}', '{review-matches}');
call targeting.protect('targeting.match_decision', '{review-matches}', '{review-matches}');
create policy as_myself on targeting.match_shown as restrictive for insert to sees_own_families, sees_every_family with check (account_id = platform.me());
create policy as_myself on targeting.match_decision as restrictive for insert to sees_own_families, sees_every_family
  with check (decided_by = platform.me() and second_by is null and undone_by is null);

-- What belongs to a closed family is closed here too. The service alone reads all of it.
create policy not_closed on targeting.match_pair as restrictive for select to sees_own_families, sees_every_family using (
  platform.me() = '00000000-0000-7000-8000-000000000001'
  or (coalesce(one_person_id <> all (array(select access.people_closed_to_me())), true) and coalesce(other_person_id <> all (array(select access.people_closed_to_me())), true)
      and coalesce(one_row_id <> all (array(select targeting.rows_closed_to_me())), true) and coalesce(other_row_id <> all (array(select targeting.rows_closed_to_me())), true)));
create policy not_closed on targeting.match_decision as restrictive for select to sees_own_families, sees_every_family using (
  platform.me() = '00000000-0000-7000-8000-000000000001'
  or (coalesce(one_person_id <> all (array(select access.people_closed_to_me())), true) and coalesce(other_person_id <> all (array(select access.people_closed_to_me())), true)));

-- Who of the service's own record a pair under review is about: enough to decide by, and never where they live if that is protected. An unborn child or
-- somebody known to closed families alone is nobody here.
create function targeting.record_people_under_review(asked uuid) returns table (person_id uuid, given_name text, family_name text, born_on date, sex text,
  postcode text, is_place_protected boolean) language sql stable security definer set search_path = people as $$
  select p.id, p.given_name, p.family_name, p.born_on, p.sex, case when not hidden.is_so then home.postcode end, hidden.is_so
    from targeting.match_pair pair
    join person p on p.id in (pair.one_person_id, pair.other_person_id)
    cross join lateral (
      select exists (select from family_member m join address a on a.family_id = m.family_id and a.household = m.household where m.person_id = p.id and a.sensitive is not null)
          or exists (select from contact_detail d where d.person_id = p.id and d.sensitive is not null)
          or exists (select from family_member m where m.person_id = p.id and m.family_id = any (array(select access.closed_to_me()))) as is_so
    ) hidden
    left join lateral (
      select a.postcode from family_member m join address a on a.family_id = m.family_id and a.household = m.household
       where m.person_id = p.id order by a.ends_on nulls first, a.starts_on desc, a.id limit 1
    ) home on true
   where pair.id = asked and targeting.i_may_any('{review-matches}') and p.due_on is null
     and p.id not in (select access.people_closed_to_me())
     and coalesce(pair.one_row_id not in (select targeting.rows_closed_to_me()), true) and coalesce(pair.other_row_id not in (select targeting.rows_closed_to_me()), true)
$$;
-- Which people of the service's own record a run put with a person of that number. Ids alone.
create function targeting.record_people_of(asked bigint) returns table (person_id uuid, sureness real) language sql stable security definer set search_path = targeting as $$
  select l.person_id, l.sureness from linked_person l
   where l.person_no = asked and targeting.i_may_any('{review-matches}') and l.person_id not in (select access.people_closed_to_me())
$$;

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where proname in ('record_people_under_review', 'record_people_of') and pronamespace = 'targeting'::regnamespace loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
