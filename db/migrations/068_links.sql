-- Whether the web addresses in the directory still lead anywhere. Off unless the council turns it on (CHECK_LINKS).
create table directory.link (
  record_id     uuid not null references directory.record,
  url           text not null,
  checked_at    timestamptz not null,
  -- why it leads nowhere; none: it works
  failure       text,
  failing_since date,
  -- how many times one after the other
  failures      int not null default 0,
  primary key (record_id, url),
  check ((failure is null) = (failures = 0)),
  check ((failure is null) = (failing_since is null))
);
comment on table directory.link is 'A web address that a record of the directory names, and what it answered last.';
create index link_failing on directory.link (failing_since) where failures > 1;

alter table directory.link enable row level security;
alter table directory.link force row level security;
create policy register on directory.link to register using (true);
create policy editors on directory.link to sees_own_families, sees_every_family
  using ((select access.i_may('edit-directory'))) with check ((select access.i_may('edit-directory')));
create policy owners_read on directory.link for select to sees_own_families, sees_every_family
  using (record_id = any (array(select directory.my_record_ids())));
grant select, insert, update, delete on directory.link to sees_own_families, sees_every_family;
grant select on directory.link to register;
