-- Systems: software of a partner agency that sends requests by the API. A system is no account: it cannot sign in and stands in no list of
-- people. Inside a transaction it takes on public_sender: it may add requests of its agency, and reads none of them back.
create schema systems;
grant usage on schema systems to app, register, web;
grant create on schema systems to register;

create table systems.system (
  id        uuid primary key,
  agency_id uuid not null references access.agency,
  name      text not null,
  added_by  uuid not null,
  added_at  timestamptz not null,
  ended_at  timestamptz
);
comment on table systems.system is 'Software of an agency that sends requests for support by itself. Its id is its client_id, and the actor of what it does.';
create index system_of_agency on systems.system (agency_id);

-- Two of a kind may live at once, so that one can be changed for another without a pause. 'client': the client_secret, of which only the hash
-- is here. 'signing': the key that webhooks are signed with; a signature needs the key itself, so that one is kept, for the service alone.
create table systems.secret (
  id           uuid primary key,
  system_id    uuid not null references systems.system,
  kind         text not null check (kind in ('client', 'signing')),
  slot         int not null check (slot in (1, 2)),
  hash         bytea,
  signing_key  text,
  made_by      uuid not null,
  made_at      timestamptz not null,
  last_used_at timestamptz,
  ended_at     timestamptz,
  check ((kind = 'client') = (hash is not null)),
  check (kind = 'signing' and (ended_at is null) = (signing_key is not null) or kind = 'client' and signing_key is null)
);
comment on table systems.secret is 'What a system proves itself with, and what its webhooks are signed with.';
create unique index secret_two_at_once on systems.secret (system_id, kind, slot) where ended_at is null;
create index secret_by_hash on systems.secret (hash) where hash is not null;

-- Short-lived access tokens. They end with the secret they were asked for with.
create table systems.token (
  token_hash bytea primary key,
  system_id  uuid not null references systems.system,
  secret_id  uuid not null references systems.secret,
  scopes     text[] not null,
  expires_at timestamptz not null
);
comment on table systems.token is 'Access tokens given to systems, by their hash.';
create index token_of_system on systems.token (system_id);
create index token_of_secret on systems.token (secret_id);
grant select, insert, delete on systems.token to register;
grant select on systems.system, systems.secret to register;
grant update (last_used_at) on systems.secret to register;

grant select, insert on systems.system to sees_own_families, sees_every_family;
grant update (ended_at) on systems.system to sees_own_families, sees_every_family;
grant select (id, system_id, kind, slot, made_by, made_at, last_used_at, ended_at), insert, update (ended_at, signing_key) on systems.secret
  to sees_own_families, sees_every_family;

-- That a system exists, and what it is called, is no secret at work: it stands where a sender's name would.
alter table systems.system enable row level security;
alter table systems.system force row level security;
create policy anyone_reads on systems.system for select to sees_own_families, sees_every_family using (true);
create policy administrators_change on systems.system to sees_own_families, sees_every_family
  using (access.i_may('manage-accounts')) with check (access.i_may('manage-accounts'));
create policy register on systems.system to register using (true);
alter table systems.secret enable row level security;
alter table systems.secret force row level security;
create policy administrators on systems.secret to sees_own_families, sees_every_family
  using (access.i_may('manage-accounts')) with check (access.i_may('manage-accounts'));
create policy register on systems.secret to register using (true) with check (true);
alter table systems.token enable row level security;
alter table systems.token force row level security;
create policy register on systems.token to register using (true) with check (true);

-- The agency whose system is asking, as long as that system has not ended.
create function systems.my_agency_id() returns uuid language sql stable security definer set search_path = systems as
  $$ select agency_id from system where id = platform.me() and ended_at is null $$;

-- Gives a token for a secret. No row: no such system, a wrong secret, or one that has ended; which of them is not told.
create function systems.give_token(asking uuid, given bytea, fresh bytea, asked text[], at timestamptz, until timestamptz) returns table (system_id uuid)
  language sql volatile security definer set search_path = systems as $$
  with used as (
    update secret s set last_used_at = at from system y
     where y.id = asking and y.ended_at is null and s.system_id = y.id and s.kind = 'client' and s.hash = given and s.ended_at is null
    returning s.id
  ), over as (
    delete from token t where t.system_id = asking and t.expires_at < at
  )
  insert into token (token_hash, system_id, secret_id, scopes, expires_at) select fresh, asking, used.id, asked, until from used returning token.system_id
$$;
create function systems.who_holds(held bytea, at timestamptz) returns table (system_id uuid, name text, agency_id uuid, scopes text[])
  language sql stable security definer set search_path = systems as $$
  select y.id, y.name, y.agency_id, t.scopes from token t join system y on y.id = t.system_id join secret s on s.id = t.secret_id
   where t.token_hash = held and t.expires_at > at and y.ended_at is null and s.ended_at is null
$$;

-- What a system may know of a request that a system of its own agency sent: where it stands, and what its sender is told, once told.
create function systems.answer_to(asked text) returns table (id uuid, reference text, state text, sent_at timestamptz, due_at timestamptz, feedback text, told_at timestamptz)
  language sql stable security definer set search_path = systems as $$
  select r.id, r.reference, r.state, r.sent_at, r.due_at, case when d.told_at is not null then d.feedback end, d.told_at
    from front_door.request r join system y on y.id = r.sent_by left join front_door.decision d on d.request_id = r.id
   where r.reference = asked and y.agency_id = systems.my_agency_id()
$$;

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where pronamespace = 'systems'::regnamespace loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
-- Before it is known who asks, the web login itself may ask this.
grant execute on function systems.who_holds to web;
revoke create on schema systems from register;

create view published.system with (security_invoker = true) as
  select system.id as system_id, system.name, system.agency_id, agency.name as agency_name
    from systems.system join access.agency on agency.id = system.agency_id;
grant select on published.system to sees_own_families, sees_every_family;

-- A system sends as its agency's practitioners do, and as nobody else.
create policy systems_send on front_door.request for insert to public_sender with check (
  sent_by = platform.me() and sender_agency_id = systems.my_agency_id() and who = 'practitioner'
  and family_id is null and taken_by is null and state = 'new');
-- A system may have sent many requests. That a line belongs to one's own request is settled by sender_writes; without this, every line
-- would be looked for among all that were ever sent.
alter policy public_sender on front_door.request_person with check (true);
alter policy public_sender on front_door.request_address with check (true);
alter policy public_sender on front_door.request_helper with check (true);
