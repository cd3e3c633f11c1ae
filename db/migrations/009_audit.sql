-- The seal over what happened. Every second the events of finished transactions are hashed in order, each batch chained to the one before;
-- the heads of the chain are kept outside the database as well, so that a row altered, added or removed, or a tail cut off, shows.
create table platform.seal (
  number    bigint primary key check (number > 0),
  -- how many events, and the last of them, in the order of event_by_xid
  rows      int not null check (rows > 0),
  last_xid  xid8 not null,
  last_id   uuid not null,
  -- over the events of this batch
  root      text not null,
  -- over this batch and the head before
  head      text not null,
  sealed_at timestamptz not null
);
comment on table platform.seal is 'Batches of events, hashed and chained; verified by npm run audit:verify';
create trigger never_altered before update or delete or truncate on platform.seal for each statement execute function platform.never_altered();

alter table platform.seal enable row level security;
alter table platform.seal force row level security;
create policy register on platform.seal to register using (true) with check (true);
grant select, insert on platform.seal to register;
grant select on platform.event to register;

-- What waits for a seal, as text that is the same on every server. A transaction still under way may yet add events with a low xid,
-- so nothing at or above the oldest of those is sealed.
create function platform.events_to_seal(after_xid xid8, after_id uuid, most int) returns table (
  xid text, id text, at text, actor_id text, kind text, family_id text, subject_id text, details text, trace text)
  language sql stable security definer set search_path = platform as $$
  select e.xid::text, e.id::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_id::text, e.kind, e.family_id::text,
         e.subject_id::text, e.details::text, e.trace
    from event e
   where (e.xid, e.id) > (after_xid, after_id) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
   order by e.xid, e.id limit most
$$;
create function platform.seals_after(after_number bigint) returns table (number bigint, rows int, last_xid text, last_id text, root text, head text)
  language sql stable security definer set search_path = platform as
  $$ select number, rows, last_xid::text, last_id::text, root, head from seal where number > after_number order by number limit 10000 $$;
create function platform.last_seal() returns table (number bigint, last_xid text, last_id text, head text)
  language sql stable security definer set search_path = platform as
  $$ select number, last_xid::text, last_id::text, head from seal order by number desc limit 1 $$;
-- False when another process has sealed this number first.
create function platform.add_seal(number bigint, rows int, last_xid xid8, last_id uuid, root text, head text, sealed_at timestamptz) returns boolean
  language plpgsql security definer set search_path = platform as $$
begin
  insert into seal values (number, rows, last_xid, last_id, root, head, sealed_at) on conflict do nothing;
  return found;
end $$;

grant create on schema platform to register;
do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where pronamespace = 'platform'::regnamespace
      and proname in ('events_to_seal', 'seals_after', 'last_seal', 'add_seal') loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to jobs', made);
  end loop;
end $$;
revoke create on schema platform from register;
