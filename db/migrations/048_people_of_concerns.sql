-- As in 037; but where somebody lives, roughly, is the outward part of a postcode however it is written: FN4 of "FN41CM" too.
create function targeting.outward(postcode text) returns text language sql immutable parallel safe set search_path = pg_catalog as $$
  select left(bare, -3) from (select upper(regexp_replace(postcode, '[^A-Za-z0-9]', '', 'g')) as bare) as p where bare ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'
$$;
grant execute on function targeting.outward(text) to app, register;
drop function targeting.people_of_concerns(uuid[]);
create function targeting.people_of_concerns(asked uuid[]) returns table (concern_id uuid, person_no bigint, forename text, surname text, age int, area text)
  language sql stable security definer set search_path = targeting as $$
  select distinct on (c.id, l.person_no) c.id, l.person_no, coalesce(f.forename, f.full_name), case when f.forename is not null then f.surname end,
         extract(year from age(platform.today(), max(f.born_on) over person))::int, max(outward(f.postcode)) over person
    from concern c join linked_row l on l.household_no = c.household_no join feed_row f on f.id = l.row_id join feed_load o on o.id = f.load_id and o.state = 'held'
   where c.id = any (asked) and i_may_any('{review-concerns}') and c.id <> all (array(select concerns_closed_to_me()))
  window person as (partition by c.id, l.person_no)
   order by c.id, l.person_no, (f.forename is not null) desc, f.id desc
$$;
alter function targeting.people_of_concerns(uuid[]) owner to register;
revoke all on function targeting.people_of_concerns(uuid[]) from public;
grant execute on function targeting.people_of_concerns(uuid[]) to app;
