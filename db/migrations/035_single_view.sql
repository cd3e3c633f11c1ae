-- The single view: what the partnership knows of one family, as far as each feed's sharing rule lets me know it, for what I need it.

-- Which facts are guarded by a topic and which go on, as src/modules/targeting/facts.json says; a test holds the two together.
create table targeting.fact_kind (
  key   text primary key,
  topic text,
  lasts boolean not null
);
create table targeting.feed_kind (
  key   text primary key,
  topic text
);
insert into targeting.fact_kind (key, topic, lasts) values
  ('attendance', null, false), ('not-on-roll', null, true), ('school-place', null, true), ('send-support', null, true), ('ehcp', null, true),
  ('free-school-meals', null, true), ('suspension', null, false), ('exclusion', null, false), ('police-incident', 'offences', false),
  ('domestic-abuse', 'abuse', false), ('asb', 'offences', false), ('arrest', 'offences', false), ('missing', null, false),
  ('exploitation', 'abuse', false), ('victim-of-crime', null, false), ('ae-attendance', 'health', false), ('self-harm', 'mental-health', false),
  ('rent-arrears', null, true), ('notice-seeking-possession', null, false), ('temporary-accommodation', null, true),
  ('homeless-application', null, false), ('overcrowding', null, true), ('tenancy', null, true), ('out-of-work-benefit', null, true),
  ('council-tax-arrears', null, true), ('benefit-cap', null, true), ('youth-offence', 'offences', false), ('youth-justice-order', 'offences', true),
  ('youth-prevention', 'offences', true), ('social-care-contact', null, false), ('social-care-referral', null, false), ('child-in-need', null, true),
  ('child-protection-plan', 'abuse', true), ('looked-after', null, true), ('edge-of-care', null, true), ('health-visiting', null, true),
  ('development-check-below', 'health', false), ('missed-health-review', 'health', false), ('antenatal', 'pregnancy', true),
  ('camhs', 'mental-health', true), ('adult-mental-health', 'mental-health', true), ('adult-substance-use', 'health', true),
  ('young-substance-use', 'health', true), ('neet', null, true), ('involved', null, true);
insert into targeting.feed_kind (key, topic) values
  ('school-census', null), ('exclusions', null), ('police', 'offences'), ('emergency-department', null), ('housing', null), ('benefits', null),
  ('youth-justice', 'offences'), ('social-care', null), ('health-visiting', null), ('mental-health', 'mental-health'), ('substance-use', 'health'),
  ('post-16', null), ('other', null);
comment on table targeting.fact_kind is 'What a row may say of somebody, and the topic that guards it.';
comment on table targeting.feed_kind is 'Kinds of partners'' files; under a topic, even that somebody is in one is guarded.';
comment on column targeting.sharing_rule.shows is 'Of: what, happened_on, ended_on, amount, service, worker, worker_contact, count, household.';
grant select on targeting.fact_kind, targeting.feed_kind to register;
call targeting.protect('targeting.fact_kind', '{}', '{}');
call targeting.protect('targeting.feed_kind', '{}', '{}');

-- The feeds I may know of for this purpose: the newest rule of each names one of my roles of today. Others are not there at all.
create function targeting.feeds_shared_with_me(asked_purpose text) returns table (
  feed_id uuid, kind text, retention_months int, roles text[], purposes text[], shows text[], months_back int)
  language sql stable security definer set search_path = targeting as $$
  select f.id, f.kind, f.retention_months, r.roles, r.purposes, r.shows, r.months_back
    from feed f cross join lateral (select * from sharing_rule x where x.feed_id = f.id order by x.version desc limit 1) r
   where f.withdrawn_at is null and asked_purpose = any (r.purposes) and access.i_may('see-single-view')
     and r.roles && array(select ar.role from access.account_role ar where ar.account_id = platform.me()
                             and ar.starts_on <= platform.today() and coalesce(ar.ends_on, 'infinity') >= platform.today())
$$;

-- Where somebody is to be found stays unsaid in a family with anything protected, and of an agency that is, but to those named for it.
create function targeting.hides_where(asked_family uuid) returns boolean language sql stable security definer set search_path = people as $$
  select exists (select from address where family_id = asked_family and sensitive = 'address' and coalesce(ends_on, 'infinity') >= platform.today())
      or exists (select from attends where family_id = asked_family and sensitive = 'address' and coalesce(ends_on, 'infinity') >= platform.today())
      or exists (select from contact_detail where family_id = asked_family and sensitive = 'address' and coalesce(ends_on, 'infinity') >= platform.today())
$$;

-- Numbers of people who are kept out of sight anywhere: in a family closed to me, a labelled one, one with a protected address, or not yet to be known of.
create function targeting.kept_out_of_sight(asked bigint) returns boolean language sql stable security definer set search_path = targeting as $$
  select exists (select from linked_person p join people.family_member m on m.person_id = p.person_id
                  where p.person_no = asked
                    and (m.sensitive is not null or m.family_id in (select access.closed_to_me())
                      or exists (select from access.family_label l where l.family_id = m.family_id) or targeting.hides_where(m.family_id)))
$$;

-- Null where there is no such family for me. Asked by nobody's leave but the database's: who I am, my roles and my topics are read here.
create function targeting.single_view(asked_family uuid, asked_purpose text) returns jsonb
  language plpgsql stable security definer set search_path = targeting as $$
declare
  today date := platform.today();
  my_topics text[];
  is_hidden boolean;
  matched_up_to timestamptz;
  answer jsonb;
begin
  if not access.i_may('see-single-view') or asked_family in (select access.closed_to_me())
     or not (asked_family in (select access.my_family_ids()) or current_setting('role', true) = 'sees_every_family') then
    return null;
  end if;
  my_topics := array(select split_part(t, '/', 2) from access.my_sensitive_topics() t where split_part(t, '/', 1) = asked_family::text);
  is_hidden := hides_where(asked_family);
  select began_at into matched_up_to from linkage_run where state = 'finished' order by began_at desc limit 1;

  with shared as materialized (
    select s.*, (is_hidden or a.is_protected) and 'address' <> all (my_topics) as keeps_place, f.name, f.agreement, f.purpose, f.lawful_basis,
           f.covers_from_age, f.covers_until_age, f.covers_area, a.name as agency, f.mapping
      from feeds_shared_with_me(asked_purpose) s join feed f on f.id = s.feed_id join access.agency a on a.id = f.agency_id
  ), held as materialized (
    select l.id, l.feed_id, l.current_as_of, l.covers_since, l.received_at, coalesce(l.ended_at, l.received_at) as ended_at
      from shared s join feed_load l on l.feed_id = s.feed_id
     where l.state = 'held' and l.received_at + make_interval(months => s.retention_months) > platform.now()
  ), member as materialized (
    select m.person_id, p.person_no, p.household_no, p.sureness
      from people.family_member m left join linked_person p on p.person_id = m.person_id
     where m.family_id = asked_family and m.starts_on <= today and coalesce(m.ends_on, 'infinity') > today
       and (m.sensitive is null or m.sensitive = any (my_topics))
  ), linked as materialized (
    select m.person_id, null::bigint as other_no, r.row_id, least(m.sureness, r.sureness) as sureness
      from member m join linked_row r on r.person_no = m.person_no
     where m.person_no not in (select persons_closed_to_me())
    union all
    select null, r.person_no, r.row_id, r.sureness
      from (select distinct household_no from member where household_no is not null) home join linked_row r on r.household_no = home.household_no
     where asked_purpose = 'safeguarding' and not is_hidden and exists (select from shared where 'household' = any (shows))
       and not exists (select from member where member.person_no = r.person_no) and r.person_no not in (select persons_closed_to_me())
  ), known as materialized (
    select n.person_id, n.other_no, n.sureness, w.id, h.id as load_id, h.current_as_of, s.feed_id, s.shows, coalesce(w.what, 'involved') as what, k.lasts,
           case when not s.keeps_place then w.service end as service, case when not s.keeps_place then w.worker end as worker,
           case when not s.keeps_place then w.worker_contact end as worker_contact, w.happened_on, w.ended_on, w.amount,
           nullif(trim(coalesce(w.full_name, concat_ws(' ', w.forename, w.surname))), '') as name, w.born_on
      from linked n join feed_row w on w.id = n.row_id join held h on h.id = w.load_id join shared s on s.feed_id = h.feed_id
      join fact_kind k on k.key = coalesce(w.what, 'involved')
      left join feed_kind d on d.key = s.kind and k.key = 'involved'
     where coalesce(k.topic, d.topic) is null or coalesce(k.topic, d.topic) = any (my_topics)
  ), recent as materialized (
    select known.* from known join shared s using (feed_id)
     where case when ended_on is null and (lasts or happened_on is null) then current_as_of else coalesce(ended_on, happened_on) end
           >= (today - make_interval(months => s.months_back))::date
  ), per_load as (
    -- a file that adds to those before it may say the same again: as often as the file that says it most often
    select person_id, feed_id, shows, case when 'what' = any (shows) then what end as what, case when 'what' = any (shows) then lasts end as lasts,
           case when 'service' = any (shows) then service end as service, happened_on, load_id, max(current_as_of) as as_at, count(*) as times,
           case when bool_or(ended_on is null) then null else max(ended_on) end as ended_on, max(amount) as amount, min(sureness) as sureness,
           (array_agg(worker order by id desc))[1] as worker, (array_agg(worker_contact order by id desc))[1] as worker_contact
      from recent where person_id is not null group by 1, 2, 3, 4, 5, 6, 7, 8
  ), once as (
    select person_id, feed_id, shows, what, lasts, service, happened_on, max(times) as times, max(as_at) as as_at, min(sureness) as sureness,
           (array_agg(ended_on order by as_at desc, load_id desc))[1] as ended_on, (array_agg(amount order by as_at desc, load_id desc))[1] as amount,
           (array_agg(worker order by as_at desc, load_id desc))[1] as worker,
           (array_agg(worker_contact order by as_at desc, load_id desc))[1] as worker_contact
      from per_load group by 1, 2, 3, 4, 5, 6, 7
  ), fact as (
    select person_id, feed_id, shows, what, lasts, service, sum(times) as times, min(happened_on) as first_on, max(happened_on) as last_on,
           max(as_at) as as_at, min(sureness) as sureness,
           (array_agg(ended_on order by happened_on desc nulls last))[1] as ended_on, (array_agg(amount order by happened_on desc nulls last))[1] as amount,
           (array_agg(worker order by happened_on desc nulls last))[1] as worker,
           (array_agg(worker_contact order by happened_on desc nulls last))[1] as worker_contact,
           (array_agg(jsonb_build_object('on', happened_on, 'until', case when 'ended_on' = any (shows) then ended_on end, 'times', times,
              'amount', case when 'amount' = any (shows) then amount end) order by happened_on desc nulls last))[1:40] as each
      from once group by 1, 2, 3, 4, 5, 6
  ), other as (
    select other_no, (array_agg(name order by current_as_of desc, id desc) filter (where name is not null))[1] as name, max(born_on) as born_on,
           min(sureness) as sureness, array_agg(distinct feed_id) as feeds, max(current_as_of) as as_at
      from recent where other_no is not null and 'household' = any (shows) and not kept_out_of_sight(other_no) group by 1 order by 1 limit 20
  )
  select jsonb_build_object(
    'my_topics', to_jsonb(my_topics),
    'keeps_other_people', is_hidden,
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', person_id, 'is_matched', person_no is not null)), '[]') from member),
    'feeds', (select coalesce(jsonb_agg(jsonb_build_object('id', s.feed_id, 'name', s.name, 'kind', s.kind, 'agency', s.agency, 'agreement', s.agreement,
        'purpose', s.purpose, 'lawful_basis', s.lawful_basis, 'from_age', s.covers_from_age, 'until_age', s.covers_until_age, 'area', s.covers_area,
        'roles', (select jsonb_agg(r.name order by r.name) from access.role r where r.code = any (s.roles)), 'purposes', s.purposes, 'shows', s.shows,
        'months_back', s.months_back, 'since', l.since, 'as_at', l.as_at, 'is_matched', coalesce(l.ended_at <= matched_up_to, false),
        'guarded', (select coalesce(jsonb_agg(distinct k.topic), '[]') from fact_kind k where k.topic is not null
                       and position('"' || k.key || '"' in s.mapping::text) > 0)) order by s.name), '[]')
      from shared s left join lateral (select min(h.covers_since) as since, max(h.current_as_of) as as_at, max(h.ended_at) as ended_at
                                         from held h where h.feed_id = s.feed_id) l on true),
    'facts', (select coalesce(jsonb_agg(jsonb_build_object('person_id', person_id, 'feed_id', feed_id, 'what', what, 'lasts', lasts, 'service', service,
        'worker', case when 'worker' = any (shows) then worker end, 'contact', case when 'worker_contact' = any (shows) then worker_contact end,
        'times', case when 'count' = any (shows) then times end,
        'first_on', case when 'happened_on' = any (shows) and 'count' = any (shows) then first_on end,
        'last_on', case when 'happened_on' = any (shows) then last_on end, 'ended_on', case when 'ended_on' = any (shows) then ended_on end,
        'amount', case when 'amount' = any (shows) then amount end, 'sureness', sureness, 'as_at', as_at,
        'each', case when 'happened_on' = any (shows) and 'count' = any (shows) then to_jsonb(each) else '[]' end)
        order by case when 'happened_on' = any (shows) then last_on end desc nulls last, what, service), '[]') from fact),
    'others', (select coalesce(jsonb_agg(jsonb_build_object('no', other_no::text, 'name', name, 'born_on', born_on, 'sureness', sureness, 'feeds', feeds,
        'as_at', as_at) order by other_no), '[]') from other where name is not null))
    into answer;
  return answer;
end $$;

do $$
declare made regprocedure;
begin
  foreach made in array array['targeting.feeds_shared_with_me(text)', 'targeting.hides_where(uuid)', 'targeting.kept_out_of_sight(bigint)',
                              'targeting.single_view(uuid, text)']::regprocedure[] loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
  end loop;
end $$;
grant execute on function targeting.single_view(uuid, text) to app;
