-- Where records of the directory come from that are not kept here: files, and feeds of others, which are asked again and again.
create table directory.source (
  id         uuid primary key,
  name       text not null unique,
  kind       text not null check (kind in ('standard', 'ofsted')),
  -- a feed by the standard, asked by itself every so many hours; without an address, files are brought in by hand
  url        text,
  every_hours int check (every_hours between 1 and 744),
  added_by   uuid not null,
  added_at   timestamptz not null,
  ended_at   timestamptz,
  next_at    timestamptz,
  version    int not null default 1,
  check ((url is null) = (every_hours is null))
);
comment on table directory.source is 'A file or a feed that records of the directory come from.';

-- One bringing-in of a source, and what it changed.
create table directory.import (
  id         uuid primary key,
  source_id  uuid not null references directory.source,
  began_at   timestamptz not null,
  brought_by uuid not null,
  added      int not null,
  changed    int not null,
  same       int not null,
  ended      int not null,
  -- which records, by kind and name, were added, changed and ended; and what could not be taken in, and why
  changes    jsonb not null,
  problems   jsonb not null,
  -- why nothing came in at all
  failure    text
);
comment on table directory.import is 'What came in from a source at one time, and what it changed.';
create index import_of_source on directory.import (source_id, began_at desc);

alter table directory.record add column source_id uuid references directory.source;
-- safe: made with the directory itself, which no release has yet
create index record_of_source on directory.record (source_id);
grant update (source_id) on directory.record to sees_own_families, sees_every_family;

alter table directory.source enable row level security;
alter table directory.source force row level security;
create policy register on directory.source to register using (true);
create policy editors on directory.source to sees_own_families, sees_every_family
  using ((select access.i_may('edit-directory'))) with check ((select access.i_may('edit-directory')));
grant select, insert on directory.source to sees_own_families, sees_every_family;
grant update (name, url, every_hours, ended_at, next_at, version) on directory.source to sees_own_families, sees_every_family;
alter table directory.import enable row level security;
alter table directory.import force row level security;
create policy register on directory.import to register using (true);
create policy editors on directory.import to sees_own_families, sees_every_family
  using ((select access.i_may('edit-directory'))) with check ((select access.i_may('edit-directory')));
grant select, insert on directory.import to sees_own_families, sees_every_family;
grant select on directory.source, directory.import to register;
