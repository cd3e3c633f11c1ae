-- The day a pregnancy of a family ended without a birth: from then on no clock that ran before asks anything of anybody, told to nobody why.
-- Also those who may not read of the pregnancy get the day, or their lists would differ from the others' by what they must not know.
create function people.clocks_stopped(asked uuid[]) returns table (family_id uuid, stopped_on date)
  language sql stable security definer set search_path = people as $$
  select m.family_id, max(m.ends_on) from family_member m join person p on p.id = m.person_id
   where m.family_id = any (asked) and m.sensitive = 'pregnancy' and m.ends_on is not null and p.due_on is not null
     and m.family_id <> all (array(select access.closed_to_me()))
     and (m.family_id = any (array(select access.my_family_ids())) or current_setting('role', true) = 'sees_every_family')
   group by m.family_id
$$;
alter function people.clocks_stopped(uuid[]) owner to register;
revoke all on function people.clocks_stopped(uuid[]) from public;
grant execute on function people.clocks_stopped(uuid[]) to app;
