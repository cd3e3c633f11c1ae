-- The local offer for special educational needs and disabilities: what the council says itself of what the law asks for, and what families say of the offer.

-- What no single service tells: how needs are assessed, how travel is arranged, how to complain. By the keys of src/modules/directory/send-offer.json.
create table directory.statement (
  subject text primary key check (subject ~ '^[a-z0-9-]{1,40}$'),
  said    text not null,
  url     text,
  said_on date not null,
  version int not null default 1
);
comment on table directory.statement is 'What the council itself says of one thing that its local offer must hold.';
call directory.protect_public('directory.statement');

-- A comment as it came. It may name somebody, so only editors read it.
create table directory.comment (
  id         uuid primary key,
  from_whom  text not null check (from_whom in ('young-person', 'parent', 'somebody-else')),
  about      text not null check (about in ('what-there-is', 'finding-it', 'how-it-is-made')),
  said       text not null,
  sent_at    timestamptz not null,
  sent_on    date not null,
  -- an account, or a browser's session: so that one of them cannot send hundreds
  sent_by    uuid not null,
  state      text not null default 'waiting' check (state in ('waiting', 'published', 'kept-back')),
  -- why it is not published
  because    text check (because in ('abusive', 'own-case', 'not-about-it', 'sent-twice')),
  decided_at timestamptz,
  decided_by uuid,
  version    int not null default 1,
  check ((state = 'kept-back') = (because is not null)),
  check ((state = 'waiting') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null))
);
comment on table directory.comment is 'What somebody says of the local offer, as it came.';
create index comment_waiting on directory.comment (sent_at) where state = 'waiting';
create index comment_by_day on directory.comment (sent_on);

-- What everybody reads of it: without names, with an answer and what was done.
create table directory.published_comment (
  comment_id   uuid primary key references directory.comment,
  from_whom    text not null,
  about        text not null,
  said         text not null,
  answer       text not null,
  done         text,
  said_on      date not null,
  published_on date not null,
  changed_on   date
);
comment on table directory.published_comment is 'A comment on the local offer that is public, with the council’s answer and what it did.';
call directory.protect_public('directory.published_comment');

-- Whether one more may be sent now: in an hour five of one sender, a hundred in all.
create function directory.may_comment() returns boolean language sql stable security definer set search_path = directory as $$
  select count(*) filter (where sent_by = platform.me()) < 5 and count(*) < 100 from comment where sent_at > platform.now() - interval '1 hour'
$$;
-- How many came since a day, and what became of them: for everybody.
create function directory.comments_since(since date, out came int, out published int, out kept_back int, out waiting int, out oldest_waiting date)
  language sql stable security definer set search_path = directory as $$
  select count(*) filter (where sent_on >= since)::int, count(*) filter (where sent_on >= since and state = 'published')::int,
         count(*) filter (where sent_on >= since and state = 'kept-back')::int, count(*) filter (where state = 'waiting')::int,
         min(sent_on) filter (where state = 'waiting') from comment
$$;

alter table directory.comment enable row level security;
alter table directory.comment force row level security;
create policy register on directory.comment to register using (true);
create policy anyone_sends on directory.comment for insert to sees_own_families, sees_every_family, public_sender
  with check (sent_by = platform.me() and state = 'waiting' and directory.may_comment());
create policy editors on directory.comment for select to sees_own_families, sees_every_family using ((select access.i_may('edit-directory')));
create policy editors_decide on directory.comment for update to sees_own_families, sees_every_family using ((select access.i_may('edit-directory')));
grant insert on directory.comment to sees_own_families, sees_every_family, public_sender;
grant select on directory.comment to sees_own_families, sees_every_family, register;
grant update (state, because, decided_at, decided_by, version) on directory.comment to sees_own_families, sees_every_family;

do $$
declare made regprocedure;
begin
  foreach made in array array['directory.may_comment()', 'directory.comments_since(date)']::regprocedure[] loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;
