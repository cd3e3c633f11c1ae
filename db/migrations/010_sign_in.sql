-- Signing in by an identity provider, the first administrator, text kept when a session had ended, the service sending what others wrote,
-- and a demonstration's clock.

-- A sign-in under way, known to the browser that began it by a cookie. It lasts ten minutes and is taken once.
create table access.sign_in_begun (
  token_hash bytea primary key,
  state      text not null,
  nonce      text not null,
  verifier   text not null,
  next       text not null,
  begun_at   timestamptz not null
);
create index sign_in_begun_by_time on access.sign_in_begun (begun_at);
grant select, insert, delete on access.sign_in_begun to register;

-- The one link by which an empty service gets its first administrator. Only its hash is here.
create table access.first_administrator_link (
  token_hash bytea primary key,
  expires_at timestamptz not null
);
grant select, insert, delete on access.first_administrator_link to register;

do $$
declare target text;
begin
  foreach target in array array['access.sign_in_begun', 'access.first_administrator_link'] loop
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy register on %s to register using (true) with check (true)', target);
  end loop;
end $$;

create function access.begin_sign_in(hash bytea, state text, nonce text, verifier text, next text, at timestamptz) returns void
  language sql security definer set search_path = access as $$
  delete from sign_in_begun where begun_at < at - interval '10 minutes';
  insert into sign_in_begun (token_hash, state, nonce, verifier, next, begun_at) values (hash, state, nonce, verifier, next, at);
$$;
create function access.take_sign_in(hash bytea, at timestamptz) returns table (state text, nonce text, verifier text, next text)
  language sql security definer set search_path = access as $$
  with taken as (delete from sign_in_begun where token_hash = hash returning *)
  select state, nonce, verifier, next from taken where begun_at > at - interval '10 minutes'
$$;

-- Whose session this was, when it ended by itself within the last day: so that what they were typing can be kept for them, and nothing else.
-- It asks who_is_asking as of the moment the session was last seen alive; a session ended on purpose or a disabled account is nobody's.
create function access.who_was_asking(hash bytea, at timestamptz) returns table (
  session_id uuid, account_id uuid, name text, username text, agency_id uuid, person_id uuid, roles text[], rights text[], sees text, ends_at timestamptz)
  language sql volatile security definer set search_path = access as $$
  select asking.* from platform.session s cross join lateral access.who_is_asking(hash, s.seen_at) asking
   where s.token_hash = hash and s.account_id is not null and s.seen_at > at - interval '24 hours'
$$;

-- An installation of real people needs a first administrator until one can sign in by the identity provider.
create function access.needs_administrator() returns boolean language sql stable security definer set search_path = access as $$
  select not exists (select from platform.installation where made_up)
     and not exists (select from account a join account_role ar on ar.account_id = a.id join role r on r.code = ar.role
                      where 'manage-accounts' = any (r.rights) and a.issuer not in ('internal', 'first-administrator') and a.disabled_at is null)
$$;
create function access.offer_first_administrator(hash bytea, until timestamptz) returns boolean language plpgsql security definer set search_path = access as $$
begin
  if not access.needs_administrator() then return false; end if;
  delete from first_administrator_link;
  insert into first_administrator_link (token_hash, expires_at) values (hash, until);
  return true;
end $$;
create function access.first_administrator_is_offered(hash bytea, at timestamptz) returns boolean language sql stable security definer set search_path = access as
  $$ select access.needs_administrator() and exists (select from first_administrator_link where token_hash = hash and expires_at > at) $$;
create function access.take_first_administrator(hash bytea, at timestamptz) returns boolean language plpgsql security definer set search_path = access as $$
begin
  if not access.needs_administrator() then return false; end if;
  delete from first_administrator_link where token_hash = hash and expires_at > at;
  return found;
end $$;

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where pronamespace = 'access'::regnamespace and proname in (
      'begin_sign_in', 'take_sign_in', 'who_was_asking', 'needs_administrator', 'offer_first_administrator', 'first_administrator_is_offered', 'take_first_administrator') loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
grant execute on function access.begin_sign_in, access.take_sign_in, access.who_was_asking, access.offer_first_administrator,
  access.first_administrator_is_offered to web;

-- Messages are written by whoever causes them and sent by the service, which alone reads others'.
alter table platform.message add column tries int not null default 0;
grant update (tries) on platform.message to app;
create policy the_service_sends on platform.message to sees_every_family
  using (platform.me() = '00000000-0000-7000-8000-000000000001') with check (platform.me() = '00000000-0000-7000-8000-000000000001');

-- A demonstration may move its clock on; nobody else's moves. Forward only, so that the order of what happened stays true.
alter table platform.installation add column clock_ahead_seconds bigint not null default 0;
create function platform.move_clock(seconds bigint) returns bigint language sql security definer set search_path = platform as
  $$ update installation set clock_ahead_seconds = clock_ahead_seconds + greatest(seconds, 0) where made_up returning clock_ahead_seconds $$;

-- What waits in the queue, for the pages of a demonstration. What a job is about stays out.
create function platform.jobs_waiting() returns table (job text, run_at timestamptz, tries int) language plpgsql stable security definer set search_path = platform as $$
begin
  if exists (select from installation where made_up) then
    return query select j.task_identifier::text, j.run_at, j.attempts::int from graphile_worker.jobs j order by j.run_at, j.id limit 200;
  end if;
end $$;
revoke all on function platform.move_clock(bigint), platform.jobs_waiting() from public;
grant execute on function platform.move_clock(bigint), platform.jobs_waiting() to app, web;

-- What was typed and never sent is gone when its time is over, not only hidden; so are sessions and the keys of forms sent, after a month.
grant select, delete on platform.draft, platform.submission to register;
grant delete on platform.session to register;
grant usage, create on schema platform to register;
create policy register on platform.draft to register using (true);
create policy register on platform.submission to register using (true);
create function platform.forget_expired(at timestamptz) returns bigint language sql volatile security definer set search_path = platform as $$
  with drafts as (delete from draft where expires_at < at returning 1),
       keys as (delete from submission s where s.at < forget_expired.at - interval '30 days' returning 1),
       sessions as (delete from session where seen_at < at - interval '30 days' returning 1)
  select (select count(*) from drafts) + (select count(*) from keys) + (select count(*) from sessions)
$$;
alter function platform.forget_expired(timestamptz) owner to register;
revoke create on schema platform from register;
revoke all on function platform.forget_expired(timestamptz) from public;
grant execute on function platform.forget_expired(timestamptz) to sees_every_family;
