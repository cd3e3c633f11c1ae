-- Who may touch the database, and as what. Run before the migrations, any number of times.
-- owner_ changes tables. web and jobs are the logins of the running service: they own nothing and inherit nothing, and take on
-- one of the three roles below inside each transaction. register answers the few questions asked of the whole register.
do $$
declare
  made text;
begin
  foreach made in array array['app', 'sees_own_families', 'sees_every_family', 'public_sender', 'register'] loop
    if not exists (select from pg_roles where rolname = made) then execute format('create role %I nologin', made); end if;
  end loop;
  foreach made in array array['owner_', 'web', 'jobs'] loop
    if not exists (select from pg_roles where rolname = made) then execute format('create role %I login noinherit', made); end if;
  end loop;
end $$;

grant app to sees_own_families, sees_every_family, public_sender;
grant sees_own_families, sees_every_family, public_sender to web;
grant sees_own_families, sees_every_family, public_sender to jobs;
grant register to owner_;
alter role owner_ inherit;
