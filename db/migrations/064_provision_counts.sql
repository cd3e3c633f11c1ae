-- What there is of services, in numbers for the pages that set them beside needs: worked out every night, since 10,000 services take a second to go through.
create table commissioning.provision_count (
  -- a category of the directory, by its code
  category      text not null,
  side          text not null check (side in ('all', 'ward', 'age')),
  -- a ward, an age band; '*' stands for a ward that has no place of its own, and so for what is everywhere
  code          text not null,
  services      int not null,
  with_room     int not null,
  without_room  int not null,
  -- in the middle of what services say, and of what referrals to them came to
  wait_weeks    int,
  days_to_start double precision,
  counted_on    date not null,
  primary key (category, side, code)
);
comment on table commissioning.provision_count is 'How many services there are for a category, with their room and waits, as of last night.';
alter table commissioning.provision_count enable row level security;
alter table commissioning.provision_count force row level security;
create policy register on commissioning.provision_count to register using (true);
create policy readers on commissioning.provision_count for select to sees_own_families, sees_every_family
  using ((select access.i_may('see-needs')) or (select access.i_may('count-needs')));
create policy the_service on commissioning.provision_count to sees_own_families, sees_every_family
  using ((select access.i_may('count-needs'))) with check ((select access.i_may('count-needs')));
grant select, insert, delete on commissioning.provision_count to app;
grant select on commissioning.provision_count to register;
