-- Whoever was asked to look after a listed household sees it: who lives there, why, and how contact is safe. Not what partners' files say, which is for those
-- whom the sharing rules name.
create function targeting.concerns_i_own() returns table (concern_id uuid, decision text, reason text, safe_contact text, safe_how text, look_again_on date,
  reviewed_by uuid, reviewed_at timestamptz, people jsonb, came jsonb) language sql stable security definer set search_path = targeting as $$
  with newest as (
    select distinct on (r.concern_id) r.* from concern_review r
     where r.concern_id in (select o.concern_id from concern_review o where o.owner_id = platform.me()) order by r.concern_id, r.number desc
  )
  select n.concern_id, n.decision, n.reason, n.safe_contact, n.safe_how, n.look_again_on, n.reviewed_by, n.reviewed_at,
         (select coalesce(jsonb_agg(jsonb_build_object('no', p.person_no, 'forename', p.forename, 'surname', p.surname, 'age', p.age, 'area', p.area)
                          order by p.age desc nulls last, p.person_no), '[]')
            from (select distinct on (l.person_no) l.person_no, coalesce(f.forename, f.full_name) as forename, case when f.forename is not null then f.surname end as surname,
                         extract(year from age(platform.today(), max(f.born_on) over person))::int as age, max(outward(f.postcode)) over person as area
                    from linked_row l join feed_row f on f.id = l.row_id join feed_load o on o.id = f.load_id and o.state = 'held'
                   where l.household_no = c.household_no window person as (partition by l.person_no)
                   order by l.person_no, (f.forename is not null) desc, f.id desc) p),
         (select coalesce(jsonb_agg(jsonb_build_object('what', e.what, 'on', e.happened_on, 'words', e.words) order by e.happened_on desc, e.id desc), '[]')
            from concern_effect e where e.concern_id = n.concern_id)
    from newest n join concern c on c.id = n.concern_id
   where n.owner_id = platform.me() and n.decision <> 'no' and n.concern_id <> all (array(select concerns_closed_to_me()))
   order by n.look_again_on, n.concern_id
$$;
alter function targeting.concerns_i_own() owner to register;
revoke all on function targeting.concerns_i_own() from public;
grant execute on function targeting.concerns_i_own() to app;
create policy owners_add on targeting.concern_effect for insert to sees_own_families, sees_every_family
  with check (recorded_by = platform.me() and concern_id in (select concern_id from targeting.concerns_i_own()));
