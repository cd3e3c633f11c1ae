-- Feeds: the bytes of a file until it is read, so that any process may read it, and by which way it came.
create table targeting.file_part (
  load_id uuid not null references targeting.feed_load,
  part    int not null,
  bytes   bytea not null,
  primary key (load_id, part)
);
comment on table targeting.file_part is 'A piece of a file that waits to be read; gone once it is.';
-- safe: already compressed or small; kept for minutes
alter table targeting.file_part alter column bytes set storage external;
grant select, insert, delete on targeting.file_part to app;
grant select on targeting.file_part to register;
call targeting.protect('targeting.file_part', '{load-feeds}', '{load-feeds}');

-- page, folder, api; and how the file's columns were to be read when it came
alter table targeting.feed_load add column came_by text not null default 'page' check (came_by in ('page', 'folder', 'api'));
-- safe: a table that no release has yet
create index feed_load_by_state on targeting.feed_load (state);

-- Which roles there are, for whoever says what a role may see.
create view published.role with (security_invoker = true) as select code, name, rights from access.role;
grant select on published.role to app;

-- Compared byte by byte: as words of a language, a million keys take minutes to put in order.
drop index targeting.feed_row_of_feed;
-- safe: no row is there yet
create index feed_row_of_feed on targeting.feed_row (feed_id, lasting_key text_pattern_ops);
drop index targeting.feed_row_by_what;
-- safe: no row is there yet
create index feed_row_by_what on targeting.feed_row (what text_pattern_ops, happened_on);

-- A quarter of the time of a load went into asking a million times whether the one load is there. Loads are never deleted, and rows are added by one function.
-- safe: no row is there yet
alter table targeting.feed_row drop constraint feed_row_load_id_fkey;

-- A partner's system sends files of its own agency's feeds, and asks what became of them. It reads no row.
create policy systems_read on targeting.feed for select to public_sender using (agency_id = (select systems.my_agency_id()) and withdrawn_at is null);
create policy systems_send on targeting.feed_load for insert to public_sender
  with check (received_by = platform.me() and came_by = 'api' and state = 'waiting' and feed_id = any (array(select id from targeting.feed)));
create policy systems_ask on targeting.feed_load for select to public_sender using (feed_id = any (array(select id from targeting.feed)));
create policy systems_begin on targeting.feed_load for update to public_sender
  using (received_by = platform.me() and state = 'waiting') with check (received_by = platform.me() and state = 'reading');
create policy systems_send on targeting.file_part for insert to public_sender
  with check (load_id = any (array(select id from targeting.feed_load where received_by = platform.me() and state = 'waiting')));
