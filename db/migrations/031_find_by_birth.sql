-- The day of birth beside each key: a common name has thousands of people, but few of them were born on a day that may be meant. Minus infinity: not known.
alter table people.name_key add column born_on date not null default '-infinity';
-- safe: a key is never changed by people, only written anew when a name is corrected; who does that meanwhile waits (4 minutes in a council of a million people)
update people.name_key k set born_on = p.born_on from people.person p where p.id = k.person_id and p.born_on is not null;

-- As in 004; now with the days of birth that may be meant (null for any), and those whom most of the keys find first.
drop function people.register_candidates(text[], date[]);
create function people.register_candidates(asked_keys text[], asked_days date[], near_days date[]) returns table (
  person_id uuid, given_name text, family_name text, also_known_as text[], born_on date, born_about int, postcodes text[])
  language sql stable security definer set search_path = people as $$
  with by_key as (
    select k.person_id from name_key k where k.key = any (asked_keys) and (near_days is null or k.born_on = any (near_days))
     group by k.person_id order by count(*) desc, k.person_id limit 1000
  ), found as (
    select k.person_id from by_key k union select p.id from person p where p.born_on = any (asked_days)
  ), open_member as (
    select m.person_id, m.family_id, m.household from found f join family_member m on m.person_id = f.person_id
     where m.sensitive is null and m.family_id <> all (array(select access.closed_to_me()))
  )
  select p.id, p.given_name, p.family_name, p.also_known_as, p.born_on, p.born_about,
         (select array_agg(distinct a.postcode) from address a join open_member o on o.family_id = a.family_id and o.household = a.household
           where o.person_id = p.id and a.sensitive is null and a.postcode is not null)
    from person p
   where access.i_may('decide-requests') and p.id in (select o.person_id from open_member o) and (p.due_on is null or p.born_on is not null)
$$;
grant create on schema people to register;
alter function people.register_candidates(text[], date[], date[]) owner to register;
revoke create on schema people from register;
revoke all on function people.register_candidates(text[], date[], date[]) from public;
grant execute on function people.register_candidates(text[], date[], date[]) to app;
