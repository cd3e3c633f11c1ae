-- Agencies, teams, people who sign in, their roles; and the one place that settles which rows a person sees.
create schema access;
grant usage on schema access to app, register, web, jobs;
grant select on platform.installation to register;
grant create on schema access to register;

create table access.locality (
  id   uuid primary key,
  name text not null unique
);
create table access.agency (
  id          uuid primary key,
  slug        text not null unique,
  name        text not null,
  kind        text not null,
  -- who sent a contact, in the codes of the children in need census (1A to 10)
  source_code text not null,
  locality_id uuid references access.locality,
  phone       text,
  -- a refuge's address, or anything that would tell where it is, is never printed
  is_protected boolean not null default false
);
create table access.role (
  code   text primary key,
  name   text not null,
  sees   text not null check (sees in ('own families', 'every family')),
  rights text[] not null
);
create table access.account (
  id          uuid primary key,
  username    text not null unique,
  issuer      text not null,
  tenant      text not null default '',
  subject     text not null,
  name        text not null,
  email       text,
  phone       text,
  job_title   text,
  agency_id   uuid references access.agency,
  -- a parent, carer or young person who signs in is a person in a family, and belongs to no agency
  person_id   uuid,
  disabled_at timestamptz,
  version     int not null default 1,
  unique (issuer, tenant, subject),
  check (agency_id is null or person_id is null)
);
create index account_of_agency on access.account (agency_id);
create index account_of_person on access.account (person_id) where person_id is not null;
create table access.account_role (
  account_id uuid not null references access.account,
  role       text not null references access.role,
  starts_on  date not null,
  ends_on    date,
  primary key (account_id, role, starts_on)
);
create table access.team (
  id         uuid primary key,
  agency_id  uuid not null references access.agency,
  name       text not null,
  manager_id uuid references access.account
);
create index team_of_manager on access.team (manager_id);
create table access.team_member (
  team_id    uuid not null references access.team,
  account_id uuid not null references access.account,
  starts_on  date not null,
  ends_on    date,
  primary key (team_id, account_id, starts_on)
);
create index team_member_of_account on access.team_member (account_id);

-- Why somebody may see a family, and from when to when. Nothing else opens a family.
create table access.family_access (
  id         uuid primary key,
  family_id  uuid not null,
  account_id uuid references access.account,
  team_id    uuid references access.team,
  because    text not null check (because in ('lead practitioner', 'team around the family', 'allocated team', 'front door', 'audit', 'supervision', 'named')),
  starts_on  date not null,
  ends_on    date,
  check (num_nonnulls(account_id, team_id) = 1)
);
create index family_access_of_account on access.family_access (account_id);
create index family_access_of_team on access.family_access (team_id);
create index family_access_of_family on access.family_access (family_id);

-- Restricted: named people only. Sealed: as if it did not exist, but for the people named.
create table access.family_label (
  family_id uuid primary key,
  label     text not null check (label in ('restricted', 'sealed')),
  since     date not null
);
create table access.named_for_family (
  family_id    uuid not null,
  account_id   uuid not null references access.account,
  is_custodian boolean not null default false,
  primary key (family_id, account_id)
);
-- A worker who is, or is related to, somebody in the family.
create table access.staff_conflict (
  family_id  uuid not null,
  account_id uuid not null references access.account,
  primary key (family_id, account_id)
);
-- Who may read the sensitive parts of a family's record, topic by topic.
create table access.sensitive_reader (
  family_id  uuid not null,
  topic      text not null check (topic in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  account_id uuid not null references access.account,
  starts_on  date not null,
  ends_on    date,
  primary key (family_id, topic, account_id, starts_on)
);
create index sensitive_reader_of_account on access.sensitive_reader (account_id);

-- The roles a new installation starts with; a council may add its own. The rights are named in src/modules/access/role.ts.
insert into access.role (code, name, sees, rights) values
  ('parent', 'Parent, carer or young person', 'own families', '{}'),
  ('referrer', 'Referrer', 'own families', '{ask-for-support}'),
  ('safeguarding-lead', 'Safeguarding lead of an agency', 'own families', '{ask-for-support,see-agency-requests,work-with-families}'),
  ('practitioner', 'Practitioner', 'own families', '{ask-for-support,work-with-families}'),
  ('front-door-officer', 'Front-door officer', 'own families', '{ask-for-support,decide-requests,see-every-request}'),
  ('team-manager', 'Team manager', 'own families',
     '{ask-for-support,work-with-families,decide-requests,see-every-request,close-without-reply,sign-off,allocate}'),
  ('coordinator', 'Early help coordinator', 'every family', '{ask-for-support,work-with-families,see-every-request,allocate,sign-off}'),
  ('auditor', 'Quality auditor', 'own families', '{audit}'),
  ('information-governance-lead', 'Information-governance lead', 'own families', '{read-audit-trail,label-families}'),
  ('administrator', 'Administrator', 'own families', '{manage-accounts}'),
  ('the-service', 'The service itself', 'every family', '{manage-accounts,label-families,allocate,decide-requests}');

-- The service has an account of its own, for its jobs and for the first set-up. Nobody can sign in as it.
insert into access.account (id, username, issuer, subject, name) values
  ('00000000-0000-7000-8000-000000000001', 'open-early-help', 'internal', 'open-early-help', 'Open Early Help');
insert into access.account_role (account_id, role, starts_on) values ('00000000-0000-7000-8000-000000000001', 'the-service', '2000-01-01');

grant select on access.locality, access.agency, access.role to app, register;
grant select on access.account, access.account_role, access.team, access.team_member, access.family_access, access.family_label,
  access.named_for_family, access.staff_conflict, access.sensitive_reader to app, register;
grant insert on access.family_access, access.family_label, access.named_for_family, access.staff_conflict, access.sensitive_reader, access.account,
  access.account_role, access.agency, access.team, access.team_member, access.locality to app;
grant update on access.account, access.account_role, access.agency, access.team, access.team_member to app;
-- An access is ended, never turned into another; labels, names and conflicts are not taken away here: that needs two people.
grant update (ends_on) on access.family_access to app;

create function access.families_closed_to(asking uuid) returns setof uuid language sql stable security definer set search_path = access as $$
  select family_id from family_label l
   where not exists (select from named_for_family n where n.family_id = l.family_id and n.account_id = asking)
  union
  select family_id from staff_conflict where account_id = asking
$$;
create function access.closed_to_me() returns setof uuid language sql stable security definer set search_path = access as
  $$ select access.families_closed_to(platform.me()) $$;

create function access.my_teams() returns setof uuid language sql stable security definer set search_path = access as $$
  select id from team where manager_id = platform.me()
$$;
create function access.my_family_ids() returns setof uuid language sql stable security definer set search_path = access as $$
  select family_id from family_access
   where (account_id = platform.me() or team_id in (select access.my_teams()))
     and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today())
  except select access.closed_to_me()
$$;
-- 'family id/topic', so that one array answers for every row.
create function access.my_sensitive_topics() returns setof text language sql stable security definer set search_path = access as $$
  select family_id || '/' || topic from sensitive_reader
   where account_id = platform.me() and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today())
$$;
create function access.i_may(asked text) returns boolean language sql stable security definer set search_path = access as $$
  select exists (select from account_role ar join role r on r.code = ar.role
                  where ar.account_id = platform.me() and asked = any (r.rights)
                    and ar.starts_on <= platform.today() and (ar.ends_on is null or ar.ends_on >= platform.today()))
$$;
create function access.my_agency_id() returns uuid language sql stable security definer set search_path = access as
  $$ select agency_id from account where id = platform.me() $$;
create function access.my_person_id() returns uuid language sql stable security definer set search_path = access as
  $$ select person_id from account where id = platform.me() $$;

create function access.i_lead(asked uuid) returns boolean language sql stable security definer set search_path = access as $$
  select exists (select from family_access where family_id = asked and account_id = platform.me() and because = 'lead practitioner'
     and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today())) and asked not in (select closed_to_me())
$$;
-- Who may name somebody for a topic: those named, the lead practitioner, the front door for the lead it chooses, and whoever first writes of it.
create function access.i_may_name(asked uuid, asked_topic text) returns boolean language sql stable security definer set search_path = access as $$
  select asked || '/' || asked_topic in (select my_sensitive_topics()) or i_lead(asked) or i_may('decide-requests')
      or not exists (select from sensitive_reader where family_id = asked and topic = asked_topic
                      and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today()))
$$;
-- Of these topics, those that somebody is or once was named for, in a family I see. Who it is stays with those named.
create function access.topics_ever_named(asked uuid) returns setof text language sql stable security definer set search_path = access as $$
  select distinct topic from sensitive_reader where family_id = asked and asked not in (select closed_to_me())
     and (asked in (select my_family_ids()) or current_setting('role', true) = 'sees_every_family')
$$;
-- The next lead practitioner reads what the one before could read. Who hands over need not learn which topics those are.
create function access.hand_over_topics(asked uuid, from_id uuid, to_id uuid) returns void language sql volatile security definer set search_path = access as $$
  insert into sensitive_reader (family_id, topic, account_id, starts_on)
  select asked, r.topic, to_id, platform.today() from sensitive_reader r
   where r.family_id = asked and r.account_id = from_id and r.starts_on <= platform.today() and (r.ends_on is null or r.ends_on >= platform.today())
     and (from_id = platform.me() or i_may('allocate')) and asked not in (select closed_to_me())
     and (asked in (select my_family_ids()) or current_setting('role', true) = 'sees_every_family')
     and exists (select from family_access a where a.family_id = asked and a.account_id = from_id and a.because = 'lead practitioner'
                  and (a.ends_on is null or a.ends_on >= platform.today()))
     and exists (select from family_access a where a.family_id = asked and a.account_id = to_id and a.because = 'lead practitioner'
                  and (a.ends_on is null or a.ends_on >= platform.today()))
  on conflict do nothing
$$;
grant insert on access.sensitive_reader to register;

-- Once for each table with a family_id. The ids are worked out once a query, as an array, and the index on family_id is used.
create procedure access.protect_by_family(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy every_family on %s to sees_every_family using (family_id is null or family_id <> all (array(select access.closed_to_me())))', target);
  execute format('create policy own_families on %s to sees_own_families using (family_id = any (array(select access.my_family_ids())))', target);
  execute format('create policy register on %s to register using (true)', target);
end $$;
-- For a table whose rows may be sensitive: a column "sensitive" names the topic, and only those named for it read the row.
create procedure access.protect_sensitive(target regclass) language plpgsql as $$
begin
  execute format('create policy sensitive on %s as restrictive for select to sees_own_families, sees_every_family
    using (sensitive is null or family_id || ''/'' || sensitive = any (array(select access.my_sensitive_topics())))', target);
end $$;

call access.protect_by_family('access.family_label');
call access.protect_by_family('access.named_for_family');
call access.protect_by_family('access.sensitive_reader');
-- That somebody is named for a topic tells that there is something: their own names, and those for a topic one is named for oneself.
create policy who_is_named on access.sensitive_reader as restrictive for select to sees_own_families, sees_every_family
  using (account_id = platform.me() or family_id || '/' || topic = any (array(select access.my_sensitive_topics())));
create policy who_may_name on access.sensitive_reader as restrictive for insert to sees_own_families, sees_every_family
  with check (access.i_may_name(family_id, topic));
-- To see a family is not to say who else may: labels and names are for those with that right.
create policy labellers on access.family_label as restrictive for insert to sees_own_families, sees_every_family with check (access.i_may('label-families'));
create policy labellers on access.named_for_family as restrictive for insert to sees_own_families, sees_every_family with check (access.i_may('label-families'));
-- Who restricts or seals a record need not be somebody who may read it.
create policy set_label on access.family_label for insert to sees_own_families with check (access.i_may('label-families'));
create policy set_named on access.named_for_family for insert to sees_own_families with check (access.i_may('label-families'));

-- A new family's first relationship is written before the family can be seen, so these may always be written; events tell who did.
alter table access.family_access enable row level security;
alter table access.family_access force row level security;
create policy every_family on access.family_access to sees_every_family using (family_id <> all (array(select access.closed_to_me())));
create policy own_families on access.family_access for select to sees_own_families
  using ((account_id = platform.me() and family_id <> all (array(select access.closed_to_me()))) or family_id = any (array(select access.my_family_ids())));
create policy own_families_change on access.family_access for update to sees_own_families
  using (family_id = any (array(select access.my_family_ids()))) with check (family_id = any (array(select access.my_family_ids())) and ends_on is not null);
create policy own_families_add on access.family_access for insert to sees_own_families with check (
  access.i_may('decide-requests') or access.i_may('allocate')
  or (family_id = any (array(select access.my_family_ids())) and (access.i_lead(family_id) or access.i_may('sign-off'))));
-- Nothing opens a family that is closed to who opens it, and nothing opens one for a day that is past.
create policy not_closed on access.family_access as restrictive for insert to sees_own_families, sees_every_family
  with check (starts_on >= platform.today() and family_id <> all (array(select access.closed_to_me())));
create policy register on access.family_access to register using (true);

-- Whose relative a record is must not show but to those who settle it, and never to that worker.
alter table access.staff_conflict enable row level security;
alter table access.staff_conflict force row level security;
create policy not_about_me on access.staff_conflict to sees_own_families, sees_every_family
  using (account_id <> platform.me() and access.i_may('label-families') and family_id <> all (array(select access.closed_to_me())))
  with check (account_id <> platform.me() and access.i_may('label-families'));
create policy register on access.staff_conflict to register using (true);

-- Colleagues see each other's names and work contacts; nobody lists the accounts of families.
alter table access.account enable row level security;
alter table access.account force row level security;
create policy colleagues on access.account to sees_own_families, sees_every_family using (agency_id is not null or id = platform.me() or access.i_may('manage-accounts'))
  with check (access.i_may('manage-accounts'));
create policy register on access.account to register using (true);

-- Which roles and teams exist is no secret at work; who changes them is settled here.
do $$
declare target text;
begin
  foreach target in array array['access.account_role', 'access.team', 'access.team_member', 'access.locality', 'access.agency', 'access.role'] loop
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy anyone_reads on %s for select to app, sees_own_families, sees_every_family, public_sender, register using (true)', target);
    execute format('create policy administrators_change on %s to sees_own_families, sees_every_family using (access.i_may(''manage-accounts'')) with check (access.i_may(''manage-accounts''))', target);
  end loop;
end $$;

-- Events: you may only write as yourself; you read those of families you see, and your own.
alter table platform.event enable row level security;
alter table platform.event force row level security;
create policy write_as_myself on platform.event for insert to sees_own_families, sees_every_family, public_sender with check (actor_id = platform.me());
create policy about_no_family on platform.event as restrictive for insert to public_sender with check (family_id is null);
create policy own_families on platform.event for select to sees_own_families
  using (family_id = any (array(select access.my_family_ids())) or (family_id is null and actor_id = platform.me()));
create policy every_family on platform.event for select to sees_every_family
  using (family_id is null or family_id <> all (array(select access.closed_to_me())));
create policy register on platform.event for select to register using (true);

-- Sessions: the only way in to platform.session. Times come from the caller, so that a stopped clock stops these too.
create function access.start_session(hash bytea, session_id uuid, account uuid, at timestamptz, provider jsonb) returns void
  language sql security definer set search_path = platform as
  $$ insert into session (token_hash, id, account_id, started_at, seen_at, provider) values (hash, session_id, account, at, at, provider) $$;
create function access.end_session(hash bytea, at timestamptz) returns jsonb
  language sql security definer set search_path = platform as
  $$ update session set ended_at = at where token_hash = hash and ended_at is null returning provider $$;

-- Who holds this session, if it still lives: idle 60 minutes (a family's or nobody's: 30), 12 hours in all. A disabled account has none.
create function access.who_is_asking(hash bytea, at timestamptz) returns table (
  session_id uuid, account_id uuid, name text, username text, agency_id uuid, person_id uuid, roles text[], rights text[], sees text, ends_at timestamptz)
  language sql volatile security definer set search_path = access as $$
  with live as (
    select s.* , a.name, a.username, a.agency_id, a.person_id,
           case when a.agency_id is not null then interval '60 minutes' else interval '30 minutes' end as idle
      from platform.session s left join account a on a.id = s.account_id
     where s.token_hash = hash and s.ended_at is null and s.started_at > at - interval '12 hours'
       and (s.account_id is null or (a.id is not null and a.disabled_at is null))
  ), seen as (
    update platform.session s set seen_at = at from live where s.token_hash = live.token_hash
       and live.seen_at > at - live.idle and live.seen_at < at - interval '1 minute'
  )
  select live.id, live.account_id, live.name, live.username, live.agency_id, live.person_id,
         coalesce(held.roles, '{}'), coalesce(held.rights, '{}'), coalesce(held.sees, 'own families'),
         least(at + live.idle, live.started_at + interval '12 hours')
    from live left join lateral (
      select array_agg(r.code) as roles,
             (select array_agg(distinct one) from account_role x join role y on y.code = x.role, unnest(y.rights) as one
               where x.account_id = live.account_id and x.starts_on <= (at at time zone 'Europe/London')::date
                 and (x.ends_on is null or x.ends_on >= (at at time zone 'Europe/London')::date)) as rights,
             case when bool_or(r.sees = 'every family') then 'every family' else 'own families' end as sees
        from account_role ar join role r on r.code = ar.role
       where ar.account_id = live.account_id and ar.starts_on <= (at at time zone 'Europe/London')::date
         and (ar.ends_on is null or ar.ends_on >= (at at time zone 'Europe/London')::date)
    ) held on true
   where live.seen_at > at - live.idle
$$;

-- Who a sign-in by the identity provider is: issuer, tenant and subject, never an e-mail address.
create function access.account_of(asked_issuer text, asked_tenant text, asked_subject text) returns uuid
  language sql stable security definer set search_path = access as
  $$ select id from account where issuer = asked_issuer and tenant = asked_tenant and subject = asked_subject and disabled_at is null $$;

-- Whom a demonstration lets in without a password. Nobody, unless the people of this database are made up.
create function access.demo_accounts() returns table (account_id uuid, username text, name text, job_title text, agency text, roles text[], is_disabled boolean)
  language sql stable security definer set search_path = access as $$
  select a.id, a.username, a.name, a.job_title, g.name,
         (select array_agg(r.name order by r.name) from account_role ar join role r on r.code = ar.role where ar.account_id = a.id), a.disabled_at is not null
    from account a left join agency g on g.id = a.agency_id
   where a.issuer <> 'internal' and exists (select from platform.installation where made_up)
   order by g.name nulls last, a.name
$$;

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where pronamespace = 'access'::regnamespace and prosecdef loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
-- Before anybody is known, the web login itself may only ask these.
grant execute on function access.start_session, access.end_session, access.who_is_asking, access.account_of, access.demo_accounts to web;
grant usage on schema platform to web, jobs;

-- What other modules may read of workers and agencies.
create view published.worker with (security_invoker = true) as
  select account.id as worker_id, account.name, account.job_title, account.email, account.phone, account.disabled_at, agency.id as agency_id,
         agency.name as agency_name, agency.kind as agency_kind, agency.source_code, agency.is_protected as agency_is_protected
    from access.account join access.agency on agency.id = account.agency_id;
create view published.agency with (security_invoker = true) as
  select id as agency_id, slug, name, kind, source_code, locality_id, phone, is_protected from access.agency;
create view published.family_access with (security_invoker = true) as
  select id, family_id, account_id as worker_id, team_id, because, starts_on, ends_on from access.family_access;
grant select on published.worker, published.agency, published.family_access to app;

-- What is asked from the other side: who is shut out of which families, who holds a role, what an agency has.
create index staff_conflict_of_account on access.staff_conflict (account_id);
create index named_for_family_of_account on access.named_for_family (account_id);
create index account_role_by_role on access.account_role (role);
create index agency_of_locality on access.agency (locality_id);
create index team_of_agency on access.team (agency_id);
