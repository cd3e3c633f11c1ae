-- How much room a service has, what visitors say is wrong with its page, and who was reminded to look at it again.

-- How much room there is and how long people wait, as its keeper said on a day. Codes and a number alone: it is public at once, without anybody's approval.
create table directory.room (
  id         uuid primary key,
  service_id uuid not null references directory.record,
  state      text not null check (state in ('room', 'few', 'waiting-list', 'full')),
  wait_weeks int check (wait_weeks between 0 and 260),
  said_at    timestamptz not null,
  said_on    date not null
);
comment on table directory.room is 'How much room a service has and how long the wait is, each time its keeper said so. The newest holds.';
create index room_of_service on directory.room (service_id, said_at desc);

alter table directory.room enable row level security;
alter table directory.room force row level security;
create policy register on directory.room to register using (true);
create policy anyone_reads on directory.room for select to sees_own_families, sees_every_family, public_sender using (true);
create policy editors_say on directory.room for insert to sees_own_families, sees_every_family with check ((select access.i_may('edit-directory')));
create policy owners_say on directory.room for insert to sees_own_families, sees_every_family
  with check (service_id = any (array(select directory.my_record_ids())));
grant select on directory.room to app, register;
grant insert on directory.room to sees_own_families, sees_every_family;

-- What a visitor says is wrong. It may hold anything that people type, so only those who keep the service and editors read it.
create table directory.report (
  id         uuid primary key,
  service_id uuid not null references directory.record,
  said       text not null,
  reach      text,
  sent_at    timestamptz not null,
  -- an account, or a browser's session: so that one of them cannot send hundreds
  sent_by    uuid not null,
  done_at    timestamptz,
  done_by    uuid,
  answer     text,
  version    int not null default 1,
  check ((done_at is null) = (done_by is null)),
  check (done_at is null or answer is not null)
);
comment on table directory.report is 'What a visitor of a public page says is wrong with a service, and what was done about it.';
create index report_of_service on directory.report (service_id, sent_at desc);
create index report_open on directory.report (sent_at) where done_at is null;

-- Whether one more may be sent now: in an hour five of one sender, ten about one service, two hundred in all.
create function directory.may_report(asked uuid) returns boolean language sql stable security definer set search_path = directory as $$
  select count(*) filter (where sent_by = platform.me()) < 5 and count(*) filter (where service_id = asked) < 10 and count(*) < 200
    from report where sent_at > platform.now() - interval '1 hour'
$$;
alter function directory.may_report(uuid) owner to register;
revoke all on function directory.may_report(uuid) from public;
grant execute on function directory.may_report(uuid) to app;

alter table directory.report enable row level security;
alter table directory.report force row level security;
create policy register on directory.report to register using (true);
create policy anyone_sends on directory.report for insert to sees_own_families, sees_every_family, public_sender
  with check (sent_by = platform.me() and done_at is null and service_id in (select id from directory.service) and directory.may_report(service_id));
create policy editors on directory.report for select to sees_own_families, sees_every_family using ((select access.i_may('edit-directory')));
create policy owners_read on directory.report for select to sees_own_families, sees_every_family
  using (service_id = any (array(select directory.my_record_ids())));
create policy editors_answer on directory.report for update to sees_own_families, sees_every_family using ((select access.i_may('edit-directory')));
create policy owners_answer on directory.report for update to sees_own_families, sees_every_family
  using (service_id = any (array(select directory.my_record_ids())));
grant insert on directory.report to sees_own_families, sees_every_family, public_sender;
grant select on directory.report to sees_own_families, sees_every_family, register;
grant update (done_at, done_by, answer, version) on directory.report to sees_own_families, sees_every_family;

-- That its keepers were reminded of a day on which a record is to be looked at again: two weeks before, and when it has come.
create table directory.reminder (
  record_id uuid not null references directory.record,
  review_on date not null,
  stage     text not null check (stage in ('soon', 'due')),
  sent_at   timestamptz not null,
  primary key (record_id, review_on, stage)
);
comment on table directory.reminder is 'That the keepers of a record were reminded to look at it again.';
alter table directory.reminder enable row level security;
alter table directory.reminder force row level security;
create policy register on directory.reminder to register using (true);
create policy editors on directory.reminder to sees_own_families, sees_every_family
  using ((select access.i_may('edit-directory'))) with check ((select access.i_may('edit-directory')));
grant select, insert on directory.reminder to sees_own_families, sees_every_family;
grant select on directory.reminder to register;
