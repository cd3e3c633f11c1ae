-- Signing in here, for those whose agency has no single sign-on: by a passkey, or by a password and a code from an app. What each table holds is of no use
-- without the key of the service (LOCAL_SIGN_IN_KEY): passwords are argon2id with that key mixed in, the secrets of apps are encrypted with it.
alter table access.agency add column has_single_sign_on boolean not null default true;
alter table access.agency add column version int not null default 1;
-- The administrator chose so for this person, whatever their agency has.
alter table access.account add column may_sign_in_here boolean not null default false;
-- Why a disabled account may be woken again: it was not used for 90 days, or its agency did not confirm it. Whatever keeps the disabled out keeps these out.
alter table access.account add column suspended_because text check (suspended_because in ('not used', 'not confirmed'));
-- safe: access.account holds some thousands of rows, and reading them takes milliseconds
alter table access.account add constraint suspended_is_disabled check (suspended_because is null or disabled_at is not null);

create table access.local_account (
  account_id    uuid primary key references access.account,
  -- a work e-mail address to type, in small letters. It says who wants in, never who somebody is.
  login_name    text not null unique check (login_name = lower(login_name)),
  -- what a passkey knows the account by
  user_handle   bytea not null unique,
  password_hash text,
  app_secret    bytea,
  -- the last half-minute whose code was taken: no code opens twice
  app_last_step bigint not null default 0,
  changed_at    timestamptz not null,
  check (num_nonnulls(password_hash, app_secret) in (0, 2))
);
comment on table access.local_account is 'Accounts that sign in here, not with an identity provider';
create table access.passkey (
  id            uuid primary key,
  account_id    uuid not null references access.local_account on delete cascade,
  credential_id text not null unique,
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null,
  name          text not null,
  is_synced     boolean not null,
  added_at      timestamptz not null,
  used_at       timestamptz
);
create index passkey_of_account on access.passkey (account_id);
comment on table access.passkey is 'The public halves of passkeys';

-- What one step of signing in leaves for the next, under the session of the browser (or, to change one's own ways in, the account). Fifteen minutes.
create table access.sign_in_step (
  owner_id   uuid not null,
  purpose    text not null,
  account_id uuid,
  facts      jsonb not null,
  begun_at   timestamptz not null,
  primary key (owner_id, purpose)
);
create index sign_in_step_by_time on access.sign_in_step (begun_at);
-- Wrong guesses, by a hash of the name, the address, the account or the browser they were made for or with.
create table access.guess (
  key     bytea primary key,
  wrong   int not null,
  last_at timestamptz not null
);
create index guess_by_time on access.guess (last_at);
-- Browsers with which somebody signed in before: others' wrong guesses do not keep them out.
create table access.known_device (
  token_hash bytea not null,
  account_id uuid not null references access.account,
  seen_at    timestamptz not null,
  primary key (token_hash, account_id)
);
create index known_device_of_account on access.known_device (account_id);

grant select, insert, update, delete on access.local_account, access.passkey to app;
grant select, insert, update, delete on access.local_account, access.passkey, access.sign_in_step, access.guess, access.known_device to register;
do $$
declare target text;
begin
  foreach target in array array['access.local_account', 'access.passkey', 'access.sign_in_step', 'access.guess', 'access.known_device'] loop
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy register on %s to register using (true) with check (true)', target);
  end loop;
  -- One's own, and the service when an invitation is taken up. No administrator reads or writes how somebody signs in.
  foreach target in array array['access.local_account', 'access.passkey'] loop
    execute format('create policy own on %s to sees_own_families, sees_every_family
      using (account_id = platform.me() or platform.me() = ''00000000-0000-7000-8000-000000000001'')
      with check (account_id = platform.me() or platform.me() = ''00000000-0000-7000-8000-000000000001'')', target);
  end loop;
end $$;

-- Whoever signs in with this name, and whether the account sleeps; nothing for a name that is nobody's, or whose access has ended.
create function access.local_account_named(asked text) returns table (account_id uuid, password_hash text, suspended_because text)
  language sql stable security definer set search_path = access as $$
  select l.account_id, l.password_hash, a.suspended_because from local_account l join account a on a.id = l.account_id
   where l.login_name = asked and a.issuer = 'local' and (a.disabled_at is null or a.suspended_because is not null)
$$;
create function access.app_secret_of(asked uuid) returns bytea language sql stable security definer set search_path = access as $$
  select l.app_secret from local_account l join account a on a.id = l.account_id where l.account_id = asked and a.issuer = 'local' and a.disabled_at is null
$$;
-- Takes the code of one half-minute. False: it, or a later one, was taken before.
create function access.use_code(asked uuid, step bigint) returns boolean language plpgsql security definer set search_path = access as $$
begin
  update local_account set app_last_step = step where account_id = asked and app_last_step < step;
  return found;
end $$;
create function access.rehash_password(asked uuid, before text, after text) returns void language sql security definer set search_path = access as
  $$ update local_account set password_hash = after where account_id = asked and password_hash = before $$;
create function access.passkey_known(asked text) returns table (
  id uuid, account_id uuid, credential_id text, public_key bytea, counter bigint, user_handle bytea, suspended_because text)
  language sql stable security definer set search_path = access as $$
  select p.id, p.account_id, p.credential_id, p.public_key, p.counter, l.user_handle, a.suspended_because
    from passkey p join local_account l on l.account_id = p.account_id join account a on a.id = p.account_id
   where p.credential_id = asked and a.issuer = 'local' and (a.disabled_at is null or a.suspended_because is not null)
$$;
-- False: its counter went back, so there are two of it. Passkeys that are synced between devices do not count.
create function access.use_passkey(asked uuid, counted bigint, at timestamptz) returns boolean language plpgsql security definer set search_path = access as $$
begin
  update passkey set counter = counted, used_at = at where id = asked and (counted > counter or (counted = 0 and counter = 0));
  return found;
end $$;

create function access.keep_step(owner uuid, what text, account uuid, kept jsonb, at timestamptz) returns void
  language sql security definer set search_path = access as $$
  delete from sign_in_step where begun_at < at - interval '15 minutes';
  insert into sign_in_step (owner_id, purpose, account_id, facts, begun_at) values (owner, what, account, kept, at)
    on conflict (owner_id, purpose) do update set account_id = excluded.account_id, facts = excluded.facts, begun_at = excluded.begun_at;
$$;
create function access.read_step(owner uuid, what text, at timestamptz) returns table (account_id uuid, facts jsonb)
  language sql stable security definer set search_path = access as $$
  select s.account_id, s.facts from sign_in_step s where s.owner_id = owner and s.purpose = what and s.begun_at > at - interval '15 minutes'
$$;
create function access.take_step(owner uuid, what text, at timestamptz) returns table (account_id uuid, facts jsonb)
  language sql security definer set search_path = access as $$
  with taken as (delete from sign_in_step s where s.owner_id = owner and s.purpose = what returning s.*)
  select taken.account_id, taken.facts from taken where begun_at > at - interval '15 minutes'
$$;

-- Asks for one more try, which counts as wrong until it is forgiven: of many at once none slips by. Null: go on; otherwise until when to wait.
-- After `free` wrong ones the wait is half a minute, and doubles to a quarter of an hour; a day without a guess begins anew, and where `leaks` is
-- given, one is forgotten every so many minutes.
create function access.take_try(asked bytea, free int, leaks int, at timestamptz) returns timestamptz language plpgsql security definer set search_path = access as $$
declare
  held guess;
  until timestamptz;
begin
  insert into guess (key, wrong, last_at) values (asked, 0, at) on conflict (key) do nothing;
  select * into held from guess where key = asked for update;
  if held.last_at < at - interval '24 hours' then held.wrong := 0; end if;
  if leaks > 0 then held.wrong := greatest(0, held.wrong - floor(extract(epoch from at - held.last_at) / (60 * leaks))::int); end if;
  until := held.last_at + least(900, 30 * power(2, least(held.wrong - free, 10))) * interval '1 second';
  if held.wrong >= free and at < until then return until; end if;
  update guess set wrong = held.wrong + 1, last_at = at where key = asked;
  return null;
end $$;
create function access.forgive(asked bytea, network bytea) returns void language sql security definer set search_path = access as $$
  delete from guess where key = asked;
  update guess set wrong = greatest(0, wrong - 1) where key = network;
$$;
create function access.know_device(hash bytea, account uuid, at timestamptz) returns void language sql security definer set search_path = access as $$
  insert into known_device (token_hash, account_id, seen_at) values (hash, account, at) on conflict (token_hash, account_id) do update set seen_at = excluded.seen_at
$$;
create function access.device_is_known(hash bytea, account uuid, at timestamptz) returns boolean language sql stable security definer set search_path = access as $$
  select exists (select from known_device where token_hash = hash and account_id = account and seen_at > at - interval '180 days')
$$;

-- Whether a link is good, and how its holder may choose to sign in.
create function access.invitation_offers(hash bytea, at timestamptz) returns table (account_id uuid, name text, email text, agency text, may_sign_in_here boolean)
  language sql stable security definer set search_path = access as $$
  select a.id, a.name, a.email, g.name, a.may_sign_in_here or not g.has_single_sign_on
    from invitation i join account a on a.id = i.account_id join agency g on g.id = a.agency_id
   where i.token_hash = hash and i.expires_at > at and a.issuer = 'invited' and a.disabled_at is null
$$;

-- Ends every session of an account: an administrator's act, or the account's own, but for the session that asks.
create function access.end_sessions_of(asked uuid, at timestamptz) returns bigint language plpgsql security definer set search_path = access as $$
declare ended bigint;
begin
  if asked <> platform.me() and not access.i_may('manage-accounts') then return 0; end if;
  update platform.session set ended_at = at where account_id = asked and ended_at is null;
  get diagnostics ended = row_count;
  delete from known_device where account_id = asked;
  return ended;
end $$;
-- After an administrator checked who it is: the account waits for a new link, however they signed in before. False: its access has ended.
create function access.wait_for_new_link(asked uuid, at timestamptz) returns boolean language plpgsql security definer set search_path = access as $$
begin
  if not access.i_may('manage-accounts') or asked = platform.me()
     or not exists (select from account where id = asked and disabled_at is null and issuer <> 'internal' and agency_id is not null) then return false; end if;
  delete from local_account where account_id = asked;
  perform access.end_sessions_of(asked, at);
  return true;
end $$;

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where pronamespace = 'access'::regnamespace and proname in (
      'local_account_named', 'app_secret_of', 'use_code', 'rehash_password', 'passkey_known', 'use_passkey', 'keep_step', 'read_step', 'take_step', 'take_try',
      'forgive', 'know_device', 'device_is_known', 'invitation_offers', 'end_sessions_of', 'wait_for_new_link') loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
-- Before anybody is known, and for what must stay counted when the rest is undone.
grant execute on function access.local_account_named, access.app_secret_of, access.use_code, access.rehash_password, access.passkey_known, access.use_passkey,
  access.keep_step, access.read_step, access.take_step, access.take_try, access.forgive, access.know_device, access.device_is_known, access.invitation_offers to web;
