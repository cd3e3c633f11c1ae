-- What own words are looked up by: each stem of each public service, weighed beforehand. Weighing ten thousand services at each search took most of its time.
create table directory.service_word (
  stem       text collate "C" not null,
  service_id uuid not null references directory.service on delete cascade,
  -- how much the stem says of the service: more in its name, less in where it is
  weight     real not null,
  primary key (stem, service_id) include (weight)
);
comment on table directory.service_word is 'That a word stands in a public service, by its stem.';
create index service_word_of_service on directory.service_word (service_id);
call directory.protect_public('directory.service_word');

create function directory.weighed(search tsvector) returns table (stem text, weight real) language sql immutable parallel safe as $$
  select lexeme, ts_rank('{0.1, 0.4, 0.8, 1}', search, ('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''')::tsquery) from unnest(search)
$$;
grant execute on function directory.weighed(tsvector) to app;

alter table directory.service no force row level security;
alter table directory.service_word no force row level security;
-- safe: the table was made above, and nobody reads it yet
insert into directory.service_word (stem, service_id, weight)
select word.stem, service.id, word.weight from directory.service, directory.weighed(service.search) word;
alter table directory.service force row level security;
alter table directory.service_word force row level security;

-- A message to an address that somebody gave for this once. When it has gone out or is given up, neither the address nor the words stay, whoever marks it so.
alter table platform.message add column used_once boolean not null default false, add column given_up_at timestamptz;
grant update (given_up_at) on platform.message to app;
create function platform.forget_address() returns trigger language plpgsql as $$
begin
  new.send_to := '';
  new.body := '';
  return new;
end $$;
create trigger forget_address before update on platform.message for each row
  when (new.used_once and (new.sent_at is not null or new.given_up_at is not null)) execute function platform.forget_address();

-- Shortlists sent by e-mail, so that nobody can be pestered with them. Of the address, a fingerprint made with a key that lives for a day at most: without it
-- the fingerprint says nothing.
create table directory.shortlist_key (
  only_one boolean primary key default true check (only_one),
  key      bytea not null,
  made_at  timestamptz not null
);
comment on table directory.shortlist_key is 'The key of a day, with which addresses that shortlists are sent to are told apart.';
create table directory.shortlist_sent (
  id        uuid primary key default gen_random_uuid(),
  -- an account, or a browser's session
  sent_by   uuid not null,
  recipient bytea not null,
  sent_at   timestamptz not null
);
comment on table directory.shortlist_sent is 'That a shortlist was sent, for a day: by which browser, and a fingerprint of where to.';
do $$
declare target regclass;
begin
  foreach target in array array['directory.shortlist_key', 'directory.shortlist_sent']::regclass[] loop
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy register on %s to register using (true) with check (true)', target);
    execute format('grant select, insert, delete on %s to register', target);
  end loop;
end $$;

create function directory.forget_shortlists() returns void language sql security definer set search_path = directory as $$
  delete from shortlist_sent where not exists (select from shortlist_key where made_at > platform.now() - interval '1 day');
  delete from shortlist_key where made_at <= platform.now() - interval '1 day';
$$;

-- Whether one may be sent to this address now, which counts it. In an hour five of one browser and two hundred in all: `no`, which is told. In a day three to
-- one address: `held back`, which is not, so that nobody learns who was sent one.
create function directory.may_send_shortlist(address text) returns text language plpgsql security definer set search_path = directory as $$
declare
  secret bytea;
  fingerprint bytea;
begin
  perform pg_advisory_xact_lock(hashtext('directory.shortlist_sent'));
  perform directory.forget_shortlists();
  insert into shortlist_key (key, made_at) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), platform.now()) on conflict do nothing;
  select key into secret from shortlist_key;
  fingerprint := sha256(secret || sha256(secret || convert_to(lower(trim(address)), 'UTF8')));
  if (select count(*) filter (where sent_by = platform.me()) >= 5 or count(*) >= 200 from shortlist_sent where sent_at > platform.now() - interval '1 hour') then
    return 'no';
  end if;
  if (select count(*) >= 3 from shortlist_sent where recipient = fingerprint) then return 'held back'; end if;
  insert into shortlist_sent (sent_by, recipient, sent_at) values (platform.me(), fingerprint, platform.now());
  return 'yes';
end $$;

do $$
declare made regprocedure;
begin
  foreach made in array array['directory.forget_shortlists()', 'directory.may_send_shortlist(text)']::regprocedure[] loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
