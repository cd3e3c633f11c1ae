-- What is said of a feed can be changed, and what was said before stays; whom it covers is said in data that the single view goes by.
-- safe: no release has this table yet
alter table targeting.feed rename column covers_area to covers_whom;
-- safe: no release has this table yet
alter table targeting.feed
  add column contact          text,
  -- outward parts of postcodes, such as FN1; null: the whole council
  add column covers_postcodes text[] check (cardinality(covers_postcodes) > 0);
comment on column targeting.feed.covers_whom is 'Of those it covers, whom alone it holds, in words, such as tenants of one landlord; null: everybody.';
comment on column targeting.feed.contact is 'Whom to ask about it at its agency.';

-- Each time something was said of a feed, the first time too.
create table targeting.feed_version (
  feed_id          uuid not null references targeting.feed,
  version          int not null,
  name             text not null,
  contact          text,
  agreement        text not null,
  purpose          text not null,
  lawful_basis     text not null,
  retention_months int not null,
  covers_from_age  int,
  covers_until_age int,
  covers_whom      text,
  covers_postcodes text[],
  -- why it was changed; null the first time
  because          text,
  made_by          uuid not null,
  made_at          timestamptz not null,
  primary key (feed_id, version)
);
comment on table targeting.feed_version is 'What was said of a feed, and since when.';
-- safe: a council has some dozens of feeds
insert into targeting.feed_version (feed_id, version, name, agreement, purpose, lawful_basis, retention_months, covers_from_age, covers_until_age, covers_whom, made_by, made_at)
  select id, 1, name, agreement, purpose, lawful_basis, retention_months, covers_from_age, covers_until_age, covers_whom, made_by, made_at from targeting.feed;
grant select, insert on targeting.feed_version to app;
grant select on targeting.feed_version to register;
call targeting.protect('targeting.feed_version', '{load-feeds}', '{load-feeds}');

drop function targeting.single_view(uuid, text);
-- As in 035; now with the people who live outside the districts that a feed covers, and those of whom that cannot be told.
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
           f.covers_from_age, f.covers_until_age, f.covers_whom, f.covers_postcodes, a.name as agency, f.mapping
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
  ), lives as materialized (
    -- what is protected says nothing, not even by where somebody does not live
    select m.person_id, array(select distinct upper(left(replace(x.postcode, ' ', ''), -3))
        from people.family_member m2 join people.address x on x.family_id = m2.family_id and x.household = m2.household
       where m2.person_id = m.person_id and m2.family_id = asked_family and x.postcode is not null and coalesce(x.ends_on, 'infinity') >= today
         and not (is_hidden and 'address' <> all (my_topics)) and (x.sensitive is null or 'address' = any (my_topics))) as districts
      from member m
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
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', person_id, 'is_matched', person_no is not null,
        'outside', (select coalesce(jsonb_agg(s.feed_id), '[]') from shared s join lives l on l.person_id = member.person_id
                     where l.districts <> '{}' and not l.districts && s.covers_postcodes),
        'unplaced', (select coalesce(jsonb_agg(s.feed_id), '[]') from shared s join lives l on l.person_id = member.person_id
                      where l.districts = '{}' and s.covers_postcodes is not null))), '[]') from member),
    'feeds', (select coalesce(jsonb_agg(jsonb_build_object('id', s.feed_id, 'name', s.name, 'kind', s.kind, 'agency', s.agency, 'agreement', s.agreement,
        'purpose', s.purpose, 'lawful_basis', s.lawful_basis, 'from_age', s.covers_from_age, 'until_age', s.covers_until_age, 'whom', s.covers_whom,
        'postcodes', s.covers_postcodes,
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

alter function targeting.single_view(uuid, text) owner to register;
revoke all on function targeting.single_view(uuid, text) from public;
grant execute on function targeting.single_view(uuid, text) to app;
