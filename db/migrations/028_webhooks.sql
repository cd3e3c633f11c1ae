-- Webhooks: a system is told that something happened to a request it sent. What it is told holds a reference and a state, and nobody's name.
create table systems.webhook (
  system_id uuid primary key references systems.system,
  url       text not null check (url ~ '^https?://' and length(url) <= 500),
  set_by    uuid not null,
  set_at    timestamptz not null,
  version   int not null default 1
);
comment on table systems.webhook is 'Where a system wants to be told.';

create table systems.delivery (
  id            uuid primary key,
  system_id     uuid not null references systems.system,
  event         text not null check (event in ('request.looked-at', 'request.decided', 'request.feedback', 'request.closed')),
  reference     text not null,
  state         text not null,
  happened_at   timestamptz not null,
  -- tries run from here for three days; sending again begins anew
  began_at      timestamptz not null,
  tries         int not null default 0,
  tried_at      timestamptz,
  -- what came of the last try, in a word or a status; never what the receiver said
  failure       text,
  delivered_at  timestamptz,
  given_up_at   timestamptz,
  check (num_nonnulls(delivered_at, given_up_at) <= 1)
);
comment on table systems.delivery is 'One thing that one system is told, and how far that came.';
create index delivery_of_system on systems.delivery (system_id, happened_at);
create index delivery_given_up on systems.delivery (system_id) where given_up_at is not null;

grant select on systems.webhook, systems.delivery to register;
grant select, insert, update, delete on systems.webhook to sees_own_families, sees_every_family;
grant select, insert on systems.delivery to sees_own_families, sees_every_family;
grant update (began_at, tries, tried_at, failure, delivered_at, given_up_at) on systems.delivery to sees_own_families, sees_every_family;

alter table systems.webhook enable row level security;
alter table systems.webhook force row level security;
create policy administrators on systems.webhook to sees_own_families, sees_every_family
  using (access.i_may('manage-accounts')) with check (access.i_may('manage-accounts'));
create policy register on systems.webhook to register using (true);
alter table systems.delivery enable row level security;
alter table systems.delivery force row level security;
-- Administrators see what was delivered and the service delivers it (it has that right too); those who decide cause it.
create policy administrators on systems.delivery to sees_own_families, sees_every_family
  using (access.i_may('manage-accounts')) with check (access.i_may('manage-accounts'));
create policy deciders_tell on systems.delivery for insert to sees_own_families, sees_every_family with check (access.i_may('decide-requests'));
create policy register on systems.delivery to register using (true);

-- Whether anybody is to be told: whoever decides may not see where.
create function systems.wants_to_know(asked uuid) returns boolean language sql stable security definer set search_path = systems as
  $$ select exists (select from system y join webhook w on w.system_id = y.id where y.id = asked and y.ended_at is null) $$;
-- Only the service signs, and so only it reads the keys; the newest first.
create function systems.signing_keys(asked uuid) returns setof text language sql stable security definer set search_path = systems as $$
  select signing_key from secret
   where system_id = asked and kind = 'signing' and ended_at is null and platform.me() = '00000000-0000-7000-8000-000000000001'
   order by made_at desc, id desc
$$;
-- Local receivers over plain http are for trying things out, among made-up people.
create function systems.is_made_up() returns boolean language sql stable set search_path = platform as
  $$ select coalesce(bool_or(made_up), false) from installation $$;
-- One receiver that is slow keeps only its own waiting: the deliveries to one system run one after another.
create function systems.deliver_later(delivery uuid, to_system uuid) returns void language plpgsql security definer set search_path = systems as $$
begin
  perform graphile_worker.add_job('deliver-webhook', json_build_object('deliveryId', delivery), queue_name => 'webhooks of ' || to_system);
end $$;

grant create on schema systems to register;
do $$
declare made regprocedure;
begin
  foreach made in array array['systems.wants_to_know(uuid)', 'systems.signing_keys(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to register', made);
  end loop;
  foreach made in array array['systems.wants_to_know(uuid)', 'systems.signing_keys(uuid)', 'systems.is_made_up()', 'systems.deliver_later(uuid, uuid)']::regprocedure[] loop
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
revoke create on schema systems from register;
