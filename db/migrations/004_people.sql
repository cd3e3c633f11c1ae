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
create index person_name on people.person (lower(family_name), lower(left(given_name, 2)));

-- Dated, and many to many: a child of two households is in two families.
create table people.family_member (
  family_id   uuid not null,
  person_id   uuid not null references people.person,
  is_child    boolean not null,
  household   text,
  starts_on   date not null,
  ends_on     date,
  -- from whose copy of the plan this person is left out, beyond the rules
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
  kind           text not null check (kind in ('parent', 'step-parent', 'foster-carer', 'grandparent', 'aunt-or-uncle', 'sibling', 'half-sibling', 'partner', 'ex-partner', 'other-carer', 'other')),
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
  family_id    uuid not null,
  what         text not null check (what in ('school', 'nursery', 'gp', 'clinic', 'refuge', 'other')),
  name         text not null,
  agency_id    uuid,
  sensitive    text check (sensitive = 'address'),
  starts_on    date not null,
  ends_on      date
);
create index attends_of_family on people.attends (family_id);
create table people.contact_detail (
  id          uuid primary key,
  person_id   uuid not null references people.person,
  family_id   uuid not null,
  kind        text not null check (kind in ('phone', 'email')),
  value       text not null,
  -- when it is safe, whether a message or a text may be left
  safe_use    text,
  sensitive   text check (sensitive = 'address'),
  recorded_on date not null,
  ends_on     date
);
create index contact_detail_of_family on people.contact_detail (family_id);

-- Agreement to engage: who, how, when; "not asked yet" and "asking could put someone at risk" are answers too. Dated, never overwritten.
create table people.agreement (
  id          uuid primary key,
  family_id   uuid not null,
  given       text not null check (given in ('yes', 'no', 'not-asked-yet', 'asking-could-put-someone-at-risk', 'withdrawn')),
  person_id   uuid references people.person,
  given_by    text,
  how         text,
  scope       text,
  on_day      date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create index agreement_of_family on people.agreement (family_id);

-- That a service is involved, with whom to speak to, and as at when: not the record itself.
create table people.involvement (
  id            uuid primary key,
  family_id     uuid not null,
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
  sensitive     text
);
create index involvement_of_family on people.involvement (family_id);

-- What somebody wrote about the family, and tries to reach it ("rang, no answer").
create table people.note (
  id         uuid primary key,
  family_id  uuid not null,
  kind       text not null check (kind in ('note', 'spoke', 'visited', 'no-answer', 'not-in', 'was-not-brought')),
  text       text not null,
  sensitive  text,
  happened_on date not null,
  written_by uuid not null,
  written_at timestamptz not null,
  version    int not null default 1
);
create index note_of_family on people.note (family_id, happened_on);

create function access.my_person_ids() returns setof uuid language sql stable security definer set search_path = people as $$
  select person_id from family_member where family_id in (select access.my_family_ids())
  union select access.my_person_id()
$$;
-- People all of whose families are closed to me.
create function access.people_closed_to_me() returns setof uuid language sql stable security definer set search_path = people as $$
  select person_id from family_member where family_id in (select access.closed_to_me())
  except select person_id from family_member where family_id not in (select access.closed_to_me())
$$;
create procedure access.protect_by_person(target regclass, person_column text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy every_family on %s to sees_every_family using (%I <> all (array(select access.people_closed_to_me())))', target, person_column);
  execute format('create policy own_families on %s to sees_own_families using (%I = any (array(select access.my_person_ids())))
    with check (true)', target, person_column);
  execute format('create policy register on %s to register using (true)', target);
end $$;

call access.protect_by_person('people.person', 'id');
call access.protect_by_person('people.relationship', 'from_person_id');
call access.protect_by_family('people.family');
call access.protect_by_family('people.family_member');
call access.protect_by_family('people.address');
call access.protect_by_family('people.attends');
call access.protect_by_family('people.contact_detail');
call access.protect_by_family('people.agreement');
call access.protect_by_family('people.involvement');
call access.protect_by_family('people.note');
call access.protect_sensitive('people.address');
call access.protect_sensitive('people.attends');
call access.protect_sensitive('people.contact_detail');
call access.protect_sensitive('people.involvement');
call access.protect_sensitive('people.note');

grant select, insert, update on all tables in schema people to app;
grant select on all tables in schema people to register;
alter function access.my_person_ids() owner to register;
alter function access.people_closed_to_me() owner to register;

create view published.family with (security_invoker = true) as
  select family_id, reference, name, locality_id, opened_on from people.family;
create view published.person with (security_invoker = true) as
  select m.family_id, p.id as person_id, p.given_name, p.family_name, p.also_known_as, p.born_on, p.due_on, p.died_on, p.sex, p.gender, p.ethnicity,
         m.is_child, m.household, m.starts_on, m.ends_on
    from people.family_member m join people.person p on p.id = m.person_id;
grant select on published.family, published.person to app;
