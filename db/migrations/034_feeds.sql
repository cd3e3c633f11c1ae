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
create index feed_load_by_state on targeting.feed_load (state);
