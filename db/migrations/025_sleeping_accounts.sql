-- Accounts that nobody uses sleep: after 90 days without signing in they are suspended until an administrator wakes them.
alter table access.account add column added_on date;

-- From when the 90 days of an account count: its last sign-in, its waking, or when the service first counted.
create table access.account_use (
  account_id   uuid primary key references access.account,
  counted_from timestamptz not null,
  signed_in_at timestamptz,
  warned_at    timestamptz
);
create index account_use_by_time on access.account_use (counted_from);
comment on table access.account_use is 'When each account last signed in, and whether it was told that it will sleep';
grant select, insert, update on access.account_use to app, register;
alter table access.account_use enable row level security;
alter table access.account_use force row level security;
create policy own on access.account_use for select to sees_own_families, sees_every_family using (account_id = platform.me() or access.i_may('manage-accounts'));
create policy administrators_change on access.account_use to sees_own_families, sees_every_family
  using (access.i_may('manage-accounts')) with check (access.i_may('manage-accounts'));
create policy register on access.account_use to register using (true) with check (true);

create or replace function access.start_session(hash bytea, session_id uuid, account uuid, at timestamptz, provider jsonb) returns void
  language sql security definer set search_path = platform as $$
  insert into access.account_use as u (account_id, counted_from, signed_in_at) select account, at, at where account is not null
    on conflict (account_id) do update set counted_from = excluded.counted_from, signed_in_at = excluded.signed_in_at, warned_at = null;
  insert into session (token_hash, id, account_id, started_at, seen_at, provider) values (hash, session_id, account, at, at, provider);
$$;

-- Whom to tell, who has shown who they are, that their account sleeps. Nobody else learns it.
create function access.why_suspended(asked_issuer text, asked_tenant text, asked_subject text) returns text
  language sql stable security definer set search_path = access as
  $$ select suspended_because from account where issuer = asked_issuer and tenant = asked_tenant and subject = asked_subject and disabled_at is not null $$;
create function access.forget_guesses(at timestamptz) returns bigint language plpgsql security definer set search_path = access as $$
declare gone bigint;
begin
  delete from guess where last_at < at - interval '2 days';
  get diagnostics gone = row_count;
  delete from known_device where seen_at < at - interval '180 days';
  return gone;
end $$;
do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where pronamespace = 'access'::regnamespace and proname in ('why_suspended', 'forget_guesses') loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
grant execute on function access.why_suspended to web;

-- A demonstration tells those who left from those whose account sleeps, and wakes the latter.
drop function access.demo_accounts();
create function access.demo_accounts() returns table (
  account_id uuid, username text, name text, job_title text, agency text, roles text[], is_disabled boolean, sleeps boolean, signs_in_here boolean)
  language sql stable security definer set search_path = access as $$
  select a.id, a.username, a.name, a.job_title, g.name,
         (select array_agg(r.name order by r.name) from account_role ar join role r on r.code = ar.role where ar.account_id = a.id),
         a.disabled_at is not null and a.suspended_because is null, a.suspended_because is not null, a.issuer = 'local'
    from account a left join agency g on g.id = a.agency_id
   where a.issuer <> 'internal' and exists (select from platform.installation where made_up)
   order by g.name nulls last, a.name
$$;
alter function access.demo_accounts() owner to register;
revoke all on function access.demo_accounts() from public;
grant execute on function access.demo_accounts() to app, web;
