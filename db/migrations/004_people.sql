-- People, the families they belong to (more than one, and dated), how they are related, where they live, what they agreed, who already helps.
create schema people;
grant usage on schema people to app, register;

alter table access.sensitive_reader drop constraint sensitive_reader_topic_check;
alter table access.sensitive_reader add check (topic in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health', 'address'));

create table people.family (
  family_id   uuid primary key,
  reference   text not null unique,
  name        text not null,
  locality_id uuid,
  opened_on   date not null,
  version     int not null default 1
);
create table people.person (
  id             uuid primary key,
  given_name     text not null,
  family_name    text not null,
  also_known_as  text[] not null default '{}',
  born_on        date,
  -- an unborn child has a due date and no date of birth
  due_on         date,
  -- the year of birth as near as anybody knows, where the day is not known
  born_about     int check (born_about between 1900 and 2200),
  died_on        date,
  sex            text check (sex in ('M', 'F', 'U')),
  gender         text,
  ethnicity      text,
  first_language text,
  interpreter    text,
  disabilities   text[] not null default '{}',
  nhs_number     text,
  version        int not null default 1,
  check (born_on is null or due_on is null)
);
create index person_born on people.person (born_on);

-- How a person can be found: short keys made of their names, in any order and as they sound (src/modules/people/search/name-keys.ts). Plain equality,
-- so that an index answers under row security.
create table people.name_key (
  key       text not null,
  person_id uuid not null references people.person,
  primary key (key, person_id)
);
create index name_key_of_person on people.name_key (person_id);

-- Dated, and many to many: a child of two households is in two families.
create table people.family_member (
  family_id   uuid not null,
  person_id   uuid not null references people.person,
  is_child    boolean not null,
  household   text,
  starts_on   date not null,
  ends_on     date,
  -- a child not yet born belongs to the mother, and is known to those named for it only
  sensitive   text check (sensitive = 'pregnancy'),
  primary key (family_id, person_id, starts_on)
);
create index family_member_of_person on people.family_member (person_id);
-- The first member is written before the family, in one transaction.
alter table people.family_member add foreign key (family_id) references people.family deferrable initially deferred;

create table people.relationship (
  id             uuid primary key,
  from_person_id uuid not null references people.person,
  to_person_id   uuid not null references people.person,
  -- what the first is to the second
  kind           text not null check (kind in ('parent', 'step-parent', 'adoptive-parent', 'foster-carer', 'kinship-carer', 'grandparent', 'aunt-or-uncle', 'sibling', 'half-sibling', 'partner', 'ex-partner', 'other-carer', 'other')),
  has_parental_responsibility boolean not null default false,
  evidence       text,
  starts_on      date,
  ends_on        date,
  unique (from_person_id, to_person_id, kind),
  check (from_person_id <> to_person_id)
);
create index relationship_to on people.relationship (to_person_id);

create table people.address (
  id           uuid primary key,
  family_id    uuid not null references people.family,
  household    text not null,
  lines        text not null,
  postcode     text,
  -- a protected address is read only by those named for the topic "address"
  sensitive    text check (sensitive = 'address'),
  starts_on    date not null,
  ends_on      date
);
create index address_of_family on people.address (family_id);
-- A school, nursery, surgery or club a person goes to. Protected where it would tell somebody where to find them.
create table people.attends (
  id           uuid primary key,
  person_id    uuid not null references people.person,
  family_id    uuid not null references people.family,
  what         text not null check (what in ('school', 'nursery', 'gp', 'clinic', 'refuge', 'other')),
  name         text not null,
  agency_id    uuid,
  sensitive    text check (sensitive in ('address', 'pregnancy')),
  starts_on    date not null,
  ends_on      date
);
create index attends_of_person on people.attends (person_id);
create index attends_of_family on people.attends (family_id);
create table people.contact_detail (
  id          uuid primary key,
  person_id   uuid not null references people.person,
  family_id   uuid not null references people.family,
  kind        text not null check (kind in ('phone', 'email')),
  value       text not null,
  -- when it is safe, whether a message or a text may be left
  safe_use    text,
  sensitive   text check (sensitive in ('address', 'pregnancy')),
  recorded_on date not null,
  ends_on     date
);
create index contact_detail_of_person on people.contact_detail (person_id);
create index contact_detail_of_family on people.contact_detail (family_id);

-- Agreement to engage: who, how, when; "not asked yet" and "asking could put someone at risk" are answers too. Dated, never overwritten.
create table people.agreement (
  id          uuid primary key,
  family_id   uuid not null references people.family,
  given       text not null check (given in ('yes', 'no', 'not-asked-yet', 'asking-could-put-someone-at-risk', 'withdrawn')),
  person_id   uuid references people.person,
  given_by    text,
  how         text,
  scope       text,
  on_day      date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create index agreement_of_person on people.agreement (person_id);
create index agreement_of_family on people.agreement (family_id);

-- That a service is involved, with whom to speak to, and as at when: not the record itself.
create table people.involvement (
  id            uuid primary key,
  family_id     uuid not null references people.family,
  person_id     uuid references people.person,
  agency_id     uuid,
  agency_name   text not null,
  doing         text,
  contact_name  text,
  contact_phone text,
  starts_on     date,
  ends_on       date,
  as_at         date not null,
  told_by       text not null,
  recorded_by   uuid not null,
  sensitive     text
);
create index involvement_of_person on people.involvement (person_id);
create index involvement_of_family on people.involvement (family_id);

-- What somebody wrote about the family, and tries to reach it ("rang, no answer").
create table people.note (
  id         uuid primary key,
  family_id  uuid not null references people.family,
  kind       text not null check (kind in ('note', 'spoke', 'visited', 'no-answer', 'not-in', 'was-not-brought')),
  text       text not null,
  sensitive  text,
  happened_on date not null,
  written_by uuid not null,
  written_at timestamptz not null,
  version    int not null default 1
);
create index note_of_family on people.note (family_id, happened_on);

-- Somebody signed in asked whether a child is already helped, or the front door looked for people: what exactly was asked, for oversight.
create table people.asking (
  id          uuid primary key,
  asked_by    uuid not null,
  asked_at    timestamptz not null,
  given_name  text not null,
  family_name text not null,
  born_on     date,
  purpose     text not null,
  role        text not null
);
create index asking_of_worker on people.asking (asked_by, asked_at);

-- Memberships I may know of: all those of my families, but for unborn children I am not named for.
create function access.my_person_ids() returns setof uuid language sql stable security definer set search_path = people as $$
  select person_id from family_member
   where family_id = any (array(select access.my_family_ids()))
     and (sensitive is null or family_id || '/' || sensitive = any (array(select access.my_sensitive_topics())))
  union select access.my_person_id()
$$;
-- People all of whose families are closed to me.
create function access.people_closed_to_me() returns setof uuid language sql stable security definer set search_path = people as $$
  select m.person_id from family_member m where m.family_id = any (array(select access.closed_to_me()))
     and not exists (select from family_member o where o.person_id = m.person_id and o.family_id <> all (array(select access.closed_to_me())))
$$;
-- Unborn children I am named for. Nobody else can tell that they are expected.
create function access.my_unborn_ids() returns setof uuid language sql stable security definer set search_path = people as $$
  select m.person_id from family_member m join access.sensitive_reader r on r.family_id = m.family_id and r.topic = m.sensitive
   where r.account_id = platform.me() and r.starts_on <= platform.today() and (r.ends_on is null or r.ends_on >= platform.today())
$$;
create procedure access.protect_by_person(target regclass, person_column text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy every_family on %s to sees_every_family using (%I <> all (array(select access.people_closed_to_me()))) with check (true)', target, person_column);
  execute format('create policy own_families on %s to sees_own_families using (%I = any (array(select access.my_person_ids())))
    with check (true)', target, person_column);
  execute format('create policy register on %s to register using (true)', target);
end $$;

call access.protect_by_person('people.person', 'id');
call access.protect_by_person('people.name_key', 'person_id');
call access.protect_by_family('people.family');
call access.protect_by_family('people.family_member');
call access.protect_by_family('people.address');
call access.protect_by_family('people.attends');
call access.protect_by_family('people.contact_detail');
call access.protect_by_family('people.agreement');
call access.protect_by_family('people.involvement');
call access.protect_by_family('people.note');
call access.protect_sensitive('people.family_member');
call access.protect_sensitive('people.address');
call access.protect_sensitive('people.attends');
call access.protect_sensitive('people.contact_detail');

-- Somebody all of whose families are closed cannot be brought into view by adding them to another.
create policy not_closed on people.family_member as restrictive for insert to sees_own_families, sees_every_family
  with check (person_id <> all (array(select access.people_closed_to_me())));
create policy unborn on people.person as restrictive for select to sees_own_families, sees_every_family
  using (due_on is null or id = any (array(select access.my_unborn_ids())));
-- Who wrote something sensitive reads it again without reading what others wrote.
create policy sensitive on people.note as restrictive for select to sees_own_families, sees_every_family
  using (sensitive is null or written_by = platform.me() or family_id || '/' || sensitive = any (array(select access.my_sensitive_topics())));
create policy sensitive on people.involvement as restrictive for select to sees_own_families, sees_every_family
  using (sensitive is null or recorded_by = platform.me() or family_id || '/' || sensitive = any (array(select access.my_sensitive_topics())));
-- An event that names a topic in its details, or that names somebody for a topic, is for those named for it, and for who did it.
create function people.topic_of(details jsonb) returns text language sql immutable as
  $$ select coalesce(details->>'sensitive', substring(details->>'because' from '^named for (.+)$')) $$;
create policy sensitive on platform.event as restrictive for select to sees_own_families, sees_every_family
  using (people.topic_of(details) is null or actor_id = platform.me() or family_id || '/' || people.topic_of(details) = any (array(select access.my_sensitive_topics())));

-- A relationship tells of two people, so both must be visible.
alter table people.relationship enable row level security;
alter table people.relationship force row level security;
create policy both_people on people.relationship to sees_own_families, sees_every_family
  using (exists (select from people.person p where p.id = from_person_id) and exists (select from people.person p where p.id = to_person_id));
create policy register on people.relationship to register using (true);

-- Written by who asks; read by those who oversee.
alter table people.asking enable row level security;
alter table people.asking force row level security;
create policy write_as_myself on people.asking for insert to sees_own_families, sees_every_family with check (asked_by = platform.me());
create policy oversight on people.asking for select to sees_own_families, sees_every_family using (access.i_may('read-audit-trail'));
create policy register on people.asking to register using (true);

grant select, insert, update on people.family, people.person, people.family_member, people.relationship, people.address, people.attends, people.contact_detail,
  people.agreement, people.involvement, people.note to app;
grant select, insert, delete on people.name_key to app;
grant select, insert on people.asking to app;
grant select on all tables in schema people to register;
grant create on schema people to register;

-- The households of a family whose address is protected, so that the page can say "Protected address" to those who may not read it.
create function people.protected_households(asked uuid) returns setof text language sql stable security definer set search_path = people as $$
  select household from address where family_id = asked and sensitive = 'address' and (ends_on is null or ends_on >= platform.today())
     and (asked in (select access.my_family_ids()) or current_setting('role', true) = 'sees_every_family') and asked not in (select access.closed_to_me())
$$;
-- Who first writes something sensitive may be named for it; afterwards only those named name others.
create function people.nobody_named(asked uuid, asked_topic text) returns boolean language sql stable security definer set search_path = access as $$
  select not exists (select from sensitive_reader where family_id = asked and topic = asked_topic
     and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today()))
$$;

-- Protects where a household lives, where its people go and how to reach them, also for somebody not named, who from then on reads it no more.
create function people.protect_household(asked uuid, asked_household text) returns void language sql volatile security definer set search_path = people as $$
  with mine as (
    select asked as family_id where (asked in (select access.my_family_ids()) or current_setting('role', true) = 'sees_every_family')
       and asked not in (select access.closed_to_me())
  ), home as (
    update address a set sensitive = 'address' from mine where a.family_id = mine.family_id and a.household = asked_household
  ), place as (
    update attends t set sensitive = 'address' from mine, family_member m where t.family_id = mine.family_id and t.sensitive is null
       and m.family_id = t.family_id and m.person_id = t.person_id and m.household = asked_household
  )
  update contact_detail c set sensitive = 'address' from mine, family_member m where c.family_id = mine.family_id and c.sensitive is null
     and m.family_id = c.family_id and m.person_id = c.person_id and m.household = asked_household
$$;
grant update (sensitive) on people.address, people.attends, people.contact_detail to register;

-- The whole register, but for closed families, unborn children and protected postcodes: who may be the person a request is about.
-- For those who decide requests. Keys are made by src/modules/people/search/name-keys.ts; scoring is done there too.
create function people.register_candidates(asked_keys text[], asked_days date[]) returns table (
  person_id uuid, given_name text, family_name text, also_known_as text[], born_on date, born_about int, postcodes text[])
  language sql stable security definer set search_path = people as $$
  with found as (
    select k.person_id from name_key k where k.key = any (asked_keys)
    union select p.id from person p where p.born_on = any (asked_days)
  ), open_member as (
    select m.person_id, m.family_id, m.household from found f join family_member m on m.person_id = f.person_id
     where m.sensitive is null and m.family_id <> all (array(select access.closed_to_me()))
  )
  select p.id, p.given_name, p.family_name, p.also_known_as, p.born_on, p.born_about,
         (select array_agg(distinct a.postcode) from address a join open_member o on o.family_id = a.family_id and o.household = a.household
           where o.person_id = p.id and a.sensitive is null and a.postcode is not null)
    from person p
   where access.i_may('decide-requests') and p.id in (select o.person_id from open_member o) and (p.due_on is null or p.born_on is not null)
   limit 2000
$$;

-- The family of somebody found in the register, so that the front door may open it to itself: the one joined last. Null for a closed one.
create function people.open_family_of(asked uuid) returns uuid language sql stable security definer set search_path = people as $$
  select family_id from family_member
   where person_id = asked and sensitive is null and access.i_may('decide-requests') and family_id <> all (array(select access.closed_to_me()))
     and (ends_on is null or ends_on > platform.today())
   order by starts_on desc limit 1
$$;

-- Is this child already helped? The lead practitioner's work contact, for standard families only: not labelled, not closed to who asks, no
-- protected address, and no lead whose own workplace is protected.
create function people.lead_of_child(asked_keys text[], asked_forenames text[], asked_days date[]) returns table (
  family_id uuid, person_id uuid, name text, job_title text, agency_name text, phone text, email text)
  language sql stable security definer set search_path = people as $$
  with likely as materialized (
    select p.id from person p where p.born_on = any (asked_days)
       and exists (select from name_key k where k.person_id = p.id and k.key = any (asked_keys))
       and exists (select from name_key k where k.person_id = p.id and k.key = any (asked_forenames))
  )
  select m.family_id, p.id, lead.name, lead.job_title, agency.name, lead.phone, lead.email
    from likely p
    join family_member m on m.person_id = p.id and m.is_child and m.sensitive is null and (m.ends_on is null or m.ends_on > platform.today())
    join access.family_access open on open.family_id = m.family_id and open.because = 'lead practitioner'
     and open.starts_on <= platform.today() and (open.ends_on is null or open.ends_on >= platform.today())
    join access.account lead on lead.id = open.account_id and lead.disabled_at is null
    join access.agency agency on agency.id = lead.agency_id and not agency.is_protected
   where not exists (select from access.family_label l where l.family_id = m.family_id)
     and not exists (select from address a where a.family_id = m.family_id and a.sensitive = 'address' and (a.ends_on is null or a.ends_on > platform.today()))
     and m.family_id <> all (array(select access.closed_to_me()))
     and (select access.my_agency_id()) is not null
   order by open.starts_on desc limit 1
$$;

-- Somebody looked for a person of a restricted or sealed family. They see nothing; the family's own record says so, for its custodian.
create function people.alert_custodians(asked_keys text[], asked_forenames text[], asked_days date[], event_ids uuid[], asked text) returns void
  language sql volatile security definer set search_path = people as $$
  with hit as (
    select distinct m.family_id from name_key k join person p on p.id = k.person_id join family_member m on m.person_id = p.id
      join access.family_label l on l.family_id = m.family_id
     where k.key = any (asked_keys) and m.family_id = any (array(select access.closed_to_me()))
       and exists (select from name_key f where f.person_id = p.id and f.key = any (asked_forenames))
       and (p.born_on is null or cardinality(asked_days) = 0 or p.born_on = any (asked_days))
  ), counted as (select family_id, row_number() over (order by family_id) as nth from hit)
  insert into platform.event (id, at, actor_id, kind, family_id, details)
  select event_ids[nth], platform.now(), platform.me(), 'people.custodian-alert', family_id, jsonb_build_object('asked', asked)
    from counted where nth <= cardinality(event_ids)
$$;
grant insert on platform.event to register;
create policy custodian_alert on platform.event for insert to register with check (kind = 'people.custodian-alert' and actor_id = platform.me());

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where prosecdef and (pronamespace = 'people'::regnamespace
     or oid in ('access.my_person_ids'::regproc, 'access.people_closed_to_me'::regproc, 'access.my_unborn_ids'::regproc)) loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;

create view published.family with (security_invoker = true) as
  select family_id, reference, name, locality_id, opened_on from people.family;
create view published.person with (security_invoker = true) as
  select m.family_id, p.id as person_id, p.given_name, p.family_name, p.also_known_as, p.born_on, p.due_on, p.born_about, p.died_on, p.sex, p.gender, p.ethnicity,
         m.is_child, m.household, m.starts_on, m.ends_on
    from people.family_member m join people.person p on p.id = m.person_id;
-- What happened to a family, for its chronology; and its label, for its identity bar.
create view published.event with (security_invoker = true) as
  select id, at, actor_id, kind, family_id, subject_id, details from platform.event;
create view published.family_label with (security_invoker = true) as
  select family_id, label, since from access.family_label;
grant select on published.family, published.person, published.event, published.family_label to app;
