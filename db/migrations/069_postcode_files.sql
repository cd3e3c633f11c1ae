-- Postcodes from the directory of the Office for National Statistics: a long file, which waits here until it is read, and what came of it.
create table directory.postcode_file (
  id          uuid primary key,
  state       text not null default 'reading' check (state in ('reading', 'done', 'failed')),
  bytes       bigint not null,
  -- postcode districts or areas (FN1, FN), or codes of authorities (E10000000): whose postcodes are kept
  areas       text[] not null check (cardinality(areas) > 0),
  received_at timestamptz not null,
  received_by uuid not null,
  began_at    timestamptz not null,
  ended_at    timestamptz,
  -- how far it is, from 0 to 1; lines read
  share       double precision not null default 0,
  rows_read   bigint not null default 0,
  -- how many were kept for each area; how many were left out, and why; how many places are found now
  report      jsonb not null default '{}',
  failure     text,
  check ((state = 'failed') = (failure is not null)),
  check ((state = 'reading') = (ended_at is null))
);
comment on table directory.postcode_file is 'A file of postcodes that came, and what was kept of it.';

create table directory.postcode_file_part (
  file_id uuid not null references directory.postcode_file,
  part    int not null,
  bytes   bytea not null,
  primary key (file_id, part)
);
comment on table directory.postcode_file_part is 'A piece of a file of postcodes that waits to be read; gone once it is.';
alter table directory.postcode_file_part alter column bytes set storage external;

alter table directory.postcode add column ward_code text;

do $$
declare made regclass;
begin
  foreach made in array array['directory.postcode_file', 'directory.postcode_file_part']::regclass[] loop
    execute format('alter table %s enable row level security', made);
    execute format('alter table %s force row level security', made);
    execute format('create policy register on %s to register using (true)', made);
    execute format('create policy editors on %s to sees_own_families, sees_every_family
      using ((select access.i_may(''edit-directory''))) with check ((select access.i_may(''edit-directory'')))', made);
    execute format('grant select, insert on %s to sees_own_families, sees_every_family', made);
    execute format('grant select on %s to register', made);
  end loop;
end $$;
grant update (state, began_at, ended_at, share, rows_read, report, failure) on directory.postcode_file to sees_own_families, sees_every_family;
grant delete on directory.postcode_file_part to sees_own_families, sees_every_family;
