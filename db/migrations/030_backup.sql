-- Backups, and databases put back from one. The owner, who is a member of register, reads every row for a backup; messages had no policy for it yet.
-- Register itself still has no right to read them.
create policy backup on platform.message for select to register using (true);

-- A database put back from a backup counts its transactions from the beginning again, while its events carry the numbers of the one they were written in.
-- The restore keeps here how many to add, and gives platform.event.xid a default that adds them: events go on in the order in which they happened.
alter table platform.installation add column transactions_before bigint not null default 0;
grant select on platform.installation to register;

create function platform.as_counted_here(transaction xid8) returns xid8 language sql stable as
  $$ select (transaction::text::bigint + coalesce((select transactions_before from platform.installation), 0))::text::xid8 $$;

create or replace function platform.events_to_seal(after_xid xid8, after_id uuid, most int) returns table (
  xid text, id text, at text, actor_id text, kind text, family_id text, subject_id text, details text, trace text)
  language sql stable security definer set search_path = platform as $$
  select e.xid::text, e.id::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_id::text, e.kind, e.family_id::text,
         e.subject_id::text, e.details::text, e.trace
    from event e
   where (e.xid, e.id) > (after_xid, after_id) and e.xid < as_counted_here(pg_snapshot_xmin(pg_current_snapshot()))
   order by e.xid, e.id limit most
$$;
