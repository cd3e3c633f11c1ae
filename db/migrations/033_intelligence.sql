-- Intelligence: what partners' files say, who in them is who, and which of them are people of the service's own record.
create schema targeting;
grant usage on schema targeting to app, register;
grant create on schema targeting to register;

alter table access.role no force row level security;
insert into access.role (code, name, sees, rights) values
  ('analyst', 'Analyst', 'own families', '{load-feeds,review-matches,set-criteria}');
-- safe: a handful of roles
update access.role set rights = rights || '{see-single-view}' where code in ('practitioner', 'front-door-officer', 'team-manager', 'coordinator', 'safeguarding-lead');
-- safe: a handful of roles
update access.role set rights = rights || '{review-concerns}' where code in ('team-manager', 'coordinator');
-- safe: a handful of roles
update access.role set rights = rights || '{load-feeds,review-matches,set-criteria,link-people}' where code = 'the-service';
alter table access.role force row level security;

-- A partner's file that comes again and again: whose it is, under what agreement, whom it covers, and how its columns are read.
create table targeting.feed (
  id                uuid primary key,
  name              text not null,
  agency_id         uuid not null references access.agency,
  kind              text not null,
  agreement         text not null,
  purpose           text not null,
  lawful_basis      text not null,
  retention_months  int not null check (retention_months between 1 and 1200),
  -- whom it covers: outside this the single view reads "not held", never "not involved"
  covers_from_age   int,
  covers_until_age  int,
  covers_area       text,
  -- every new file replaces what came before, or adds to it
  way               text not null check (way in ('replace', 'append')),
  holds_person_once boolean not null default false,
  -- {"<field>": "<column>"}, the format of dates, and what the words in "what" mean (src/modules/targeting/feeds)
  mapping           jsonb not null default '{}',
  made_by           uuid not null,
  made_at           timestamptz not null,
  withdrawn_at      timestamptz,
  version           int not null default 1
);
create unique index feed_named on targeting.feed (name) where withdrawn_at is null;
create index feed_of_agency on targeting.feed (agency_id);

-- Who may see what of a feed in the single view, for which purpose, how far back. The newest version holds; without one, only analysts see the feed.
create table targeting.sharing_rule (
  feed_id     uuid not null references targeting.feed,
  version     int not null,
  roles       text[] not null,
  purposes    text[] not null,
  -- of: what, happened_on, ended_on, amount, service, worker, worker_contact, count
  shows       text[] not null,
  months_back int not null check (months_back between 1 and 1200),
  made_by     uuid not null,
  made_at     timestamptz not null,
  primary key (feed_id, version)
);

-- One file of a feed. Its rows come in one transaction with the state "held": nothing is ever half loaded.
create table targeting.feed_load (
  id            uuid primary key,
  feed_id       uuid not null references targeting.feed,
  state         text not null check (state in ('waiting', 'reading', 'held', 'failed', 'replaced', 'withdrawn')),
  format        text,
  bytes         bigint,
  -- of the file's bytes, so that the same file twice is known
  hash          text,
  received_at   timestamptz not null,
  received_by   uuid not null,
  current_as_of date not null,
  covers_since  date,
  rows          int not null default 0,
  rows_done     int not null default 0,
  set_aside     int not null default 0,
  -- what was found by column and kind of mistake; counts and column names, no values
  report        jsonb not null default '{}',
  failure       text,
  began_at      timestamptz,
  ended_at      timestamptz
);
create index feed_load_of_feed on targeting.feed_load (feed_id, received_at);

-- One row of a file: who it is about, as the partner wrote it, and what it says of them.
create table targeting.feed_row (
  id             bigint generated always as identity primary key,
  load_id        uuid not null references targeting.feed_load,
  feed_id        uuid not null,
  row            int not null,
  -- the partner's own id for the person; and a hash of all that says who it is, so that a decision by a person outlives the next file
  their_id       text,
  lasting_key    text not null,
  forename       text,
  middle_name    text,
  surname        text,
  full_name      text,
  sex            text,
  born           text,
  address        text,
  address_2      text,
  house          text,
  town           text,
  postcode       text,
  phone          text,
  email          text,
  nhs_number     text,
  upn            text,
  other_id       text,
  ethnicity      text,
  ward           text,
  -- read from "born", where it is a day
  born_on        date,
  -- a kind of fact (src/modules/targeting/fact.ts), when, how much, by whom
  what           text,
  happened_on    date,
  ended_on       date,
  amount         numeric,
  service        text,
  worker         text,
  worker_contact text
);
create index feed_row_of_load on targeting.feed_row (load_id, row);
create index feed_row_of_feed on targeting.feed_row (feed_id, lasting_key);
create index feed_row_by_what on targeting.feed_row (what, happened_on);

-- Rows that could not be read: kept apart with the reason, until they are mended or the load goes.
create table targeting.set_aside_row (
  load_id uuid not null references targeting.feed_load,
  row     int not null,
  reasons text[] not null,
  cells   jsonb not null,
  primary key (load_id, row)
);

-- A run of the linkage: what it learnt and what it found. The newest finished one holds.
create table targeting.linkage_run (
  id          uuid primary key,
  state       text not null check (state in ('running', 'finished', 'failed')),
  is_increment boolean not null,
  began_at    timestamptz not null,
  ended_at    timestamptz,
  rows        int,
  pairs       bigint,
  persons     int,
  households  int,
  seconds     real,
  -- the trained model, and its report: canaries, m and u, bands, pairs by rule
  model       jsonb,
  report      jsonb,
  failure     text
);
create index linkage_run_newest on targeting.linkage_run (began_at);

-- Which rows are one person, and which persons one household. A number stays with a person from run to run.
create sequence targeting.person_number as bigint;
create sequence targeting.household_number as bigint;
create table targeting.linked_row (
  row_id       bigint primary key references targeting.feed_row on delete cascade,
  person_no    bigint not null,
  household_no bigint not null,
  sureness     real not null
);
create index linked_row_of_person on targeting.linked_row (person_no);
create index linked_row_of_household on targeting.linked_row (household_no);
-- The same for the people of the service's own record.
create table targeting.linked_person (
  person_id    uuid primary key,
  person_no    bigint not null,
  household_no bigint not null,
  sureness     real not null
);
create index linked_person_of_person on targeting.linked_person (person_no);
create index linked_person_of_household on targeting.linked_person (household_no);

comment on table targeting.feed is 'A partner''s file that comes again and again.';
comment on table targeting.sharing_rule is 'Who may see what of a feed, for which purpose, how far back.';
comment on table targeting.feed_load is 'One file of a feed.';
comment on table targeting.feed_row is 'One row of a file: who it is about, and what it says of them.';
comment on table targeting.set_aside_row is 'A row that could not be read, and why.';
comment on table targeting.linkage_run is 'A run of the linkage: what it learnt, what it found.';
comment on table targeting.linked_row is 'Which person and household a partner''s row belongs to.';
comment on table targeting.linked_person is 'Which person and household somebody of the service''s own record belongs to.';

-- The rows and persons that belong to people all of whose families are closed to me. Few, so an array.
create function targeting.persons_closed_to_me() returns setof bigint language sql stable security definer set search_path = targeting as
  $$ select person_no from linked_person where person_id in (select access.people_closed_to_me()) $$;
create function targeting.rows_closed_to_me() returns setof bigint language sql stable security definer set search_path = targeting as
  $$ select row_id from linked_row where person_no in (select persons_closed_to_me()) $$;

-- Everybody of the record, closed families too, as the linkage reads them. For the service alone: a run that left out the sealed would show their rows as strangers'.
create function targeting.people_to_link() returns table (person_id uuid, given_name text, family_name text, born_on date, sex text, nhs_number text,
  address text, postcode text, phone text, email text) language sql stable security definer set search_path = people as $$
  select p.id, p.given_name, p.family_name, p.born_on, p.sex, p.nhs_number, a.lines, a.postcode, c.phone, c.email
    from person p
    left join lateral (
      select x.lines, x.postcode from family_member m join address x on x.family_id = m.family_id and x.household = m.household
       where m.person_id = p.id order by x.ends_on nulls first, x.starts_on desc, x.id limit 1
    ) a on true
    left join lateral (
      select max(d.value) filter (where d.kind = 'phone') as phone, max(d.value) filter (where d.kind = 'email') as email
        from contact_detail d where d.person_id = p.id
    ) c on true
   where platform.me() = '00000000-0000-7000-8000-000000000001' and p.due_on is null
$$;

grant select, insert, update on targeting.feed, targeting.feed_load, targeting.linkage_run to app;
grant select, insert on targeting.sharing_rule to app;
grant select, insert, delete on targeting.feed_row, targeting.set_aside_row to app;
grant select, insert, update, delete on targeting.linked_row, targeting.linked_person to app;
grant usage on all sequences in schema targeting to app;
grant select on all tables in schema targeting to register;

-- Who a feed belongs to and whom it covers is told wherever its facts are shown; nothing in these tables is about anybody.
create procedure targeting.protect(target regclass, reads text[], writes text[]) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy register on %s to register using (true)', target);
  execute format('create policy readers on %s for select to sees_own_families, sees_every_family using ((select targeting.i_may_any(%L)))', target, reads);
  execute format('create policy adders on %s for insert to sees_own_families, sees_every_family with check ((select targeting.i_may_any(%L)))', target, writes);
  execute format('create policy changers on %s for update to sees_own_families, sees_every_family using ((select targeting.i_may_any(%L)))', target, writes);
  execute format('create policy removers on %s for delete to sees_own_families, sees_every_family using ((select targeting.i_may_any(%L)))', target, writes);
end $$;
create function targeting.i_may_any(asked text[]) returns boolean language sql stable security definer set search_path = access as $$
  select exists (select from account_role ar join role r on r.code = ar.role
                  where ar.account_id = platform.me() and r.rights && asked and ar.starts_on <= platform.today() and (ar.ends_on is null or ar.ends_on >= platform.today()))
$$;
call targeting.protect('targeting.feed', '{load-feeds,review-matches,set-criteria,see-single-view,review-concerns}', '{load-feeds}');
call targeting.protect('targeting.sharing_rule', '{load-feeds,review-matches,set-criteria,see-single-view,review-concerns}', '{load-feeds}');
call targeting.protect('targeting.feed_load', '{load-feeds,review-matches,set-criteria,see-single-view,review-concerns}', '{load-feeds}');
call targeting.protect('targeting.feed_row', '{load-feeds,review-matches}', '{load-feeds}');
call targeting.protect('targeting.set_aside_row', '{load-feeds}', '{load-feeds}');
call targeting.protect('targeting.linkage_run', '{load-feeds,review-matches,set-criteria}', '{link-people}');
call targeting.protect('targeting.linked_row', '{load-feeds,review-matches,set-criteria}', '{link-people}');
call targeting.protect('targeting.linked_person', '{link-people}', '{link-people}');

-- What partners say of somebody of a closed family is as closed. The service alone links everybody.
create policy not_closed on targeting.feed_row as restrictive for select to sees_own_families, sees_every_family
  using (id <> all (array(select targeting.rows_closed_to_me())) or platform.me() = '00000000-0000-7000-8000-000000000001');
create policy not_closed on targeting.linked_row as restrictive for select to sees_own_families, sees_every_family
  using (person_no <> all (array(select targeting.persons_closed_to_me())) or platform.me() = '00000000-0000-7000-8000-000000000001');

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where prosecdef and pronamespace = 'targeting'::regnamespace loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
