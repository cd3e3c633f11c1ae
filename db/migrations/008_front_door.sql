-- The front door: requests for support as they were asked, whom they are about, what was decided, and why one stayed without a reply.
create schema front_door;
grant usage on schema front_door to app, register;

create table front_door.request (
  id                  uuid primary key,
  -- said on the phone and written in e-mails: no 0, 1, I, L, O, S, U or 5
  reference           text not null unique check (reference ~ '^R-[2346789A-HJKMNPQRTV-Z]{6}$'),
  who                 text not null check (who in ('practitioner', 'parent-or-carer', 'young-person', 'relative-or-neighbour', 'anonymous', 'step-down')),
  form                text not null,
  form_version        int not null,
  -- as given, by the key of the question; shown for ever in the words of that version
  answers             jsonb not null,
  is_danger           boolean not null,
  is_significant_harm boolean not null,
  -- the account; for somebody without one, their session
  sent_by             uuid not null,
  sender_agency_id    uuid,
  sender_name         text,
  sender_email        text,
  sender_phone        text,
  -- which ways are safe, when, whether a message may be left; null from a worker
  safe_contact        jsonb,
  agreement           text check (agreement in ('yes', 'no', 'not-asked-yet', 'asking-could-put-someone-at-risk')),
  agreement_by        text,
  agreement_how       text,
  agreement_on        date,
  agreement_why       text,
  sent_at             timestamptz not null,
  due_at              timestamptz not null,
  state               text not null default 'new' check (state in ('new', 'looked-at', 'decided', 'closed-without-reply')),
  family_id           uuid,
  taken_by            uuid,
  version             int not null default 1,
  check (who <> 'anonymous' or num_nonnulls(sender_name, sender_email, sender_phone) = 0)
);
comment on table front_door.request is 'A request for support, as it was asked. Its answers never change.';
create index request_waiting on front_door.request (due_at) where state in ('new', 'looked-at');
create index request_of_sender on front_door.request (sent_by, sent_at);
create index request_of_agency on front_door.request (sender_agency_id, sent_at) where sender_agency_id is not null;
create index request_of_family on front_door.request (family_id) where family_id is not null;
create index request_taken_by on front_door.request (taken_by) where taken_by is not null;
create index request_sent_at on front_door.request (sent_at);

create table front_door.request_person (
  id               uuid primary key,
  request_id       uuid not null references front_door.request,
  -- the order in which they were written down
  number           int not null,
  given_name       text,
  family_name      text,
  born_on          date,
  -- an unborn child has a due date; an age is given where no date of birth is known
  due_on           date,
  age_about        int check (age_about between 0 and 120),
  is_child         boolean not null,
  -- what this person is to the children, or a child in the family, in words
  relationship     text,
  school           text,
  -- who asked for themself
  is_sender        boolean not null default false,
  -- the person in the register, once somebody has said that it is the same
  linked_person_id uuid,
  unique (request_id, number),
  check (num_nonnulls(born_on, due_on, age_about) <= 1)
);
comment on table front_door.request_person is 'Whom a request is about, in the words of the sender.';
create index request_person_linked on front_door.request_person (linked_person_id) where linked_person_id is not null;
create index request_person_born on front_door.request_person (born_on);
create index request_person_name on front_door.request_person (lower(family_name), lower(left(given_name, 2)));

-- Where the family lives, as the sender said. A protected one is read by the front door, the sender and those named for the topic "address".
create table front_door.request_address (
  request_id          uuid primary key references front_door.request,
  has_no_fixed_address boolean not null default false,
  lines               text,
  postcode            text,
  is_protected        boolean not null default false
);
comment on table front_door.request_address is 'Where the family of a request lives, or that it has no fixed address.';

create table front_door.request_helper (
  id         uuid primary key,
  request_id uuid not null references front_door.request,
  number     int not null,
  -- a person, a service or both, in words
  name       text not null,
  agency_id  uuid,
  doing      text,
  contact    text,
  unique (request_id, number)
);
comment on table front_door.request_helper is 'Who already helps the family of a request.';
create index request_helper_of_agency on front_door.request_helper (agency_id) where agency_id is not null;

create table front_door.decision (
  id              uuid primary key,
  request_id      uuid not null unique references front_door.request,
  -- the key of a level of need, as the council names them
  level           text not null,
  outcome         text not null check (outcome in ('csc', 'eh', 'advice', 'nfa', 'other')),
  reason          text not null,
  -- what the sender is told, where somebody can be; the reason stays inside
  feedback        text,
  -- what was advised, and which services were named; for "other", what happens instead
  advised         text,
  lead_id         uuid,
  team_id         uuid,
  -- who in social care heard of it, and when
  social_care_who text,
  social_care_at  timestamptz,
  decided_by      uuid not null,
  decided_at      timestamptz not null,
  told_at         timestamptz,
  told_how        text check (told_how in ('account', 'email', 'text', 'phone', 'post', 'in-person')),
  told_by         uuid,
  version         int not null default 1
);
comment on table front_door.decision is 'What was decided about a request, why, and what its sender was told.';
create index decision_by on front_door.decision (decided_by, decided_at);
create index decision_lead on front_door.decision (lead_id) where lead_id is not null;
create index decision_of_team on front_door.decision (team_id) where team_id is not null;
create index decision_untold on front_door.decision (decided_at) where told_at is null;
create index decision_told_by on front_door.decision (told_by) where told_by is not null;

create table front_door.unanswerable (
  request_id  uuid primary key references front_door.request,
  because     text not null check (because in ('anonymous', 'unsafe', 'cannot-be-reached')),
  words       text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
comment on table front_door.unanswerable is 'A manager''s reason why the sender of a request cannot be told.';
create index unanswerable_by on front_door.unanswerable (recorded_by);

-- A family that said no, took back its yes or could not be reached. Nothing closes by itself: a manager decides what happens.
create table front_door.refusal (
  id           uuid primary key,
  family_id    uuid not null,
  request_id   uuid references front_door.request,
  kind         text not null check (kind in ('declined', 'withdrawn', 'missed')),
  words        text not null,
  view_of_risk text not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  choice       text check (choice in ('offer-again', 'close', 'consult-social-care')),
  choice_words text,
  -- whom in social care the manager consulted
  consulted    text,
  decided_by   uuid,
  decided_at   timestamptz,
  version      int not null default 1,
  check ((choice is null) = (decided_at is null))
);
comment on table front_door.refusal is 'That help was refused or nobody was reached, a view of the risk, and what a manager decided.';
create index refusal_of_family on front_door.refusal (family_id);
create index refusal_of_request on front_door.refusal (request_id) where request_id is not null;
create unique index refusal_waiting on front_door.refusal (family_id) where choice is null;
call access.protect_by_family('front_door.refusal');

grant select on all tables in schema front_door to register;

-- Which requests a person sees. Those of the front door see every request but those of families closed to them, so no list is made of theirs.
create function access.i_see_every_request() returns boolean language sql stable security definer set search_path = access as
  $$ select access.i_may('see-every-request') or access.i_may('decide-requests') $$;
create function access.requests_closed_to_me() returns setof uuid language sql stable security definer set search_path = front_door as
  $$ select id from request where family_id in (select access.closed_to_me()) $$;
-- What I sent stays mine to see: that it vanished would tell what is hidden. A request that tells a protected address goes to those named for it.
create function access.my_request_ids() returns setof uuid language sql stable security definer set search_path = front_door as $$
  select id from request where sent_by = platform.me()
  union
  select id from request
   where sender_agency_id = access.my_agency_id() and access.i_may('see-agency-requests') and (family_id is null or family_id not in (select access.closed_to_me()))
  union
  select r.id from request r
   where r.family_id in (select access.my_family_ids()) and access.my_agency_id() is not null
     and (not exists (select from request_address a where a.request_id = r.id and a.is_protected) or r.family_id || '/address' in (select access.my_sensitive_topics()))
$$;

-- Once for each table with a request_id. Somebody without an account may add to what they send, and reads none of it.
create procedure access.protect_by_request(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy my_requests on %s to sees_own_families, sees_every_family using (request_id = any (array(select access.my_request_ids())))', target);
  execute format('create policy every_request on %s to sees_own_families, sees_every_family
    using ((select access.i_see_every_request()) and request_id <> all (array(select access.requests_closed_to_me())))', target);
  execute format('create policy public_sender on %s for insert to public_sender with check (request_id = any (array(select access.my_request_ids())))', target);
  execute format('create policy register on %s to register using (true)', target);
end $$;
call access.protect_by_request('front_door.request_person');
call access.protect_by_request('front_door.request_address');
call access.protect_by_request('front_door.request_helper');
call access.protect_by_request('front_door.decision');
call access.protect_by_request('front_door.unanswerable');

alter table front_door.request enable row level security;
alter table front_door.request force row level security;
create policy my_requests on front_door.request for select to sees_own_families, sees_every_family using (id = any (array(select access.my_request_ids())));
create policy every_request on front_door.request for select to sees_own_families, sees_every_family
  using ((select access.i_see_every_request()) and (family_id is null or family_id <> all (array(select access.closed_to_me()))));
create policy send on front_door.request for insert to sees_own_families, sees_every_family with check (
  sent_by = platform.me() and sender_agency_id is not distinct from access.my_agency_id()
  and (family_id is null or family_id = any (array(select access.my_family_ids())))
  and (access.i_may('ask-for-support') or access.i_see_every_request()
    or (access.my_agency_id() is null and who in ('parent-or-carer', 'young-person', 'relative-or-neighbour'))));
create policy decide on front_door.request for update to sees_own_families, sees_every_family
  using (access.i_may('decide-requests') and (family_id is null or family_id <> all (array(select access.closed_to_me()))));
create policy public_sends on front_door.request for insert to public_sender with check (
  sent_by = platform.me() and sender_agency_id is null and family_id is null and taken_by is null and state = 'new'
  and who in ('parent-or-carer', 'young-person', 'relative-or-neighbour', 'anonymous'));
create policy public_reads_own on front_door.request for select to public_sender using (sent_by = platform.me());
create policy register on front_door.request to register using (true);

-- Only the front door says who somebody is, decides, and records that nobody can be told.
do $$
declare target text;
begin
  foreach target in array array['front_door.decision', 'front_door.unanswerable'] loop
    execute format('create policy deciders_add on %s as restrictive for insert to sees_own_families, sees_every_family with check (access.i_may(''decide-requests''))', target);
    execute format('create policy deciders_change on %s as restrictive for update to sees_own_families, sees_every_family using (access.i_may(''decide-requests''))', target);
  end loop;
end $$;
-- What a request says is its sender's words: nobody adds to them.
do $$
declare target text;
begin
  foreach target in array array['front_door.request_person', 'front_door.request_address', 'front_door.request_helper'] loop
    execute format('create policy sender_writes on %s as restrictive for insert to sees_own_families, sees_every_family, public_sender
      with check (exists (select from front_door.request r where r.id = request_id and r.sent_by = platform.me()))', target);
  end loop;
end $$;
create policy deciders_link on front_door.request_person as restrictive for update to sees_own_families, sees_every_family using (access.i_may('decide-requests'));

-- Granted to the roles one by one, since somebody without an account may read no more of a request than that it arrived.
grant select, insert on front_door.request, front_door.request_person, front_door.request_address, front_door.request_helper to sees_own_families, sees_every_family;
grant update (due_at, state, family_id, taken_by, version) on front_door.request to sees_own_families, sees_every_family;
grant update (linked_person_id) on front_door.request_person to sees_own_families, sees_every_family;
grant select, insert, update on front_door.decision, front_door.refusal to sees_own_families, sees_every_family;
grant select, insert on front_door.unanswerable to sees_own_families, sees_every_family;
grant insert on front_door.request, front_door.request_person, front_door.request_address, front_door.request_helper to public_sender;
grant select (id, reference, who, is_danger, is_significant_harm, sent_by, sent_at, due_at, state) on front_door.request to public_sender;

-- Those who see a request see what happened to it.
create policy my_requests on platform.event for select to sees_own_families using (
  subject_id = any (array(select access.my_request_ids())) and (family_id is null or family_id <> all (array(select access.closed_to_me()))));
create policy every_request on platform.event for select to sees_own_families using (
  (select access.i_see_every_request()) and kind like 'front-door.%' and subject_id <> all (array(select access.requests_closed_to_me()))
  and (family_id is null or family_id <> all (array(select access.closed_to_me()))));

do $$
declare made regprocedure;
begin
  foreach made in array array['access.i_see_every_request()', 'access.requests_closed_to_me()', 'access.my_request_ids()']::regprocedure[] loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to app, register', made);
  end loop;
end $$;

-- What others may count and join: codes, days and ids.
create view published.request with (security_invoker = true) as
  select r.id as request_id, r.reference, r.who, r.is_danger, r.is_significant_harm, r.sender_agency_id as agency_id, r.sent_by, r.sent_at, r.due_at, r.state, r.family_id,
         d.level, d.outcome, d.decided_at, d.told_at, d.lead_id, d.team_id
    from front_door.request r left join front_door.decision d on d.request_id = r.id;
grant select on published.request to sees_own_families, sees_every_family;
