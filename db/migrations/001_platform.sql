-- The platform: what happened, sessions, drafts, forms sent once, messages waiting. Knows nothing of early help but a family's id.
create schema platform;
create schema published;
grant usage on schema platform, published to app, register;
create extension if not exists pg_trgm with schema public;

-- One row: whether the people in this database are made up.
create table platform.installation (
  only_one  boolean primary key default true check (only_one),
  made_up   boolean not null,
  made_at   timestamptz not null
);
grant select on platform.installation to app, web, jobs;

-- Who is asking, and the day it is for them. Unset means nobody, and nobody sees nothing.
create function platform.me() returns uuid language sql stable as
  $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;
create function platform.today() returns date language sql stable as
  $$ select nullif(current_setting('app.today', true), '')::date $$;
create function platform.now() returns timestamptz language sql stable as
  $$ select nullif(current_setting('app.now', true), '')::timestamptz $$;

-- What happened, to whom, by whom, when: the audit trail and the chronology. Written by work.record() and by page(), never altered.
-- Rows hold ids and codes, never names. xid orders rows for the sealer.
create table platform.event (
  id         uuid primary key,
  at         timestamptz not null,
  actor_id   uuid not null,
  kind       text not null,
  family_id  uuid,
  subject_id uuid,
  details    jsonb not null default '{}',
  trace      text,
  xid        xid8 not null default pg_current_xact_id()
);
create index event_of_family on platform.event (family_id, at) where family_id is not null;
create index event_of_subject on platform.event (subject_id, at) where subject_id is not null;
create index event_of_actor on platform.event (actor_id, at);
create index event_by_xid on platform.event (xid, id);
grant select, insert on platform.event to app;

create function platform.never_altered() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never altered or removed', tg_table_name;
end $$;
create trigger never_altered before update or delete or truncate on platform.event for each statement execute function platform.never_altered();

-- A session, of someone signed in or of someone asking without an account. Only the functions below reach it.
create table platform.session (
  token_hash  bytea primary key,
  id          uuid not null unique,
  account_id  uuid,
  started_at  timestamptz not null,
  seen_at     timestamptz not null,
  ended_at    timestamptz,
  -- what the identity provider needs to end its own session
  provider    jsonb
);
create index session_of_account on platform.session (account_id) where ended_at is null;

-- Answers being typed, kept apart from records until they are sent.
create table platform.draft (
  id          uuid primary key,
  owner_id    uuid not null,
  journey     text not null,
  about_id    uuid,
  answers     jsonb not null default '{}',
  started_at  timestamptz not null,
  kept_at     timestamptz not null,
  expires_at  timestamptz not null
);
create index draft_of_owner on platform.draft (owner_id, journey);
grant select, insert, update, delete on platform.draft to app;

-- Each form sent, once. The same key again gives the answer of the first time.
create table platform.submission (
  actor_id  uuid not null,
  key       uuid not null,
  page      text not null,
  body_hash text not null,
  go_to     text,
  at        timestamptz not null,
  primary key (actor_id, key)
);
grant select, insert, update on platform.submission to app;

-- E-mails and texts to send. They hold a link and a reference, never a name or an address of a family.
create table platform.message (
  id           uuid primary key,
  channel      text not null check (channel in ('email', 'text')),
  send_to      text not null,
  template     text not null,
  subject      text not null,
  body         text not null,
  about_id     uuid,
  written_by   uuid not null,
  written_at   timestamptz not null,
  sent_at      timestamptz,
  provider_ref text,
  failure      text
);
create index message_waiting on platform.message (written_at) where sent_at is null;
create index message_about on platform.message (about_id);
grant select, insert on platform.message to app;
grant update (sent_at, provider_ref, failure) on platform.message to app;

-- Rows that belong to one person: drafts, forms sent.
create procedure platform.protect_by_owner(target regclass, owner_column text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy own on %s to sees_own_families, sees_every_family, public_sender using (%I = platform.me()) with check (%I = platform.me())',
                 target, owner_column, owner_column);
end $$;
call platform.protect_by_owner('platform.draft', 'owner_id');
call platform.protect_by_owner('platform.submission', 'actor_id');
call platform.protect_by_owner('platform.message', 'written_by');

alter table platform.session enable row level security;
alter table platform.session force row level security;
create policy all_sessions on platform.session to register using (true) with check (true);
grant select, insert, update on platform.session to register;
