-- The local offer: organisations, places and services, each a record with versions. What waits for approval is here; what is public, in 051.
create schema directory;
grant usage on schema directory to app, register;
grant create on schema directory to register;

alter table access.role no force row level security;
insert into access.role (code, name, sees, rights) values
  ('directory-editor', 'Directory editor', 'own families', '{edit-directory}'),
  ('service-provider', 'Service provider', 'own families', '{keep-own-services}');
-- safe: a handful of roles
update access.role set rights = rights || '{edit-directory}' where code = 'the-service';
alter table access.role force row level security;

-- An organisation, a place or a service. Its id is its id in the standard, for ever.
create table directory.record (
  id              uuid primary key,
  kind            text not null check (kind in ('organization', 'location', 'service')),
  -- whose it is: an organisation is its own; a place without one is the council's
  organization_id uuid references directory.record,
  -- of an organisation: the agency here whose people keep its records
  agency_id       uuid references access.agency,
  -- that what is public was looked at and found right: when, by whom, and for which agency, whose name is public
  checked_on      date,
  checked_by      uuid,
  checked_by_name text,
  review_on       date,
  added_by        uuid not null,
  added_at        timestamptz not null,
  version         int not null default 1,
  check (kind <> 'service' or organization_id is not null),
  check (kind <> 'organization' or organization_id = id),
  check (kind = 'organization' or agency_id is null)
);
comment on table directory.record is 'An organisation, a place or a service of the directory, whether or not it is public yet.';
create index record_of_organization on directory.record (organization_id);
create index record_of_agency on directory.record (agency_id) where agency_id is not null;
create index record_to_review on directory.record (review_on) where review_on is not null;

-- A whole description of one record. It is never altered: an edit is another version, which waits until an editor makes it public or returns it.
create table directory.version (
  id          uuid primary key,
  record_id   uuid not null references directory.record,
  number      int not null,
  content     jsonb not null,
  -- the version that was public when this one was written
  based_on    int,
  state       text not null check (state in ('waiting', 'public', 'replaced', 'returned', 'withdrawn')),
  note        text,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by  uuid,
  decided_at  timestamptz,
  answer      text,
  unique (record_id, number),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'returned' or answer is not null)
);
comment on table directory.version is 'One whole description of a record: waiting for approval, public, or part of its history.';
create unique index version_waiting on directory.version (record_id) where state = 'waiting';
create unique index version_public on directory.version (record_id) where state = 'public';
create index version_to_approve on directory.version (proposed_at) where state = 'waiting';

create function directory.keep_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'A version is never removed'; end if;
  if (new.id, new.record_id, new.number, new.content, new.based_on, new.note, new.proposed_by, new.proposed_at)
       is distinct from (old.id, old.record_id, old.number, old.content, old.based_on, old.note, old.proposed_by, old.proposed_at) then
    raise exception 'A version is never altered: write another';
  end if;
  if not (old.state = 'waiting' and new.state in ('public', 'returned', 'withdrawn') or old.state = 'public' and new.state = 'replaced') then
    raise exception 'A version that is % cannot become %', old.state, new.state;
  end if;
  return new;
end $$;
create trigger keep_version before update or delete on directory.version for each row execute function directory.keep_version();

-- The organisations whose records this person keeps, and those records.
create function directory.my_organization_ids() returns setof uuid language sql stable security definer set search_path = directory as $$
  select id from record where kind = 'organization' and agency_id = access.my_agency_id() and access.i_may('keep-own-services')
$$;
create function directory.my_record_ids() returns setof uuid language sql stable security definer set search_path = directory as $$
  select id from record where organization_id = any (array(select my_organization_ids()))
$$;

-- How terms are named, and which term of one list means which of another.
create table directory.taxonomy (
  id          uuid primary key,
  name        text not null unique,
  description text not null,
  uri         text,
  version     text,
  is_default  boolean not null default false
);
comment on table directory.taxonomy is 'A list of terms that services are put under.';
create table directory.term (
  id          uuid primary key,
  taxonomy_id uuid not null references directory.taxonomy,
  parent_id   uuid references directory.term,
  name        text not null,
  description text not null,
  code        text,
  uri         text,
  position    int not null
);
comment on table directory.term is 'A term of a taxonomy, such as a category of services.';
create index term_of_taxonomy on directory.term (taxonomy_id, position);
create index term_of_parent on directory.term (parent_id);
create table directory.crosswalk (
  term_id  uuid not null references directory.term,
  means_id uuid not null references directory.term,
  primary key (term_id, means_id),
  check (term_id <> means_id)
);
comment on table directory.crosswalk is 'A service under the one term is also under the other.';
create index crosswalk_to on directory.crosswalk (means_id);

-- What is public is read by everybody, with an account or without. Only editors make it so.
create procedure directory.protect_public(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy register on %s to register using (true)', target);
  execute format('create policy anyone_reads on %s for select to sees_own_families, sees_every_family, public_sender using (true)', target);
  execute format('create policy editors_add on %s for insert to sees_own_families, sees_every_family with check ((select access.i_may(''edit-directory'')))', target);
  execute format('create policy editors_change on %s for update to sees_own_families, sees_every_family using ((select access.i_may(''edit-directory'')))', target);
  execute format('create policy editors_remove on %s for delete to sees_own_families, sees_every_family using ((select access.i_may(''edit-directory'')))', target);
  execute format('grant select on %s to app, register', target);
  execute format('grant insert, update, delete on %s to sees_own_families, sees_every_family', target);
end $$;
call directory.protect_public('directory.taxonomy');
call directory.protect_public('directory.term');
call directory.protect_public('directory.crosswalk');

alter table directory.record enable row level security;
alter table directory.record force row level security;
create policy register on directory.record to register using (true);
create policy editors on directory.record to sees_own_families, sees_every_family
  using ((select access.i_may('edit-directory'))) with check ((select access.i_may('edit-directory')));
create policy owners_read on directory.record for select to sees_own_families, sees_every_family
  using (organization_id = any (array(select directory.my_organization_ids())));
create policy owners_add on directory.record for insert to sees_own_families, sees_every_family
  with check (kind <> 'organization' and organization_id = any (array(select directory.my_organization_ids())));
create policy owners_check on directory.record for update to sees_own_families, sees_every_family
  using (organization_id = any (array(select directory.my_organization_ids())))
  with check (organization_id = any (array(select directory.my_organization_ids())));
grant select, insert on directory.record to sees_own_families, sees_every_family;
grant update (organization_id, agency_id, checked_on, checked_by, checked_by_name, review_on, version) on directory.record to sees_own_families, sees_every_family;
grant select on directory.record, directory.version to register;

alter table directory.version enable row level security;
alter table directory.version force row level security;
create policy register on directory.version to register using (true);
create policy editors on directory.version to sees_own_families, sees_every_family
  using ((select access.i_may('edit-directory'))) with check ((select access.i_may('edit-directory')));
create policy owners_read on directory.version for select to sees_own_families, sees_every_family
  using (record_id = any (array(select directory.my_record_ids())));
create policy owners_propose on directory.version for insert to sees_own_families, sees_every_family
  with check (state = 'waiting' and proposed_by = platform.me() and record_id = any (array(select directory.my_record_ids())));
create policy owners_withdraw on directory.version for update to sees_own_families, sees_every_family
  using (state = 'waiting' and record_id = any (array(select directory.my_record_ids()))) with check (state = 'withdrawn');
grant select, insert on directory.version to sees_own_families, sees_every_family;
grant update (state, decided_by, decided_at, answer) on directory.version to sees_own_families, sees_every_family;

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where prosecdef and pronamespace = 'directory'::regnamespace loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
