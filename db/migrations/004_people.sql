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
   where family_id in (select access.my_family_ids())
     and (sensitive is null or family_id || '/' || sensitive in (select access.my_sensitive_topics()))
  union select access.my_person_id()
$$;
-- People all of whose families are closed to me.
create function access.people_closed_to_me() returns setof uuid language sql stable security definer set search_path = people as $$
  select person_id from family_member where family_id in (select access.closed_to_me())
  except select person_id from family_member where family_id not in (select access.closed_to_me())
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
  using (exists (select from people.person p where p.id = from_person_id) and exists (select from people.person p where p.id = to_person_id)) with check (true);
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
