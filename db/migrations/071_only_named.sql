-- Rows set aside beyond those that can be mended here were only counted: now each is named with its reasons, so that whoever sent the file can mend it there.
create table targeting.only_named (
  load_id uuid not null references targeting.feed_load,
  reasons text[] not null,
  rows    int[] not null
);
create index only_named_of_load on targeting.only_named (load_id);
comment on table targeting.only_named is 'Numbers of rows that were set aside for the same reasons, beyond those that are kept to be mended. Nothing of what stands in them.';
grant select, insert, delete on targeting.only_named to app;
grant select on targeting.only_named to register;
call targeting.protect('targeting.only_named', '{load-feeds}', '{load-feeds}');
