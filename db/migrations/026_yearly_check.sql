-- Once a year each agency says who of its people is still there and still needs this service. Whoever is not confirmed within 14 days of the day is suspended.
-- The owner is under row security like everybody, and so steps over it for one row.
alter table access.role no force row level security;
insert into access.role (code, name, sees, rights) values ('agency-contact', 'Agency contact', 'own families', '{confirm-people}');
alter table access.role force row level security;

create table access.yearly_check (
  id          uuid primary key,
  agency_id   uuid not null references access.agency,
  due_on      date not null,
  -- when its contacts were first asked, and last reminded
  asked_on    date,
  reminded_on date,
  closed_on   date,
  unique (agency_id, due_on)
);
create index yearly_check_open on access.yearly_check (due_on) where closed_on is null;
comment on table access.yearly_check is 'The yearly confirmation of an agency’s people: one row a year';
create table access.person_check (
  check_id    uuid not null references access.yearly_check,
  account_id  uuid not null references access.account,
  answer      text not null check (answer in ('needs it', 'has left')),
  answered_by uuid not null references access.account,
  answered_at timestamptz not null,
  primary key (check_id, account_id)
);
create index person_check_of_account on access.person_check (account_id);
create index person_check_answered_by on access.person_check (answered_by);
comment on table access.person_check is 'What an agency said of each of its people in one year';

create function access.i_confirm_for(asked uuid) returns boolean language sql stable security definer set search_path = access as $$
  select i_may('manage-accounts') or (asked = my_agency_id() and i_may('confirm-people'))
$$;
-- Ends the access of somebody of one's own agency who has left. False: nobody there whom one may end.
create function access.end_access_of_colleague(asked uuid, at timestamptz) returns boolean language plpgsql security definer set search_path = access as $$
begin
  update account set disabled_at = at, suspended_because = null, version = version + 1
   where id = asked and id <> platform.me() and access.i_confirm_for(agency_id) and (disabled_at is null or suspended_because is not null);
  if not found then return false; end if;
  update platform.session set ended_at = at where account_id = asked and ended_at is null;
  return true;
end $$;
grant update (disabled_at, suspended_because, version) on access.account to register;
do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where pronamespace = 'access'::regnamespace and proname in ('i_confirm_for', 'end_access_of_colleague') loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;

-- A contact sees when the people of their agency last signed in: it helps to say who still needs this.
create policy contacts_see on access.account_use for select to sees_own_families, sees_every_family
  using (exists (select from access.account a where a.id = account_id and access.i_confirm_for(a.agency_id)));
grant select, insert, update on access.yearly_check, access.person_check to app;
grant select on access.yearly_check, access.person_check to register;
alter table access.yearly_check enable row level security;
alter table access.yearly_check force row level security;
create policy who_confirms on access.yearly_check to sees_own_families, sees_every_family using (access.i_confirm_for(agency_id)) with check (access.i_confirm_for(agency_id));
create policy register on access.yearly_check to register using (true);
alter table access.person_check enable row level security;
alter table access.person_check force row level security;
create policy who_confirms on access.person_check to sees_own_families, sees_every_family
  using (exists (select from access.yearly_check c where c.id = check_id and access.i_confirm_for(c.agency_id)))
  with check (exists (select from access.yearly_check c join access.account a on a.agency_id = c.agency_id
                       where c.id = check_id and a.id = account_id and access.i_confirm_for(c.agency_id)));
create policy register on access.person_check to register using (true);
