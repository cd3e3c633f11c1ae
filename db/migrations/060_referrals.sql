-- Referrals: a family, or people of a request, are referred to a service of the directory; who takes it up there, and how it went.
create schema referrals;
grant usage on schema referrals to app, register;
grant create on schema referrals to register;

-- Whoever keeps an agency's pages in the directory was not chosen to read about families: taking up referrals is a role of its own.
alter table access.role no force row level security;
insert into access.role (code, name, sees, rights) values ('referral-taker', 'Takes up referrals to a service', 'own families', '{take-referrals}');
alter table access.role force row level security;

-- What a referral says is all that the service reads: its own words, and names that whoever refers has chosen. Once sent it is never altered.
create table referrals.referral (
  id            uuid primary key,
  -- what messages and telephone calls name it by
  reference     text not null unique,
  -- a family with a record, a request, or both; and the action of a plan that it is for
  family_id     uuid,
  request_id    uuid,
  action_id     uuid,
  service_id    uuid not null,
  -- whose people take it up, as it was when it was sent; and whether nobody there reads it here, so that whoever refers speaks to the service
  agency_id     uuid references access.agency,
  is_by_hand    boolean not null default true,
  state         text not null check (state in ('draft', 'not-agreed', 'signposted', 'sent', 'opened', 'accepted', 'declined', 'started', 'ended', 'withdrawn')),
  -- whom it is for: their ids in the record or the request, and how they are named to the service
  person_ids    uuid[] not null default '{}',
  who           text[] not null default '{}',
  why           text,
  asks          text,
  -- whom the service may reach, and how it is safe, in words
  reach         text check (reach in ('family', 'referrer')),
  contact       text,
  -- what the family said, who of it or who else said so, how and when
  said_by_id    uuid,
  said_by       text,
  said_how      text,
  said_on       date not null,
  -- the topic of its action; or "pregnancy", where it names an unborn child
  sensitive     text check (sensitive in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  referred_by   uuid not null,
  written_at    timestamptz not null,
  sent_on       date,
  -- the day of the last step that there can be
  closed_on     date,
  -- that both sides were told that it has no answer yet
  reminded_on   date,
  version       int not null default 1,
  check (num_nonnulls(family_id, request_id) >= 1),
  check (sensitive is null or family_id is not null),
  check ((state in ('draft', 'not-agreed', 'signposted')) = (sent_on is null) or state = 'withdrawn'),
  check ((state in ('declined', 'ended', 'withdrawn', 'not-agreed', 'signposted')) = (closed_on is not null))
);
comment on table referrals.referral is 'People referred to a service: what the service is told, and where it stands.';
create index referral_of_family on referrals.referral (family_id) where family_id is not null;
create index referral_of_request on referrals.referral (request_id) where request_id is not null;
create index referral_of_action on referrals.referral (action_id) where action_id is not null;
create index referral_of_service on referrals.referral (service_id, sent_on);
create index referral_of_agency on referrals.referral (agency_id, sent_on);
create index referral_to_chase on referrals.referral (sent_on) where state in ('sent', 'opened') and reminded_on is null;
create index referral_sent_on on referrals.referral (sent_on) where sent_on is not null;

-- Each step, who took it, and on which day it was so.
create table referrals.step (
  id          uuid primary key,
  referral_id uuid not null references referrals.referral,
  state       text not null check (state in ('sent', 'opened', 'accepted', 'declined', 'started', 'ended', 'withdrawn')),
  on_day      date not null,
  -- a code: why it was declined or withdrawn, how it ended
  reason      text,
  words       text,
  taken_by    uuid not null,
  taken_at    timestamptz not null,
  unique (referral_id, state)
);
comment on table referrals.step is 'What became of a referral, step by step.';

create function referrals.may_follow(before text, after text) returns boolean language sql immutable set search_path = pg_catalog as $$
  select after = any (case before
    when 'draft' then array['sent', 'not-agreed', 'signposted', 'withdrawn']
    when 'sent' then array['opened', 'accepted', 'declined', 'withdrawn']
    when 'opened' then array['accepted', 'declined', 'withdrawn']
    when 'accepted' then array['started', 'ended', 'withdrawn']
    when 'started' then array['ended']
    else array[]::text[] end)
$$;
create function referrals.keep_referral() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'A referral is never removed'; end if;
  if new.state <> old.state and not referrals.may_follow(old.state, new.state) then
    raise exception 'A referral that is % cannot become %', old.state, new.state;
  end if;
  if (new.id, new.reference, new.family_id, new.request_id, new.action_id, new.service_id, new.written_at)
       is distinct from (old.id, old.reference, old.family_id, old.request_id, old.action_id, old.service_id, old.written_at)
     or old.state <> 'draft' and (new.agency_id, new.is_by_hand, new.person_ids, new.who, new.why, new.asks, new.reach, new.contact, new.said_by_id, new.said_by,
          new.said_how, new.said_on, new.sensitive, new.referred_by, new.sent_on)
       is distinct from (old.agency_id, old.is_by_hand, old.person_ids, old.who, old.why, old.asks, old.reach, old.contact, old.said_by_id, old.said_by,
          old.said_how, old.said_on, old.sensitive, old.referred_by, old.sent_on) then
    raise exception 'What a referral says is never altered once it is sent';
  end if;
  return new;
end $$;
create trigger keep_referral before update or delete on referrals.referral for each row execute function referrals.keep_referral();

alter table referrals.referral enable row level security;
alter table referrals.referral force row level security;
create policy register on referrals.referral to register using (true);
-- Whoever sees the family, and the front door where it comes from a request.
create policy every_family on referrals.referral to sees_every_family
  using (family_id is not null and family_id <> all (array(select access.closed_to_me())));
create policy own_families on referrals.referral to sees_own_families using (family_id = any (array(select access.my_family_ids())));
create policy front_door on referrals.referral to sees_own_families, sees_every_family
  using ((select access.i_see_every_request()) and request_id is not null and request_id <> all (array(select access.requests_closed_to_me()))
    and (family_id is null or family_id <> all (array(select access.closed_to_me()))));
-- The taking agency: what was sent to it, by those who take up referrals there, until ninety days after its end; and never what was taken back.
create policy takers_read on referrals.referral for select to sees_own_families, sees_every_family
  using (agency_id = (select access.my_agency_id()) and (select access.i_may('take-referrals'))
    and not is_by_hand and state in ('sent', 'opened', 'accepted', 'declined', 'started', 'ended') and (closed_on is null or closed_on > platform.today() - 90)
    and (family_id is null or family_id <> all (array(select access.closed_to_me())))
    and (request_id is null or request_id <> all (array(select access.requests_closed_to_me()))));
create policy takers_answer on referrals.referral for update to sees_own_families, sees_every_family
  using (agency_id = (select access.my_agency_id()) and (select access.i_may('take-referrals'))
    and not is_by_hand and state in ('sent', 'opened', 'accepted', 'started')
    and (family_id is null or family_id <> all (array(select access.closed_to_me())))
    and (request_id is null or request_id <> all (array(select access.requests_closed_to_me()))))
  with check (state in ('opened', 'accepted', 'declined', 'started', 'ended'));
create policy sensitive on referrals.referral as restrictive for select to sees_own_families, sees_every_family
  using (sensitive is null or referred_by = platform.me() or family_id || '/' || sensitive = any (array(select access.my_sensitive_topics()))
    or (agency_id = (select access.my_agency_id()) and (select access.i_may('take-referrals'))
      and not is_by_hand and state in ('sent', 'opened', 'accepted', 'declined', 'started', 'ended')));
create policy written_as_oneself on referrals.referral as restrictive for insert to sees_own_families, sees_every_family
  with check (referred_by = platform.me() and state in ('draft', 'not-agreed', 'signposted'));
grant select, insert on referrals.referral to sees_own_families, sees_every_family;
grant update (agency_id, is_by_hand, state, person_ids, who, why, asks, reach, contact, said_by_id, said_by, said_how, said_on, sensitive, referred_by, sent_on,
  closed_on, reminded_on, version) on referrals.referral to sees_own_families, sees_every_family;

alter table referrals.step enable row level security;
alter table referrals.step force row level security;
create policy register on referrals.step to register using (true);
create policy of_referrals on referrals.step for select to sees_own_families, sees_every_family
  using (exists (select from referrals.referral r where r.id = referral_id));
create policy take_step on referrals.step for insert to sees_own_families, sees_every_family
  with check (taken_by = platform.me() and exists (select from referrals.referral r where r.id = referral_id));
grant select, insert on referrals.step to sees_own_families, sees_every_family;
grant select on referrals.referral, referrals.step to register;

-- What may not go to a service, whatever is typed: protected addresses, schools, surgeries and numbers of the family, the protected address that a request
-- tells, and where a refuge is. It gives the places, from 1, of the texts that hold something, never what: whoever refers may not be allowed to know.
create function referrals.texts_kept_back(asked_family uuid, asked_request uuid, texts text[]) returns setof int
  language sql stable security definer set search_path = people, access as $$
  with hidden as (
    select distinct household from address where family_id = asked_family and sensitive = 'address'
  ), home as (
    select a.lines, a.postcode from address a
     where a.family_id = asked_family and (a.sensitive is not null or a.household in (select household from hidden)) and asked_family not in (select closed_to_me())
    union
    select r.lines, r.postcode from front_door.request_address r
     where r.request_id = asked_request and r.is_protected and asked_request not in (select requests_closed_to_me())
  ), number as (
    select kind, value from contact_detail where family_id = asked_family and sensitive is not null and asked_family not in (select closed_to_me())
    union select 'phone', phone from agency where is_protected
  ), words as (
    select part as word from home, address_parts(home.lines) where not is_town
    union select postcode from home
    union select name from attends where family_id = asked_family and sensitive = 'address' and asked_family not in (select closed_to_me())
    union select name from agency where is_protected
    union select value from number where kind = 'email'
    union select right(regexp_replace(value, '\D', '', 'g'), 9) from number where kind = 'phone' and length(regexp_replace(value, '\D', '', 'g')) >= 9
  ), kept as materialized (
    select distinct plain_words(word) as word, replace(plain_words(word), ' ', '') as squashed from words where length(plain_words(word)) > 4
  )
  select distinct place::int from unnest(texts) with ordinality as given (words, place), lateral (select plain_words(given.words) as said) plain
   where exists (select from kept where strpos(said, word) > 0
      or ((length(squashed) >= 9 or (length(squashed) >= 5 and squashed ~ '\d')) and strpos(replace(said, ' ', ''), squashed) > 0))
$$;

-- Whether somebody works at an agency who takes up referrals there, and to whom this family is not closed. Nobody for a labelled family: it is for people named.
create function referrals.is_taken_up_here(asked_agency uuid, asked_family uuid) returns boolean language sql stable security definer set search_path = access as $$
  select not exists (select from family_label where family_id = asked_family)
     and exists (select from account a join account_role held on held.account_id = a.id join role r on r.code = held.role
                  where a.agency_id = asked_agency and a.disabled_at is null and 'take-referrals' = any (r.rights)
                    and held.starts_on <= platform.today() and (held.ends_on is null or held.ends_on >= platform.today())
                    and (asked_family is null or asked_family not in (select families_closed_to(a.id))))
$$;

-- Where those are reached who take up a referral, for its messages. Asked by the service's own jobs.
create function referrals.takers_of(asked uuid) returns setof text language sql stable security definer set search_path = access as $$
  select distinct a.email from referrals.referral f
    join account a on a.agency_id = f.agency_id join account_role held on held.account_id = a.id join role r on r.code = held.role
   where f.id = asked and not f.is_by_hand and platform.me() = '00000000-0000-7000-8000-000000000001'
     and a.disabled_at is null and a.email is not null and 'take-referrals' = any (r.rights)
     and held.starts_on <= platform.today() and (held.ends_on is null or held.ends_on >= platform.today())
     and (f.family_id is null or f.family_id not in (select families_closed_to(a.id)))
   order by a.email
$$;

-- What became of the referrals sent since a day, by service. Counts alone, of no labelled family; who shows them leaves small ones out (figures.ts).
create function referrals.count_by_service(since date, asked uuid[]) returns table (service_id uuid, sent int, unanswered int, declined int, withdrawn int,
    waiting_to_start int, started int, ended int, declined_because jsonb, answered int, days_to_answer float8, began int, days_to_start float8)
  language sql stable security definer set search_path = referrals as $$
  with one as (
    select r.service_id, r.state, r.sent_on,
           max(s.on_day) filter (where s.state in ('accepted', 'declined')) as answered_on, max(s.on_day) filter (where s.state = 'accepted') as accepted_on,
           max(s.on_day) filter (where s.state = 'started') as started_on, max(s.reason) filter (where s.state = 'declined') as declined_because
      from referral r join step s on s.referral_id = r.id
     where r.sent_on >= since and (asked is null or r.service_id = any (asked))
       and (r.family_id is null or r.family_id not in (select l.family_id from access.family_label l))
     group by r.id
  ), why as (
    select one.service_id, jsonb_object_agg(one.declined_because, one.times) as because
      from (select one.service_id, one.declined_because, count(*) as times from one where one.declined_because is not null group by 1, 2) one group by 1
  )
  select one.service_id, count(*)::int, count(*) filter (where state in ('sent', 'opened'))::int, count(*) filter (where state = 'declined')::int,
         count(*) filter (where state = 'withdrawn')::int, count(*) filter (where state = 'accepted')::int, count(*) filter (where state = 'started')::int,
         count(*) filter (where state = 'ended')::int, coalesce((select because from why where why.service_id = one.service_id), '{}'),
         count(answered_on)::int, percentile_cont(0.5) within group (order by (answered_on - sent_on)::float8),
         count(started_on)::int, percentile_cont(0.5) within group (order by (started_on - accepted_on)::float8)
    from one group by one.service_id
$$;

do $$
declare made regprocedure;
begin
  for made in select oid::regprocedure from pg_proc where pronamespace = 'referrals'::regnamespace and prosecdef loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app', made);
  end loop;
end $$;

-- How long people wait for a service by its referrals of the last twelve months: nothing that fewer than five of them make up.
create view published.service_wait with (security_invoker = true) as
  select s.service_id, case when w.answered >= 5 then w.days_to_answer end as days_to_answer, case when w.began >= 5 then w.days_to_start end as days_to_start,
         case when w.waiting_to_start >= 5 then w.waiting_to_start end as waiting_to_start
    from published.service s, lateral referrals.count_by_service((platform.today() - interval '12 months')::date, array[s.service_id]) w;
grant select on published.service_wait to app;
