-- A link by which somebody whose account an administrator added shows their identity provider who they are, once. Only its hash is here.
create table access.invitation (
  token_hash bytea primary key,
  account_id uuid not null unique references access.account,
  expires_at timestamptz not null
);
grant select, insert, delete on access.invitation to register;
alter table access.invitation enable row level security;
alter table access.invitation force row level security;
create policy register on access.invitation to register using (true) with check (true);

-- A new link makes the one before it useless. False: the account is connected already, or has ended.
create function access.invite(hash bytea, invited uuid, until timestamptz) returns boolean language plpgsql security definer set search_path = access as $$
begin
  if not access.i_may('manage-accounts') or not exists (select from account where id = invited and issuer = 'invited' and disabled_at is null) then
    return false;
  end if;
  delete from invitation where account_id = invited;
  insert into invitation (token_hash, account_id, expires_at) values (hash, invited, until);
  return true;
end $$;
create function access.invitation_is_open(hash bytea, at timestamptz) returns boolean language sql stable security definer set search_path = access as $$
  select exists (select from invitation i join account a on a.id = i.account_id
                  where token_hash = hash and expires_at > at and a.issuer = 'invited' and a.disabled_at is null)
$$;
create function access.take_invitation(hash bytea, at timestamptz) returns uuid language sql volatile security definer set search_path = access as $$
  with taken as (delete from invitation where token_hash = hash returning *)
  select account_id from taken where expires_at > at
$$;
do $$
declare made regprocedure;
begin
  foreach made in array array['access.invite(bytea, uuid, timestamptz)', 'access.invitation_is_open(bytea, timestamptz)', 'access.take_invitation(bytea, timestamptz)']::regprocedure[] loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
grant execute on function access.invitation_is_open(bytea, timestamptz) to web;
