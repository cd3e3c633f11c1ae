-- Before a worker is named for a family that the asker sees: whether it is closed to that worker. Why stays with those who closed it.
create function access.is_closed_to(asked uuid, worker uuid) returns boolean language sql stable security definer set search_path = access as $$
  select asked in (select families_closed_to(worker)) and asked not in (select closed_to_me())
     and (asked in (select my_family_ids()) or current_setting('role', true) = 'sees_every_family')
$$;
alter function access.is_closed_to(uuid, uuid) owner to register;
revoke all on function access.is_closed_to(uuid, uuid) from public;
grant execute on function access.is_closed_to(uuid, uuid) to app;
