-- Whole-family assessments: which form and version, what each section says for the family and for each person, the scores, and who signed it off.
create schema assessments;
grant usage on schema assessments to app, register;
grant create on schema assessments to register;

create table assessments.assessment (
  id                uuid primary key,
  family_id         uuid not null,
  form              text not null,
  form_version      int not null,
  reason            text not null,
  request_id        uuid,
  started_by        uuid not null references access.account,
  started_at        timestamptz not null,
  due_on            date not null,
  state             text not null default 'writing' check (state in ('writing', 'finished', 'signed-off', 'returned')),
  -- worked out when it is finished, so that lists need not open the answers
  level_of_need     text,
  finished_by       uuid references access.account,
  finished_at       timestamptz,
  signed_off_by     uuid references access.account,
  signed_off_at     timestamptz,
  signed_off_words  text,
  returned_by       uuid references access.account,
  returned_at       timestamptz,
  returned_words    text,
  version           int not null default 1,
  unique (id, family_id),
  foreign key (form, form_version) references forms.form_version,
  check ((state in ('finished', 'signed-off')) <= (finished_at is not null and level_of_need is not null)),
  check ((state = 'signed-off') = (signed_off_at is not null))
);
comment on table assessments.assessment is 'One assessment of a whole family, shown for ever in the words of its form''s version.';
create index assessment_of_family on assessments.assessment (family_id, started_at desc);
create unique index one_open_assessment on assessments.assessment (family_id) where state <> 'signed-off';
create index assessment_of_form on assessments.assessment (form, form_version);
create index assessment_of_request on assessments.assessment (request_id) where request_id is not null;
create index assessment_started_by on assessments.assessment (started_by);
create index assessment_finished_by on assessments.assessment (finished_by);
create index assessment_signed_off_by on assessments.assessment (signed_off_by);
create index assessment_returned_by on assessments.assessment (returned_by);
create index assessment_due on assessments.assessment (due_on) where state in ('writing', 'returned');

create table assessments.section (
  -- worked out from the assessment, the section and the person, so that two who begin it at once meet
  id            uuid primary key,
  assessment_id uuid not null,
  family_id     uuid not null,
  section       text not null,
  person_id     uuid references people.person,
  sensitive     text check (sensitive in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  -- a child's words, kept to these workers until the writer says who may read them; null: everybody who sees the family
  kept_to       uuid[],
  answers       jsonb not null default '{}',
  -- where an answer came from and when, by its question: {"going-well": {"from": "request", "id": …, "at": …}}
  carried       jsonb not null default '{}',
  is_done       boolean not null default false,
  -- nobody, while it holds only what was carried over
  written_by    uuid references access.account,
  written_at    timestamptz,
  version       int not null default 1,
  -- a section can never hang on another family's assessment
  foreign key (assessment_id, family_id) references assessments.assessment (id, family_id),
  unique nulls not distinct (assessment_id, section, person_id)
);
comment on table assessments.section is 'What one section says, for the family or for one person. Sensitive sections are read by those named only.';
create index section_of_family on assessments.section (family_id);
create index section_of_assessment on assessments.section (assessment_id, family_id);
create index section_of_person on assessments.section (person_id) where person_id is not null;
create index section_written_by on assessments.section (written_by);

-- A child whose own words are not there, and why not.
create table assessments.words_missing (
  assessment_id uuid not null,
  family_id     uuid not null,
  person_id     uuid not null references people.person,
  reason        text not null,
  recorded_by   uuid not null references access.account,
  recorded_at   timestamptz not null,
  foreign key (assessment_id, family_id) references assessments.assessment (id, family_id),
  primary key (assessment_id, person_id)
);
comment on table assessments.words_missing is 'Why a child''s own words are not in an assessment.';
create index words_missing_of_family on assessments.words_missing (family_id);
create index words_missing_of_assessment on assessments.words_missing (assessment_id, family_id);
create index words_missing_of_person on assessments.words_missing (person_id);
create index words_missing_recorded_by on assessments.words_missing (recorded_by);

-- Numbers that people gave: 1 to 5 in an assessment's sections, 0 to 10 by each person, again at each review.
create table assessments.score (
  id          uuid primary key,
  family_id   uuid not null,
  person_id   uuid references people.person,
  key         text not null,
  value       int not null,
  lowest      int not null,
  highest     int not null,
  taken_on    date not null,
  source      text not null check (source in ('assessment', 'review')),
  source_id   uuid not null,
  sensitive   text check (sensitive in ('mental-health', 'abuse', 'pregnancy', 'offences', 'health')),
  recorded_by uuid not null references access.account,
  recorded_at timestamptz not null,
  check (value between lowest and highest),
  unique nulls not distinct (source_id, person_id, key)
);
comment on table assessments.score is 'Scores over time, by what was scored and by whom, from assessments and reviews.';
create index score_of_family on assessments.score (family_id, key, taken_on);
create index score_of_person on assessments.score (person_id) where person_id is not null;
create index score_recorded_by on assessments.score (recorded_by);

call access.protect_by_family('assessments.assessment');
call access.protect_by_family('assessments.section');
call access.protect_by_family('assessments.words_missing');
call access.protect_by_family('assessments.score');
call access.protect_sensitive('assessments.section');
call access.protect_sensitive('assessments.score');
create policy kept_to on assessments.section as restrictive for select to sees_own_families, sees_every_family
  using (kept_to is null or platform.me() = any (kept_to));

grant select, insert, update on all tables in schema assessments to app;
grant delete on assessments.score, assessments.words_missing to app;
grant select on all tables in schema assessments to register;

-- Whose words are written down but kept to few: that there are some, and who wrote them, so that nobody asks the child again. Never the words.
create function assessments.words_kept(asked uuid) returns table (section text, person_id uuid, written_by uuid, has_words boolean)
  language sql stable security definer set search_path = assessments as $$
  select s.section, s.person_id, s.written_by, s.answers ? 'voice-words' from section s
   where s.assessment_id = asked and s.kept_to is not null and s.sensitive is null
     and s.family_id not in (select access.closed_to_me())
     and (s.family_id in (select access.my_family_ids()) or current_setting('role', true) = 'sees_every_family')
$$;
alter function assessments.words_kept(uuid) owner to register;
revoke all on function assessments.words_kept(uuid) from public;
grant execute on function assessments.words_kept(uuid) to app;

create view published.assessment with (security_invoker = true) as
  select id as assessment_id, family_id, request_id, form, form_version, state, level_of_need, started_by, started_at, due_on, finished_by, finished_at,
         signed_off_by, signed_off_at
    from assessments.assessment;
create view published.score with (security_invoker = true) as
  select family_id, person_id, key, value, lowest, highest, taken_on, source, source_id, recorded_at from assessments.score;
-- Who is named for the sensitive parts of a family's record.
create view published.sensitive_reader with (security_invoker = true) as
  select family_id, topic, account_id as worker_id, starts_on, ends_on from access.sensitive_reader;
grant select on published.assessment, published.score, published.sensitive_reader to app;
