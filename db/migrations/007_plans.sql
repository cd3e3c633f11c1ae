-- Plans: a family's episode of early help, who helps, what was agreed and who does what by when, meetings, reviews, how it ended, and copies released.
create schema plans;
grant usage on schema plans to app, register;

-- Rows below carry the family's id beside their parent's, and both must agree: a row can never hang on another family's plan.
create table plans.episode (
  id                uuid primary key,
  family_id         uuid not null,
  opened_on         date not null,
  reason            text not null,
  -- a level of need, by its key in the council's own list
  level             text not null,
  lead_id           uuid not null,
  request_id        uuid,
  allocated_team_id uuid,
  state             text not null default 'open' check (state in ('open', 'closed')),
  closed_on         date,
  end_reason        text,
  next_review_on    date,
  version           int not null default 1,
  unique (id, family_id),
  check ((state = 'closed') = (closed_on is not null))
);
create unique index episode_open on plans.episode (family_id) where state = 'open';
create index episode_of_family on plans.episode (family_id);
create index episode_of_lead on plans.episode (lead_id) where state = 'open';
create index episode_of_team on plans.episode (allocated_team_id) where state = 'open';
create index episode_of_request on plans.episode (request_id) where request_id is not null;

-- The team around the family: workers of any agency with an account, or somebody named who has none. Leaving keeps the row.
create table plans.team_member (
  id           uuid primary key,
  episode_id   uuid not null,
  family_id    uuid not null,
  worker_id    uuid,
  name         text,
  agency_name  text,
  phone        text,
  role         text not null,
  starts_on    date not null,
  ends_on      date,
  ended_because text,
  -- a worker of a refuge would tell where somebody lives
  sensitive    text check (sensitive = 'address'),
  version      int not null default 1,
  foreign key (episode_id, family_id) references plans.episode (id, family_id),
  check (num_nonnulls(worker_id, name) = 1)
);
create index team_member_of_episode on plans.team_member (episode_id);
create index team_member_of_family on plans.team_member (family_id);
create index team_member_of_worker on plans.team_member (worker_id) where ends_on is null;
create unique index team_member_once on plans.team_member (episode_id, worker_id) where worker_id is not null and ends_on is null;

-- Each change of lead practitioner; the reason is a code of the list "worker-change-reason", with words.
create table plans.lead_change (
  id          uuid primary key,
  episode_id  uuid not null,
  family_id   uuid not null,
  from_id     uuid not null,
  to_id       uuid not null,
  reason      text not null,
  words       text,
  family_said text,
  changed_on  date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (episode_id, family_id) references plans.episode (id, family_id)
);
create index lead_change_of_episode on plans.lead_change (episode_id);
create index lead_change_of_family on plans.lead_change (family_id);

create table plans.plan (
  id          uuid primary key,
  episode_id  uuid not null unique,
  family_id   uuid not null,
  state       text not null default 'drafting' check (state in ('drafting', 'agreed', 'closed')),
  started_on  date not null,
  agreed_on   date,
  -- the people of the family it was agreed with
  agreed_with uuid[] not null default '{}',
  -- the day somebody of the family first had a copy
  shared_on   date,
  version     int not null default 1,
  unique (id, family_id),
  foreign key (episode_id, family_id) references plans.episode (id, family_id)
);
create index plan_of_family on plans.plan (family_id);

-- A need and what the family wants instead. "sensitive" hides it, and all that hangs on it, from those not named for that topic.
create table plans.goal (
  id             uuid primary key,
  plan_id        uuid not null,
  family_id      uuid not null,
  person_ids     uuid[] not null default '{}',
  need           text not null,
  -- a need of the outcome framework, as in 1.1
  outcome_need   text,
  wanted         text not null,
  scale_question text,
  first_score    int check (first_score between 0 and 10),
  place          int not null,
  state          text not null default 'open' check (state in ('open', 'met', 'dropped')),
  sensitive      text check (sensitive in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  version        int not null default 1,
  unique (id, family_id),
  foreign key (plan_id, family_id) references plans.plan (id, family_id)
);
create index goal_of_plan on plans.goal (plan_id, place);
create index goal_of_family on plans.goal (family_id);

-- What somebody will do by when: a worker, a person of the family, or somebody named in words.
create table plans.action (
  id         uuid primary key,
  goal_id    uuid not null,
  plan_id    uuid not null,
  family_id  uuid not null,
  what       text not null,
  worker_id  uuid,
  person_id  uuid,
  who        text,
  by_when    date not null,
  done_when  text,
  state      text not null default 'to do' check (state in ('to do', 'started', 'done', 'stuck', 'dropped')),
  done_on    date,
  -- the topic of its goal
  sensitive  text check (sensitive in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  meeting_id uuid,
  version    int not null default 1,
  unique (id, family_id),
  foreign key (goal_id, family_id) references plans.goal (id, family_id),
  foreign key (plan_id, family_id) references plans.plan (id, family_id),
  check (num_nonnulls(worker_id, person_id, who) = 1),
  check ((state = 'done') = (done_on is not null))
);
create index action_of_goal on plans.action (goal_id);
create index action_of_plan on plans.action (plan_id);
create index action_of_family on plans.action (family_id);
create index action_of_worker on plans.action (worker_id) where state in ('to do', 'started', 'stuck');
create index action_of_meeting on plans.action (meeting_id) where meeting_id is not null;

-- What was said of an action as it went on. Never altered.
create table plans.action_update (
  id        uuid primary key,
  action_id uuid not null,
  family_id uuid not null,
  state     text not null check (state in ('to do', 'started', 'done', 'stuck', 'dropped')),
  words     text,
  sensitive text check (sensitive in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  by        uuid not null,
  at        timestamptz not null,
  foreign key (action_id, family_id) references plans.action (id, family_id)
);
create index action_update_of_action on plans.action_update (action_id, at);
create index action_update_of_family on plans.action_update (family_id);

-- Whether people of a family may safely be brought together or invited, where there is or may be domestic abuse. No words here: everybody who sees
-- the family must be stopped by it, also those who may not read why.
create table plans.safe_route (
  family_id    uuid primary key,
  state        text not null check (state in ('not confirmed', 'safe', 'not safe')),
  raised_on    date not null,
  raised_by    uuid not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  version      int not null default 1
);
-- What was looked at before it was confirmed: which risk tool and when the case went to MARAC, never the items of the tool.
create table plans.safe_route_check (
  id         uuid primary key,
  family_id  uuid not null references plans.safe_route,
  person_id  uuid,
  state      text not null check (state in ('safe', 'not safe')),
  tool       text,
  marac_on   date,
  words      text not null,
  sensitive  text not null default 'abuse' check (sensitive = 'abuse'),
  checked_by uuid not null,
  checked_at timestamptz not null
);
create index safe_route_check_of_family on plans.safe_route_check (family_id);

create table plans.meeting (
  id          uuid primary key,
  plan_id     uuid not null,
  family_id   uuid not null,
  kind        text not null check (kind in ('first', 'review', 'extra', 'closing')),
  held_on     date not null,
  said        text not null,
  agreed      text,
  -- a named independent interpreter, never a child or a relative
  interpreter text,
  next_on     date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  unique (id, family_id),
  foreign key (plan_id, family_id) references plans.plan (id, family_id)
);
create index meeting_of_plan on plans.meeting (plan_id, held_on);
create index meeting_of_family on plans.meeting (family_id);
alter table plans.action add foreign key (meeting_id, family_id) references plans.meeting (id, family_id);

-- Where a meeting was, apart from the meeting: a protected place is for those named for "address", the meeting for the whole team.
create table plans.meeting_place (
  meeting_id uuid primary key,
  family_id  uuid not null,
  words      text not null,
  sensitive  text check (sensitive = 'address'),
  foreign key (meeting_id, family_id) references plans.meeting (id, family_id)
);
create index meeting_place_of_family on plans.meeting_place (family_id);

create table plans.meeting_person (
  id         uuid primary key,
  meeting_id uuid not null,
  family_id  uuid not null,
  worker_id  uuid,
  person_id  uuid,
  name       text,
  came       boolean not null,
  foreign key (meeting_id, family_id) references plans.meeting (id, family_id),
  check (num_nonnulls(worker_id, person_id, name) = 1)
);
create index meeting_person_of_meeting on plans.meeting_person (meeting_id);
create index meeting_person_of_family on plans.meeting_person (family_id);

create table plans.review (
  id             uuid primary key,
  plan_id        uuid not null,
  family_id      uuid not null,
  meeting_id     uuid,
  reviewed_on    date not null,
  outcome        text not null check (outcome in ('carry-on', 'change', 'close', 'step-up')),
  words          text not null,
  -- null where the review decided to close or to step up
  next_review_on date,
  -- whether any goal was met or better: everybody must see that, also those who may not read the goal
  has_progress   boolean not null,
  recorded_by    uuid not null,
  recorded_at    timestamptz not null,
  unique (id, family_id),
  foreign key (plan_id, family_id) references plans.plan (id, family_id),
  foreign key (meeting_id, family_id) references plans.meeting (id, family_id)
);
create index review_of_plan on plans.review (plan_id, reviewed_on);
create index review_of_family on plans.review (family_id);
create index review_of_meeting on plans.review (meeting_id) where meeting_id is not null;

-- How each goal stood at a review; the score answers the goal's own question from 0 to 10.
create table plans.review_progress (
  review_id uuid not null,
  goal_id   uuid not null,
  family_id uuid not null,
  progress  text not null check (progress in ('met', 'better', 'same', 'worse')),
  score     int check (score between 0 and 10),
  words     text,
  -- the topic of its goal
  sensitive text check (sensitive in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  primary key (review_id, goal_id),
  foreign key (review_id, family_id) references plans.review (id, family_id),
  foreign key (goal_id, family_id) references plans.goal (id, family_id)
);
create index review_progress_of_goal on plans.review_progress (goal_id);
create index review_progress_of_family on plans.review_progress (family_id);

-- What each person said at a review: how life is from 0 to 10, their words, who may hear them, what they changed and what they were told back.
create table plans.review_voice (
  id         uuid primary key,
  review_id  uuid not null,
  family_id  uuid not null,
  person_id  uuid not null,
  score      int check (score between 0 and 10),
  words      text,
  how        text,
  -- a child's words are for who wrote them down until it is settled, with the child where possible, who may hear them
  may_hear   text not null default 'not settled' check (may_hear in ('not settled', 'team', 'team and family')),
  changed    text,
  told_back  text,
  written_by uuid not null,
  unique (review_id, person_id),
  foreign key (review_id, family_id) references plans.review (id, family_id)
);
create index review_voice_of_family on plans.review_voice (family_id);
create index review_voice_of_person on plans.review_voice (person_id);

create table plans.closure (
  id             uuid primary key,
  episode_id     uuid not null unique,
  family_id      uuid not null,
  kind           text not null check (kind in ('closed', 'stepped up')),
  -- a code of the list "after-assessment"
  reason         text not null,
  words          text not null,
  family_said    text,
  -- for a step up: who took it over, and how the family was told
  social_worker  text,
  family_told    text,
  closed_on      date not null,
  recorded_by    uuid not null,
  recorded_at    timestamptz not null,
  foreign key (episode_id, family_id) references plans.episode (id, family_id)
);
create index closure_of_family on plans.closure (family_id);

-- The outcome ledger: a need that was evidenced, what shows that it was met, whether it lasted, and who audited that.
create table plans.outcome_result (
  id           uuid primary key,
  episode_id   uuid not null,
  family_id    uuid not null,
  goal_id      uuid,
  person_id    uuid,
  framework    text not null,
  outcome_need text not null,
  state        text not null check (state in ('not met', 'partly', 'met')),
  evidence     text not null,
  met_on       date,
  sustained_on date,
  audited_on   date,
  audited_by   uuid,
  sensitive    text check (sensitive in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  version      int not null default 1,
  foreign key (episode_id, family_id) references plans.episode (id, family_id),
  foreign key (goal_id, family_id) references plans.goal (id, family_id),
  check (state <> 'met' or met_on is not null)
);
create index outcome_result_of_episode on plans.outcome_result (episode_id);
create index outcome_result_of_family on plans.outcome_result (family_id);
create index outcome_result_of_goal on plans.outcome_result (goal_id) where goal_id is not null;

-- A person's own copy of the plan, as the worker saw it before releasing it. What it holds stays as it was on that day.
create table plans.released_copy (
  id               uuid primary key,
  plan_id          uuid not null,
  family_id        uuid not null,
  person_id        uuid not null,
  content          jsonb not null,
  language         text,
  -- the topics whose words are in it: workers read it only if named for all of them
  sensitive_topics text[] not null default '{}',
  released_by      uuid not null,
  released_at      timestamptz not null,
  withdrawn_at     timestamptz,
  withdrawn_by     uuid,
  foreign key (plan_id, family_id) references plans.plan (id, family_id)
);
create index released_copy_of_plan on plans.released_copy (plan_id);
create index released_copy_of_family on plans.released_copy (family_id);
create index released_copy_of_person on plans.released_copy (person_id, released_at);

comment on table plans.episode is 'A family''s time with early help: why, at which level, who leads, until when.';
comment on table plans.team_member is 'Who is in the team around the family, from when to when, and why they left.';
comment on table plans.lead_change is 'Each change of lead practitioner, with its reason.';
comment on table plans.plan is 'What was agreed with a family, when and with whom.';
comment on table plans.goal is 'A need, and what the family wants instead.';
comment on table plans.action is 'What somebody will do for a goal, by when, and how it stands.';
comment on table plans.action_update is 'What was said of an action as it went on.';
comment on table plans.safe_route is 'Whether people of a family may safely be brought together.';
comment on table plans.safe_route_check is 'What was looked at before a safe route was confirmed.';
comment on table plans.meeting is 'A meeting of the team around the family: what was said and agreed.';
comment on table plans.meeting_place is 'Where a meeting was held.';
comment on table plans.meeting_person is 'Who came to a meeting, and who sent apologies.';
comment on table plans.review is 'A review of a plan: what was decided, and when it is looked at again.';
comment on table plans.review_progress is 'How each goal stood at a review.';
comment on table plans.review_voice is 'What each person of the family said at a review, and what became of it.';
comment on table plans.closure is 'How an episode ended: closed, or stepped up to social care.';
comment on table plans.outcome_result is 'The outcome ledger: needs evidenced, met, sustained and audited.';
comment on table plans.released_copy is 'A person''s own copy of the plan, as it was released.';

-- Not everybody may see each copy, but everybody must see that there is one: else it would look late to them.
create function plans.note_shared() returns trigger language plpgsql as $$
begin
  update plans.plan set shared_on = platform.today() where id = new.plan_id and shared_on is null;
  return null;
end $$;
create trigger note_shared after insert on plans.released_copy for each row execute function plans.note_shared();

do $$
declare target text;
begin
  foreach target in array array['episode', 'team_member', 'lead_change', 'plan', 'goal', 'action', 'action_update', 'safe_route', 'safe_route_check', 'meeting', 'meeting_place',
    'meeting_person', 'review', 'review_progress', 'review_voice', 'closure', 'outcome_result', 'released_copy'] loop
    execute format('call access.protect_by_family(%L)', 'plans.' || target);
  end loop;
  foreach target in array array['team_member', 'goal', 'action', 'action_update', 'safe_route_check', 'meeting_place', 'review_progress', 'outcome_result'] loop
    execute format('call access.protect_sensitive(%L)', 'plans.' || target);
  end loop;
end $$;

create policy words_of_a_person on plans.review_voice as restrictive for select to sees_own_families, sees_every_family
  using (may_hear <> 'not settled' or written_by = platform.me());

-- A parent or a young person who signs in reads their own copies and nothing else of a plan: no family is open to them.
create function access.sealed_families() returns setof uuid language sql stable security definer set search_path = access as
  $$ select family_id from family_label where label = 'sealed' $$;
alter function access.sealed_families() owner to register;
revoke all on function access.sealed_families() from public;
grant execute on function access.sealed_families() to app;
create policy own_copy on plans.released_copy for select to sees_own_families
  using (person_id = (select access.my_person_id()) and withdrawn_at is null and family_id <> all (array(select access.sealed_families())));
create policy sensitive on plans.released_copy as restrictive for select to sees_own_families, sees_every_family
  using (sensitive_topics = '{}' or person_id = (select access.my_person_id())
    or not exists (select from unnest(sensitive_topics) topic where family_id || '/' || topic <> all (array(select access.my_sensitive_topics()))));

grant select, insert on all tables in schema plans to app;
grant update on plans.episode, plans.team_member, plans.plan, plans.goal, plans.action, plans.safe_route, plans.review_voice, plans.outcome_result, plans.released_copy to app;
-- What turns out to be sensitive later takes with it what was said before.
grant update (sensitive) on plans.action_update, plans.review_progress to app;
grant select on all tables in schema plans to register;

-- What others may read: who helps, what is due, and the outcome ledger. Sensitive rows stay hidden, since each view asks as its reader.
create view published.episode with (security_invoker = true) as
  select id as episode_id, family_id, opened_on, reason, level, lead_id, request_id, allocated_team_id, state, closed_on, end_reason, next_review_on from plans.episode;
create view published.team_around_family with (security_invoker = true) as
  select id, episode_id, family_id, worker_id, name, agency_name, role, starts_on, ends_on from plans.team_member;
create view published.plan with (security_invoker = true) as
  select id as plan_id, episode_id, family_id, state, started_on, agreed_on, shared_on from plans.plan;
create view published.plan_action with (security_invoker = true) as
  select id as action_id, goal_id, plan_id, family_id, worker_id, person_id, by_when, state, done_on from plans.action;
create view published.review with (security_invoker = true) as
  select id as review_id, plan_id, family_id, reviewed_on, outcome, next_review_on, has_progress from plans.review;
create view published.outcome_result with (security_invoker = true) as
  select id, episode_id, family_id, person_id, framework, outcome_need, state, met_on, sustained_on, audited_on from plans.outcome_result;
create view published.lead_change with (security_invoker = true) as
  select id, episode_id, family_id, from_id, to_id, reason, changed_on from plans.lead_change;
create view published.released_copy with (security_invoker = true) as
  select id as copy_id, plan_id, family_id, person_id, language, released_by, released_at, withdrawn_at from plans.released_copy;
grant select on published.episode, published.team_around_family, published.plan, published.plan_action, published.review, published.outcome_result,
  published.lead_change, published.released_copy to app;

-- The teams I manage, for the list of my families.
create view published.team_i_manage with (security_invoker = true) as select access.my_teams() as team_id;
grant select on published.team_i_manage to app;
