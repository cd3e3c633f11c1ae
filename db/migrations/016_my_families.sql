-- Which families somebody sees is asked in every query: two looks into an index, in place of one through every access ever given.
drop index access.family_access_of_account, access.family_access_of_team;
create index family_access_of_account on access.family_access (account_id, (coalesce(ends_on, 'infinity'::date)));
create index family_access_of_team on access.family_access (team_id, (coalesce(ends_on, 'infinity'::date)));

create or replace function access.my_family_ids() returns setof uuid language sql stable security definer set search_path = access as $$
  select family_id from family_access
   where account_id = platform.me() and coalesce(ends_on, 'infinity'::date) >= platform.today() and starts_on <= platform.today()
  union
  select family_id from family_access
   where team_id = any (array(select access.my_teams())) and coalesce(ends_on, 'infinity'::date) >= platform.today() and starts_on <= platform.today()
  except select access.closed_to_me()
$$;
