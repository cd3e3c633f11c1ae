-- The database as all migrations make it. Written by tools/generate-schema.ts from the catalogue, so that a review shows the whole change.
-- Do not edit, and do not run: db/migrations is what makes a database.

-- schemas
create schema access;
create schema assessments;
create schema commissioning;
create schema directory;
create schema forms;
create schema front_door;
create schema people;
create schema plans;
create schema platform;
create schema published;
create schema referrals;
create schema systems;
create schema targeting;

-- tables
create table access.account (
  id uuid not null,
  username text not null,
  issuer text not null,
  tenant text not null default ''::text,
  subject text not null,
  name text not null,
  email text,
  phone text,
  job_title text,
  agency_id uuid,
  person_id uuid,
  disabled_at timestamp with time zone,
  version integer not null default 1,
  may_sign_in_here boolean not null default false,
  suspended_because text,
  added_on date,
  constraint account_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES access.agency(id),
  constraint account_check CHECK (agency_id IS NULL OR person_id IS NULL),
  constraint account_issuer_tenant_subject_key UNIQUE (issuer, tenant, subject),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_suspended_because_check CHECK (suspended_because = ANY (ARRAY['not used'::text, 'not confirmed'::text])),
  constraint account_username_key UNIQUE (username),
  constraint suspended_is_disabled CHECK (suspended_because IS NULL OR disabled_at IS NOT NULL)
);
create table access.account_role (
  account_id uuid not null,
  role text not null,
  starts_on date not null,
  ends_on date,
  constraint account_role_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint account_role_pkey PRIMARY KEY (account_id, role, starts_on),
  constraint account_role_role_fkey FOREIGN KEY (role) REFERENCES access.role(code)
);
create table access.account_use (
  account_id uuid not null,
  counted_from timestamp with time zone not null,
  signed_in_at timestamp with time zone,
  warned_at timestamp with time zone,
  constraint account_use_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint account_use_pkey PRIMARY KEY (account_id)
);
comment on table access.account_use is 'When each account last signed in, and whether it was told that it will sleep';
create table access.agency (
  id uuid not null,
  slug text not null,
  name text not null,
  kind text not null,
  source_code text not null,
  locality_id uuid,
  phone text,
  is_protected boolean not null default false,
  has_single_sign_on boolean not null default true,
  version integer not null default 1,
  constraint agency_locality_id_fkey FOREIGN KEY (locality_id) REFERENCES access.locality(id),
  constraint agency_pkey PRIMARY KEY (id),
  constraint agency_slug_key UNIQUE (slug)
);
create table access.family_access (
  id uuid not null,
  family_id uuid not null,
  account_id uuid,
  team_id uuid,
  because text not null,
  starts_on date not null,
  ends_on date,
  constraint family_access_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint family_access_because_check CHECK (because = ANY (ARRAY['lead practitioner'::text, 'team around the family'::text, 'allocated team'::text, 'front door'::text, 'audit'::text, 'supervision'::text, 'named'::text, 'stepped up'::text])),
  constraint family_access_check CHECK (num_nonnulls(account_id, team_id) = 1),
  constraint family_access_pkey PRIMARY KEY (id),
  constraint family_access_team_id_fkey FOREIGN KEY (team_id) REFERENCES access.team(id)
);
create table access.family_label (
  family_id uuid not null,
  label text not null,
  since date not null,
  constraint family_label_label_check CHECK (label = ANY (ARRAY['restricted'::text, 'sealed'::text])),
  constraint family_label_pkey PRIMARY KEY (family_id)
);
create table access.first_administrator_link (
  token_hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint first_administrator_link_pkey PRIMARY KEY (token_hash)
);
create table access.guess (
  key bytea not null,
  wrong integer not null,
  last_at timestamp with time zone not null,
  constraint guess_pkey PRIMARY KEY (key)
);
create table access.invitation (
  token_hash bytea not null,
  account_id uuid not null,
  expires_at timestamp with time zone not null,
  constraint invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint invitation_account_id_key UNIQUE (account_id),
  constraint invitation_pkey PRIMARY KEY (token_hash)
);
create table access.known_device (
  token_hash bytea not null,
  account_id uuid not null,
  seen_at timestamp with time zone not null,
  constraint known_device_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint known_device_pkey PRIMARY KEY (token_hash, account_id)
);
create table access.local_account (
  account_id uuid not null,
  login_name text not null,
  user_handle bytea not null,
  password_hash text,
  app_secret bytea,
  app_last_step bigint not null default 0,
  changed_at timestamp with time zone not null,
  constraint local_account_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint local_account_check CHECK (num_nonnulls(password_hash, app_secret) = ANY (ARRAY[0, 2])),
  constraint local_account_login_name_check CHECK (login_name = lower(login_name)),
  constraint local_account_login_name_key UNIQUE (login_name),
  constraint local_account_pkey PRIMARY KEY (account_id),
  constraint local_account_user_handle_key UNIQUE (user_handle)
);
comment on table access.local_account is 'Accounts that sign in here, not with an identity provider';
create table access.locality (
  id uuid not null,
  name text not null,
  constraint locality_name_key UNIQUE (name),
  constraint locality_pkey PRIMARY KEY (id)
);
create table access.named_for_family (
  family_id uuid not null,
  account_id uuid not null,
  is_custodian boolean not null default false,
  constraint named_for_family_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint named_for_family_pkey PRIMARY KEY (family_id, account_id)
);
create table access.passkey (
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  is_synced boolean not null,
  added_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.local_account(account_id) ON DELETE CASCADE,
  constraint passkey_credential_id_key UNIQUE (credential_id),
  constraint passkey_pkey PRIMARY KEY (id)
);
comment on table access.passkey is 'The public halves of passkeys';
create table access.person_check (
  check_id uuid not null,
  account_id uuid not null,
  answer text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null,
  constraint person_check_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint person_check_answer_check CHECK (answer = ANY (ARRAY['needs it'::text, 'has left'::text])),
  constraint person_check_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES access.account(id),
  constraint person_check_check_id_fkey FOREIGN KEY (check_id) REFERENCES access.yearly_check(id),
  constraint person_check_pkey PRIMARY KEY (check_id, account_id)
);
comment on table access.person_check is 'What an agency said of each of its people in one year';
create table access.role (
  code text not null,
  name text not null,
  sees text not null,
  rights text[] not null,
  constraint role_pkey PRIMARY KEY (code),
  constraint role_sees_check CHECK (sees = ANY (ARRAY['own families'::text, 'every family'::text]))
);
create table access.sensitive_reader (
  family_id uuid not null,
  topic text not null,
  account_id uuid not null,
  starts_on date not null,
  ends_on date,
  constraint sensitive_reader_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint sensitive_reader_pkey PRIMARY KEY (family_id, topic, account_id, starts_on),
  constraint sensitive_reader_topic_check CHECK (topic = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text, 'address'::text]))
);
create table access.sign_in_begun (
  token_hash bytea not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  begun_at timestamp with time zone not null,
  constraint sign_in_begun_pkey PRIMARY KEY (token_hash)
);
create table access.sign_in_step (
  owner_id uuid not null,
  purpose text not null,
  account_id uuid,
  facts jsonb not null,
  begun_at timestamp with time zone not null,
  constraint sign_in_step_pkey PRIMARY KEY (owner_id, purpose)
);
create table access.staff_conflict (
  family_id uuid not null,
  account_id uuid not null,
  constraint staff_conflict_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint staff_conflict_pkey PRIMARY KEY (family_id, account_id)
);
create table access.team (
  id uuid not null,
  agency_id uuid not null,
  name text not null,
  manager_id uuid,
  constraint team_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES access.agency(id),
  constraint team_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES access.account(id),
  constraint team_pkey PRIMARY KEY (id)
);
create table access.team_member (
  team_id uuid not null,
  account_id uuid not null,
  starts_on date not null,
  ends_on date,
  constraint team_member_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint team_member_pkey PRIMARY KEY (team_id, account_id, starts_on),
  constraint team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES access.team(id)
);
create table access.yearly_check (
  id uuid not null,
  agency_id uuid not null,
  due_on date not null,
  asked_on date,
  reminded_on date,
  closed_on date,
  constraint yearly_check_agency_id_due_on_key UNIQUE (agency_id, due_on),
  constraint yearly_check_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES access.agency(id),
  constraint yearly_check_pkey PRIMARY KEY (id)
);
comment on table access.yearly_check is 'The yearly confirmation of an agency’s people: one row a year';
create table assessments.assessment (
  id uuid not null,
  family_id uuid not null,
  form text not null,
  form_version integer not null,
  reason text not null,
  request_id uuid,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  due_on date not null,
  state text not null default 'writing'::text,
  level_of_need text,
  finished_by uuid,
  finished_at timestamp with time zone,
  signed_off_by uuid,
  signed_off_at timestamp with time zone,
  signed_off_words text,
  returned_by uuid,
  returned_at timestamp with time zone,
  returned_words text,
  version integer not null default 1,
  constraint assessment_check CHECK ((state = ANY (ARRAY['finished'::text, 'signed-off'::text])) <= (finished_at IS NOT NULL AND level_of_need IS NOT NULL)),
  constraint assessment_check1 CHECK ((state = 'signed-off'::text) = (signed_off_at IS NOT NULL)),
  constraint assessment_finished_by_fkey FOREIGN KEY (finished_by) REFERENCES access.account(id),
  constraint assessment_form_form_version_fkey FOREIGN KEY (form, form_version) REFERENCES forms.form_version(form, number),
  constraint assessment_id_family_id_key UNIQUE (id, family_id),
  constraint assessment_pkey PRIMARY KEY (id),
  constraint assessment_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES access.account(id),
  constraint assessment_signed_off_by_fkey FOREIGN KEY (signed_off_by) REFERENCES access.account(id),
  constraint assessment_started_by_fkey FOREIGN KEY (started_by) REFERENCES access.account(id),
  constraint assessment_state_check CHECK (state = ANY (ARRAY['writing'::text, 'finished'::text, 'signed-off'::text, 'returned'::text]))
);
comment on table assessments.assessment is 'One assessment of a whole family, shown for ever in the words of its form''s version.';
create table assessments.score (
  id uuid not null,
  family_id uuid not null,
  person_id uuid,
  key text not null,
  value integer not null,
  lowest integer not null,
  highest integer not null,
  taken_on date not null,
  source text not null,
  source_id uuid not null,
  sensitive text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint score_check CHECK (value >= lowest AND value <= highest),
  constraint score_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint score_pkey PRIMARY KEY (id),
  constraint score_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES access.account(id),
  constraint score_sensitive_check CHECK (sensitive = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text])),
  constraint score_source_check CHECK (source = ANY (ARRAY['assessment'::text, 'review'::text])),
  constraint score_source_id_person_id_key_key UNIQUE NULLS NOT DISTINCT (source_id, person_id, key)
);
comment on table assessments.score is 'Scores over time, by what was scored and by whom, from assessments and reviews.';
create table assessments.section (
  id uuid not null,
  assessment_id uuid not null,
  family_id uuid not null,
  section text not null,
  person_id uuid,
  sensitive text,
  kept_to uuid[],
  answers jsonb not null default '{}'::jsonb,
  carried jsonb not null default '{}'::jsonb,
  is_done boolean not null default false,
  written_by uuid,
  written_at timestamp with time zone,
  version integer not null default 1,
  constraint section_assessment_id_family_id_fkey FOREIGN KEY (assessment_id, family_id) REFERENCES assessments.assessment(id, family_id),
  constraint section_assessment_id_section_person_id_key UNIQUE NULLS NOT DISTINCT (assessment_id, section, person_id),
  constraint section_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint section_pkey PRIMARY KEY (id),
  constraint section_sensitive_check CHECK (sensitive = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text])),
  constraint section_written_by_fkey FOREIGN KEY (written_by) REFERENCES access.account(id)
);
comment on table assessments.section is 'What one section says, for the family or for one person. Sensitive sections are read by those named only.';
create table assessments.words_missing (
  assessment_id uuid not null,
  family_id uuid not null,
  person_id uuid not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint words_missing_assessment_id_family_id_fkey FOREIGN KEY (assessment_id, family_id) REFERENCES assessments.assessment(id, family_id),
  constraint words_missing_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint words_missing_pkey PRIMARY KEY (assessment_id, person_id),
  constraint words_missing_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES access.account(id)
);
comment on table assessments.words_missing is 'Why a child''s own words are not in an assessment.';
create table commissioning.child_count (
  side text not null,
  code text not null,
  number integer not null,
  counted_on date not null,
  constraint child_count_pkey PRIMARY KEY (side, code),
  constraint child_count_side_check CHECK (side = ANY (ARRAY['all'::text, 'ward'::text, 'age'::text]))
);
comment on table commissioning.child_count is 'How many children live where, as far as partners'' files tell.';
create table commissioning.counted_quarter (
  starts_on date not null,
  counted_at timestamp with time zone not null,
  crosswalk text not null,
  constraint counted_quarter_pkey PRIMARY KEY (starts_on)
);
comment on table commissioning.counted_quarter is 'A quarter whose needs were counted.';
create table commissioning.need_count (
  starts_on date not null,
  measure text not null,
  category text not null,
  side text not null,
  code text not null,
  number integer,
  constraint need_count_measure_check CHECK (measure = ANY (ARRAY['found'::text, 'asked'::text, 'unmet'::text])),
  constraint need_count_number_check CHECK (number = 0 OR number >= 5),
  constraint need_count_pkey PRIMARY KEY (starts_on, measure, category, side, code),
  constraint need_count_side_check CHECK (side = ANY (ARRAY['all'::text, 'ward'::text, 'age'::text, 'reason'::text]))
);
comment on table commissioning.need_count is 'How many people had a need in a quarter, as it may be shown.';
create table commissioning.provision_count (
  category text not null,
  side text not null,
  code text not null,
  services integer not null,
  with_room integer not null,
  without_room integer not null,
  wait_weeks integer,
  days_to_start double precision,
  counted_on date not null,
  constraint provision_count_pkey PRIMARY KEY (category, side, code),
  constraint provision_count_side_check CHECK (side = ANY (ARRAY['all'::text, 'ward'::text, 'age'::text]))
);
comment on table commissioning.provision_count is 'How many services there are for a category, with their room and waits, as of last night.';
create table commissioning.unmet_need (
  id uuid not null,
  family_id uuid not null,
  person_id uuid,
  goal_id uuid,
  request_id uuid,
  framework text not null,
  need text not null,
  age integer,
  ward text,
  reason text not null,
  words text,
  sensitive text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_on date not null,
  ended_as text,
  ended_words text,
  ended_by uuid,
  ended_on date,
  version integer not null default 1,
  constraint unmet_need_age_check CHECK (age >= 0 AND age <= 130),
  constraint unmet_need_check CHECK (num_nonnulls(ended_as, ended_by, ended_on) = ANY (ARRAY[0, 3])),
  constraint unmet_need_ended_as_check CHECK (ended_as = ANY (ARRAY['met'::text, 'not needed'::text])),
  constraint unmet_need_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint unmet_need_pkey PRIMARY KEY (id),
  constraint unmet_need_reason_check CHECK (reason = ANY (ARRAY['none'::text, 'full'::text, 'wait'::text, 'far'::text, 'age'::text, 'criteria'::text, 'cost'::text, 'times'::text, 'language'::text, 'access'::text, 'declined'::text, 'other'::text])),
  constraint unmet_need_sensitive_check CHECK (sensitive = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text]))
);
comment on table commissioning.unmet_need is 'A need of a family for which nothing was found, why, and what became of it.';
create table directory.comment (
  id uuid not null,
  from_whom text not null,
  about text not null,
  said text not null,
  sent_at timestamp with time zone not null,
  sent_on date not null,
  sent_by uuid not null,
  state text not null default 'waiting'::text,
  because text,
  decided_at timestamp with time zone,
  decided_by uuid,
  version integer not null default 1,
  constraint comment_about_check CHECK (about = ANY (ARRAY['what-there-is'::text, 'finding-it'::text, 'how-it-is-made'::text])),
  constraint comment_because_check CHECK (because = ANY (ARRAY['abusive'::text, 'own-case'::text, 'not-about-it'::text, 'sent-twice'::text])),
  constraint comment_check CHECK ((state = 'kept-back'::text) = (because IS NOT NULL)),
  constraint comment_check1 CHECK ((state = 'waiting'::text) = (decided_at IS NULL)),
  constraint comment_check2 CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  constraint comment_from_whom_check CHECK (from_whom = ANY (ARRAY['young-person'::text, 'parent'::text, 'somebody-else'::text])),
  constraint comment_pkey PRIMARY KEY (id),
  constraint comment_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'published'::text, 'kept-back'::text]))
);
comment on table directory.comment is 'What somebody says of the local offer, as it came.';
create table directory.crosswalk (
  term_id uuid not null,
  means_id uuid not null,
  constraint crosswalk_check CHECK (term_id <> means_id),
  constraint crosswalk_means_id_fkey FOREIGN KEY (means_id) REFERENCES directory.term(id),
  constraint crosswalk_pkey PRIMARY KEY (term_id, means_id),
  constraint crosswalk_term_id_fkey FOREIGN KEY (term_id) REFERENCES directory.term(id)
);
comment on table directory.crosswalk is 'A service under the one term is also under the other.';
create table directory.edition (
  only_one boolean not null default true,
  number bigint not null,
  changed_at timestamp with time zone not null,
  constraint edition_only_one_check CHECK (only_one),
  constraint edition_pkey PRIMARY KEY (only_one)
);
comment on table directory.edition is 'How often what is public has changed.';
create table directory.import (
  id uuid not null,
  source_id uuid not null,
  began_at timestamp with time zone not null,
  brought_by uuid not null,
  added integer not null,
  changed integer not null,
  same integer not null,
  ended integer not null,
  changes jsonb not null,
  problems jsonb not null,
  failure text,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_source_id_fkey FOREIGN KEY (source_id) REFERENCES directory.source(id)
);
comment on table directory.import is 'What came in from a source at one time, and what it changed.';
create table directory.link (
  record_id uuid not null,
  url text not null,
  checked_at timestamp with time zone not null,
  failure text,
  failing_since date,
  failures integer not null default 0,
  constraint link_check CHECK ((failure IS NULL) = (failures = 0)),
  constraint link_check1 CHECK ((failure IS NULL) = (failing_since IS NULL)),
  constraint link_pkey PRIMARY KEY (record_id, url),
  constraint link_record_id_fkey FOREIGN KEY (record_id) REFERENCES directory.record(id)
);
comment on table directory.link is 'A web address that a record of the directory names, and what it answered last.';
create table directory.location (
  id uuid not null,
  name text not null,
  kind text not null,
  is_hidden boolean not null,
  postcode text,
  ward text,
  latitude double precision,
  longitude double precision,
  list text not null,
  whole text not null,
  modified_at timestamp with time zone not null,
  constraint location_check CHECK (NOT is_hidden OR num_nonnulls(postcode, ward, latitude, longitude) = 0),
  constraint location_id_fkey FOREIGN KEY (id) REFERENCES directory.record(id),
  constraint location_kind_check CHECK (kind = ANY (ARRAY['physical'::text, 'postal'::text, 'virtual'::text])),
  constraint location_pkey PRIMARY KEY (id)
);
comment on table directory.location is 'A place that is public. Of a hidden one, its name and what is said of it.';
create table directory.organization (
  id uuid not null,
  name text not null,
  agency_id uuid,
  list text not null,
  whole text not null,
  modified_at timestamp with time zone not null,
  constraint organization_id_fkey FOREIGN KEY (id) REFERENCES directory.record(id),
  constraint organization_pkey PRIMARY KEY (id)
);
comment on table directory.organization is 'An organisation that is public.';
create table directory.postcode (
  postcode text not null,
  district text not null,
  latitude double precision not null,
  longitude double precision not null,
  ward text,
  ward_code text,
  constraint postcode_pkey PRIMARY KEY (postcode)
);
comment on table directory.postcode is 'Where a postcode is. Until a council imports its own, the centres of districts answer (src/modules/directory/districts.json).';
create table directory.postcode_file (
  id uuid not null,
  state text not null default 'reading'::text,
  bytes bigint not null,
  areas text[] not null,
  received_at timestamp with time zone not null,
  received_by uuid not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  share double precision not null default 0,
  rows_read bigint not null default 0,
  report jsonb not null default '{}'::jsonb,
  failure text,
  constraint postcode_file_areas_check CHECK (cardinality(areas) > 0),
  constraint postcode_file_check CHECK ((state = 'failed'::text) = (failure IS NOT NULL)),
  constraint postcode_file_check1 CHECK ((state = 'reading'::text) = (ended_at IS NULL)),
  constraint postcode_file_pkey PRIMARY KEY (id),
  constraint postcode_file_state_check CHECK (state = ANY (ARRAY['reading'::text, 'done'::text, 'failed'::text]))
);
comment on table directory.postcode_file is 'A file of postcodes that came, and what was kept of it.';
create table directory.postcode_file_part (
  file_id uuid not null,
  part integer not null,
  bytes bytea not null,
  constraint postcode_file_part_file_id_fkey FOREIGN KEY (file_id) REFERENCES directory.postcode_file(id),
  constraint postcode_file_part_pkey PRIMARY KEY (file_id, part)
);
comment on table directory.postcode_file_part is 'A piece of a file of postcodes that waits to be read; gone once it is.';
create table directory.published_comment (
  comment_id uuid not null,
  from_whom text not null,
  about text not null,
  said text not null,
  answer text not null,
  done text,
  said_on date not null,
  published_on date not null,
  changed_on date,
  constraint published_comment_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES directory.comment(id),
  constraint published_comment_pkey PRIMARY KEY (comment_id)
);
comment on table directory.published_comment is 'A comment on the local offer that is public, with the council’s answer and what it did.';
create table directory.record (
  id uuid not null,
  kind text not null,
  organization_id uuid,
  agency_id uuid,
  checked_on date,
  checked_by uuid,
  checked_by_name text,
  review_on date,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  version integer not null default 1,
  source_id uuid,
  constraint record_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES access.agency(id),
  constraint record_check CHECK (kind <> 'service'::text OR organization_id IS NOT NULL),
  constraint record_check1 CHECK (kind <> 'organization'::text OR organization_id = id),
  constraint record_check2 CHECK (kind = 'organization'::text OR agency_id IS NULL),
  constraint record_kind_check CHECK (kind = ANY (ARRAY['organization'::text, 'location'::text, 'service'::text])),
  constraint record_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES directory.record(id),
  constraint record_pkey PRIMARY KEY (id),
  constraint record_source_id_fkey FOREIGN KEY (source_id) REFERENCES directory.source(id)
);
comment on table directory.record is 'An organisation, a place or a service of the directory, whether or not it is public yet.';
create table directory.reminder (
  record_id uuid not null,
  review_on date not null,
  stage text not null,
  sent_at timestamp with time zone not null,
  constraint reminder_pkey PRIMARY KEY (record_id, review_on, stage),
  constraint reminder_record_id_fkey FOREIGN KEY (record_id) REFERENCES directory.record(id),
  constraint reminder_stage_check CHECK (stage = ANY (ARRAY['soon'::text, 'due'::text]))
);
comment on table directory.reminder is 'That the keepers of a record were reminded to look at it again.';
create table directory.report (
  id uuid not null,
  service_id uuid not null,
  said text not null,
  reach text,
  sent_at timestamp with time zone not null,
  sent_by uuid not null,
  done_at timestamp with time zone,
  done_by uuid,
  answer text,
  version integer not null default 1,
  constraint report_check CHECK ((done_at IS NULL) = (done_by IS NULL)),
  constraint report_check1 CHECK (done_at IS NULL OR answer IS NOT NULL),
  constraint report_pkey PRIMARY KEY (id),
  constraint report_service_id_fkey FOREIGN KEY (service_id) REFERENCES directory.record(id)
);
comment on table directory.report is 'What a visitor of a public page says is wrong with a service, and what was done about it.';
create table directory.room (
  id uuid not null,
  service_id uuid not null,
  state text not null,
  wait_weeks integer,
  said_at timestamp with time zone not null,
  said_on date not null,
  constraint room_pkey PRIMARY KEY (id),
  constraint room_service_id_fkey FOREIGN KEY (service_id) REFERENCES directory.record(id),
  constraint room_state_check CHECK (state = ANY (ARRAY['room'::text, 'few'::text, 'waiting-list'::text, 'full'::text])),
  constraint room_wait_weeks_check CHECK (wait_weeks >= 0 AND wait_weeks <= 260)
);
comment on table directory.room is 'How much room a service has and how long the wait is, each time its keeper said so. The newest holds.';
create table directory.service (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  summary text not null,
  number integer not null,
  status text not null,
  opens_on date,
  closed_from date,
  closed_until date,
  ends_on date,
  minimum_age double precision,
  maximum_age double precision,
  cost text not null,
  is_online boolean not null,
  covers_area boolean not null,
  languages text[] not null,
  accessibility text[] not null,
  terms uuid[] not null,
  taxonomies uuid[] not null,
  is_send boolean not null,
  childcare text,
  has_vacancies boolean,
  wards text[] not null,
  checked_on date,
  checked_by_name text,
  review_on date,
  modified_at timestamp with time zone not null,
  search tsvector not null,
  vacancies_on date,
  funded_hours text[] not null default '{}'::text[],
  constraint service_cost_check CHECK (cost = ANY (ARRAY['free'::text, 'costs'::text, 'unknown'::text])),
  constraint service_id_fkey FOREIGN KEY (id) REFERENCES directory.record(id),
  constraint service_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES directory.organization(id),
  constraint service_pkey PRIMARY KEY (id),
  constraint service_status_check CHECK (status = ANY (ARRAY['active'::text, 'inactive'::text, 'defunct'::text, 'temporarily closed'::text]))
);
comment on table directory.service is 'A service that is public: what is asked for when services are looked for.';
create table directory.service_area (
  service_id uuid not null,
  "position" integer not null,
  name text not null,
  districts text[],
  outline polygon,
  constraint service_area_pkey PRIMARY KEY (service_id, "position"),
  constraint service_area_service_id_fkey FOREIGN KEY (service_id) REFERENCES directory.service(id) ON DELETE CASCADE
);
comment on table directory.service_area is 'An area that a service is for.';
create table directory.service_at_location (
  id uuid not null,
  service_id uuid not null,
  location_id uuid not null,
  latitude double precision,
  longitude double precision,
  list text not null,
  whole text not null,
  constraint service_at_location_location_id_fkey FOREIGN KEY (location_id) REFERENCES directory.location(id),
  constraint service_at_location_pkey PRIMARY KEY (id),
  constraint service_at_location_service_id_fkey FOREIGN KEY (service_id) REFERENCES directory.service(id) ON DELETE CASCADE
);
comment on table directory.service_at_location is 'That a service is to be had at a place.';
create table directory.service_document (
  service_id uuid not null,
  list text not null,
  whole text not null,
  page jsonb not null,
  constraint service_document_pkey PRIMARY KEY (service_id),
  constraint service_document_service_id_fkey FOREIGN KEY (service_id) REFERENCES directory.service(id) ON DELETE CASCADE
);
comment on table directory.service_document is 'A public service, written out: for the standard and for pages.';
create table directory.service_word (
  stem text not null,
  service_id uuid not null,
  weight real not null,
  constraint service_word_pkey PRIMARY KEY (stem, service_id) INCLUDE (weight),
  constraint service_word_service_id_fkey FOREIGN KEY (service_id) REFERENCES directory.service(id) ON DELETE CASCADE
);
comment on table directory.service_word is 'That a word stands in a public service, by its stem.';
create table directory.session (
  service_id uuid not null,
  "position" integer not null,
  place_id uuid,
  day integer not null,
  opens time without time zone,
  closes time without time zone,
  valid_from date,
  valid_to date,
  constraint session_day_check CHECK (day >= 1 AND day <= 7),
  constraint session_pkey PRIMARY KEY (service_id, "position"),
  constraint session_place_id_fkey FOREIGN KEY (place_id) REFERENCES directory.service_at_location(id) ON DELETE CASCADE,
  constraint session_service_id_fkey FOREIGN KEY (service_id) REFERENCES directory.service(id) ON DELETE CASCADE
);
comment on table directory.session is 'A time of the week at which a service is to be had.';
create table directory.shortlist_key (
  only_one boolean not null default true,
  key bytea not null,
  made_at timestamp with time zone not null,
  constraint shortlist_key_only_one_check CHECK (only_one),
  constraint shortlist_key_pkey PRIMARY KEY (only_one)
);
comment on table directory.shortlist_key is 'The key of a day, with which addresses that shortlists are sent to are told apart.';
create table directory.shortlist_sent (
  id uuid not null default gen_random_uuid(),
  sent_by uuid not null,
  recipient bytea not null,
  sent_at timestamp with time zone not null,
  constraint shortlist_sent_pkey PRIMARY KEY (id)
);
comment on table directory.shortlist_sent is 'That a shortlist was sent, for a day: by which browser, and a fingerprint of where to.';
create table directory.source (
  id uuid not null,
  name text not null,
  kind text not null,
  url text,
  every_hours integer,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  next_at timestamp with time zone,
  version integer not null default 1,
  constraint source_check CHECK ((url IS NULL) = (every_hours IS NULL)),
  constraint source_every_hours_check CHECK (every_hours >= 1 AND every_hours <= 744),
  constraint source_kind_check CHECK (kind = ANY (ARRAY['standard'::text, 'ofsted'::text])),
  constraint source_name_key UNIQUE (name),
  constraint source_pkey PRIMARY KEY (id)
);
comment on table directory.source is 'A file or a feed that records of the directory come from.';
create table directory.statement (
  subject text not null,
  said text not null,
  url text,
  said_on date not null,
  version integer not null default 1,
  constraint statement_pkey PRIMARY KEY (subject),
  constraint statement_subject_check CHECK (subject ~ '^[a-z0-9-]{1,40}$'::text)
);
comment on table directory.statement is 'What the council itself says of one thing that its local offer must hold.';
create table directory.synonym (
  id uuid not null,
  says text not null,
  means text not null,
  stems text[] not null,
  version integer not null default 1,
  constraint synonym_means_check CHECK (means <> ''::text),
  constraint synonym_pkey PRIMARY KEY (id),
  constraint synonym_says_check CHECK (says <> ''::text),
  constraint synonym_says_key UNIQUE (says),
  constraint synonym_stems_check CHECK (cardinality(stems) > 0)
);
comment on table directory.synonym is 'Words that families use for what services call otherwise. Editors of the directory keep them.';
create table directory.taxonomy (
  id uuid not null,
  name text not null,
  description text not null,
  uri text,
  version text,
  is_default boolean not null default false,
  constraint taxonomy_name_key UNIQUE (name),
  constraint taxonomy_pkey PRIMARY KEY (id)
);
comment on table directory.taxonomy is 'A list of terms that services are put under.';
create table directory.term (
  id uuid not null,
  taxonomy_id uuid not null,
  parent_id uuid,
  name text not null,
  description text not null,
  code text,
  uri text,
  "position" integer not null,
  constraint term_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES directory.term(id),
  constraint term_pkey PRIMARY KEY (id),
  constraint term_taxonomy_id_fkey FOREIGN KEY (taxonomy_id) REFERENCES directory.taxonomy(id)
);
comment on table directory.term is 'A term of a taxonomy, such as a category of services.';
create table directory.vacancy (
  id uuid not null,
  service_id uuid not null,
  band text not null,
  state text not null,
  places integer,
  said_at timestamp with time zone not null,
  said_on date not null,
  constraint vacancy_band_check CHECK (band = ANY (ARRAY['under-2'::text, '2'::text, '3-4'::text, '5-7'::text, '8-and-over'::text])),
  constraint vacancy_check CHECK (places IS NULL OR state = 'yes'::text),
  constraint vacancy_pkey PRIMARY KEY (id),
  constraint vacancy_places_check CHECK (places >= 1 AND places <= 300),
  constraint vacancy_service_id_fkey FOREIGN KEY (service_id) REFERENCES directory.record(id),
  constraint vacancy_state_check CHECK (state = ANY (ARRAY['yes'::text, 'waiting-list'::text, 'no'::text]))
);
comment on table directory.vacancy is 'Whether places are free for children of an age, each time a provider of childcare said so.';
create table directory.version (
  id uuid not null,
  record_id uuid not null,
  number integer not null,
  content jsonb not null,
  based_on integer,
  state text not null,
  note text,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  answer text,
  constraint version_check CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  constraint version_check1 CHECK (state <> 'returned'::text OR answer IS NOT NULL),
  constraint version_pkey PRIMARY KEY (id),
  constraint version_record_id_fkey FOREIGN KEY (record_id) REFERENCES directory.record(id),
  constraint version_record_id_number_key UNIQUE (record_id, number),
  constraint version_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'public'::text, 'replaced'::text, 'returned'::text, 'withdrawn'::text]))
);
comment on table directory.version is 'One whole description of a record: waiting for approval, public, or part of its history.';
create table directory.vocabulary (
  word text not null,
  constraint vocabulary_pkey PRIMARY KEY (word)
);
comment on table directory.vocabulary is 'Each word that ever stood in a public service. Rows are only added.';
create table directory.ward (
  id uuid not null,
  name text not null,
  outline text not null,
  constraint ward_pkey PRIMARY KEY (id)
);
comment on table directory.ward is 'A ward of the council or beside it, and its outline.';
create table forms.form_version (
  form text not null,
  number integer not null,
  definition jsonb not null,
  published_at timestamp with time zone,
  constraint form_version_check CHECK ((definition ->> 'form'::text) = form AND ((definition ->> 'version'::text)::integer) = number),
  constraint form_version_number_check CHECK (number > 0),
  constraint form_version_pkey PRIMARY KEY (form, number)
);
create table front_door.decision (
  id uuid not null,
  request_id uuid not null,
  level text not null,
  outcome text not null,
  reason text not null,
  feedback text,
  advised text,
  lead_id uuid,
  team_id uuid,
  social_care_who text,
  social_care_at timestamp with time zone,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  told_at timestamp with time zone,
  told_how text,
  told_by uuid,
  version integer not null default 1,
  constraint decision_outcome_check CHECK (outcome = ANY (ARRAY['csc'::text, 'eh'::text, 'advice'::text, 'nfa'::text, 'other'::text])),
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_request_id_fkey FOREIGN KEY (request_id) REFERENCES front_door.request(id),
  constraint decision_request_id_key UNIQUE (request_id),
  constraint decision_told_how_check CHECK (told_how = ANY (ARRAY['account'::text, 'email'::text, 'text'::text, 'phone'::text, 'post'::text, 'in-person'::text]))
);
comment on table front_door.decision is 'What was decided about a request, why, and what its sender was told.';
create table front_door.refusal (
  id uuid not null,
  family_id uuid not null,
  request_id uuid,
  kind text not null,
  words text not null,
  view_of_risk text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  choice text,
  choice_words text,
  consulted text,
  decided_by uuid,
  decided_at timestamp with time zone,
  version integer not null default 1,
  constraint refusal_check CHECK ((choice IS NULL) = (decided_at IS NULL)),
  constraint refusal_choice_check CHECK (choice = ANY (ARRAY['offer-again'::text, 'close'::text, 'consult-social-care'::text])),
  constraint refusal_kind_check CHECK (kind = ANY (ARRAY['declined'::text, 'withdrawn'::text, 'missed'::text])),
  constraint refusal_pkey PRIMARY KEY (id),
  constraint refusal_request_id_fkey FOREIGN KEY (request_id) REFERENCES front_door.request(id)
);
comment on table front_door.refusal is 'That help was refused or nobody was reached, a view of the risk, and what a manager decided.';
create table front_door.request (
  id uuid not null,
  reference text not null,
  who text not null,
  form text not null,
  form_version integer not null,
  answers jsonb not null,
  is_danger boolean not null,
  is_significant_harm boolean not null,
  sent_by uuid not null,
  sender_agency_id uuid,
  sender_name text,
  sender_email text,
  sender_phone text,
  safe_contact jsonb,
  agreement text,
  agreement_by text,
  agreement_how text,
  agreement_on date,
  agreement_why text,
  sent_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  state text not null default 'new'::text,
  family_id uuid,
  taken_by uuid,
  version integer not null default 1,
  constraint request_agreement_check CHECK (agreement = ANY (ARRAY['yes'::text, 'no'::text, 'not-asked-yet'::text, 'asking-could-put-someone-at-risk'::text])),
  constraint request_check CHECK (who <> 'anonymous'::text OR num_nonnulls(sender_name, sender_email, sender_phone) = 0),
  constraint request_pkey PRIMARY KEY (id),
  constraint request_reference_check CHECK (reference ~ '^R-[2346789A-HJKMNPQRTV-Z]{6}$'::text),
  constraint request_reference_key UNIQUE (reference),
  constraint request_state_check CHECK (state = ANY (ARRAY['new'::text, 'looked-at'::text, 'decided'::text, 'closed-without-reply'::text])),
  constraint request_who_check CHECK (who = ANY (ARRAY['practitioner'::text, 'parent-or-carer'::text, 'young-person'::text, 'relative-or-neighbour'::text, 'anonymous'::text, 'step-down'::text]))
);
comment on table front_door.request is 'A request for support, as it was asked. Its answers never change.';
create table front_door.request_address (
  request_id uuid not null,
  has_no_fixed_address boolean not null default false,
  lines text,
  postcode text,
  is_protected boolean not null default false,
  constraint request_address_pkey PRIMARY KEY (request_id),
  constraint request_address_request_id_fkey FOREIGN KEY (request_id) REFERENCES front_door.request(id)
);
comment on table front_door.request_address is 'Where the family of a request lives, or that it has no fixed address.';
create table front_door.request_helper (
  id uuid not null,
  request_id uuid not null,
  number integer not null,
  name text not null,
  agency_id uuid,
  doing text,
  contact text,
  constraint request_helper_pkey PRIMARY KEY (id),
  constraint request_helper_request_id_fkey FOREIGN KEY (request_id) REFERENCES front_door.request(id),
  constraint request_helper_request_id_number_key UNIQUE (request_id, number)
);
comment on table front_door.request_helper is 'Who already helps the family of a request.';
create table front_door.request_person (
  id uuid not null,
  request_id uuid not null,
  number integer not null,
  given_name text,
  family_name text,
  born_on date,
  due_on date,
  age_about integer,
  is_child boolean not null,
  relationship text,
  school text,
  is_sender boolean not null default false,
  linked_person_id uuid,
  constraint request_person_age_about_check CHECK (age_about >= 0 AND age_about <= 120),
  constraint request_person_check CHECK (num_nonnulls(born_on, due_on, age_about) <= 1),
  constraint request_person_pkey PRIMARY KEY (id),
  constraint request_person_request_id_fkey FOREIGN KEY (request_id) REFERENCES front_door.request(id),
  constraint request_person_request_id_number_key UNIQUE (request_id, number)
);
comment on table front_door.request_person is 'Whom a request is about, in the words of the sender.';
create table front_door.unanswerable (
  request_id uuid not null,
  because text not null,
  words text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint unanswerable_because_check CHECK (because = ANY (ARRAY['anonymous'::text, 'unsafe'::text, 'cannot-be-reached'::text])),
  constraint unanswerable_pkey PRIMARY KEY (request_id),
  constraint unanswerable_request_id_fkey FOREIGN KEY (request_id) REFERENCES front_door.request(id)
);
comment on table front_door.unanswerable is 'A manager''s reason why the sender of a request cannot be told.';
create table people.address (
  id uuid not null,
  family_id uuid not null,
  household text not null,
  lines text not null,
  postcode text,
  sensitive text,
  starts_on date not null,
  ends_on date,
  constraint address_family_id_fkey FOREIGN KEY (family_id) REFERENCES people.family(family_id),
  constraint address_pkey PRIMARY KEY (id),
  constraint address_sensitive_check CHECK (sensitive = 'address'::text)
);
create table people.agreement (
  id uuid not null,
  family_id uuid not null,
  given text not null,
  person_id uuid,
  given_by text,
  how text,
  scope text,
  on_day date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint agreement_family_id_fkey FOREIGN KEY (family_id) REFERENCES people.family(family_id),
  constraint agreement_given_check CHECK (given = ANY (ARRAY['yes'::text, 'no'::text, 'not-asked-yet'::text, 'asking-could-put-someone-at-risk'::text, 'withdrawn'::text])),
  constraint agreement_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint agreement_pkey PRIMARY KEY (id)
);
create table people.asking (
  id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  given_name text not null,
  family_name text not null,
  born_on date,
  purpose text not null,
  role text not null,
  constraint asking_pkey PRIMARY KEY (id)
);
create table people.attends (
  id uuid not null,
  person_id uuid not null,
  family_id uuid not null,
  what text not null,
  name text not null,
  agency_id uuid,
  sensitive text,
  starts_on date not null,
  ends_on date,
  constraint attends_family_id_fkey FOREIGN KEY (family_id) REFERENCES people.family(family_id),
  constraint attends_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint attends_pkey PRIMARY KEY (id),
  constraint attends_sensitive_check CHECK (sensitive = ANY (ARRAY['address'::text, 'pregnancy'::text])),
  constraint attends_what_check CHECK (what = ANY (ARRAY['school'::text, 'nursery'::text, 'gp'::text, 'clinic'::text, 'refuge'::text, 'other'::text]))
);
create table people.contact_detail (
  id uuid not null,
  person_id uuid not null,
  family_id uuid not null,
  kind text not null,
  value text not null,
  safe_use text,
  sensitive text,
  recorded_on date not null,
  ends_on date,
  constraint contact_detail_family_id_fkey FOREIGN KEY (family_id) REFERENCES people.family(family_id),
  constraint contact_detail_kind_check CHECK (kind = ANY (ARRAY['phone'::text, 'email'::text])),
  constraint contact_detail_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint contact_detail_pkey PRIMARY KEY (id),
  constraint contact_detail_sensitive_check CHECK (sensitive = ANY (ARRAY['address'::text, 'pregnancy'::text]))
);
create table people.family (
  family_id uuid not null,
  reference text not null,
  name text not null,
  locality_id uuid,
  opened_on date not null,
  version integer not null default 1,
  constraint family_pkey PRIMARY KEY (family_id),
  constraint family_reference_key UNIQUE (reference)
);
create table people.family_member (
  family_id uuid not null,
  person_id uuid not null,
  is_child boolean not null,
  household text,
  starts_on date not null,
  ends_on date,
  sensitive text,
  constraint family_member_family_id_fkey FOREIGN KEY (family_id) REFERENCES people.family(family_id) DEFERRABLE INITIALLY DEFERRED,
  constraint family_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint family_member_pkey PRIMARY KEY (family_id, person_id, starts_on),
  constraint family_member_sensitive_check CHECK (sensitive = 'pregnancy'::text)
);
create table people.involvement (
  id uuid not null,
  family_id uuid not null,
  person_id uuid,
  agency_id uuid,
  agency_name text not null,
  doing text,
  contact_name text,
  contact_phone text,
  starts_on date,
  ends_on date,
  as_at date not null,
  told_by text not null,
  recorded_by uuid not null,
  sensitive text,
  constraint involvement_family_id_fkey FOREIGN KEY (family_id) REFERENCES people.family(family_id),
  constraint involvement_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint involvement_pkey PRIMARY KEY (id)
);
create table people.name_key (
  key text not null,
  person_id uuid not null,
  born_on date not null default '-infinity'::date,
  constraint name_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint name_key_pkey PRIMARY KEY (key, person_id)
);
create table people.note (
  id uuid not null,
  family_id uuid not null,
  kind text not null,
  text text not null,
  sensitive text,
  happened_on date not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  version integer not null default 1,
  constraint note_family_id_fkey FOREIGN KEY (family_id) REFERENCES people.family(family_id),
  constraint note_kind_check CHECK (kind = ANY (ARRAY['note'::text, 'spoke'::text, 'visited'::text, 'no-answer'::text, 'not-in'::text, 'was-not-brought'::text])),
  constraint note_pkey PRIMARY KEY (id)
);
create table people.person (
  id uuid not null,
  given_name text not null,
  family_name text not null,
  also_known_as text[] not null default '{}'::text[],
  born_on date,
  due_on date,
  born_about integer,
  died_on date,
  sex text,
  gender text,
  ethnicity text,
  first_language text,
  interpreter text,
  disabilities text[] not null default '{}'::text[],
  nhs_number text,
  version integer not null default 1,
  constraint person_born_about_check CHECK (born_about >= 1900 AND born_about <= 2200),
  constraint person_check CHECK (born_on IS NULL OR due_on IS NULL),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_sex_check CHECK (sex = ANY (ARRAY['M'::text, 'F'::text, 'U'::text]))
);
create table people.relationship (
  id uuid not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  kind text not null,
  has_parental_responsibility boolean not null default false,
  evidence text,
  starts_on date,
  ends_on date,
  constraint relationship_check CHECK (from_person_id <> to_person_id),
  constraint relationship_from_person_id_fkey FOREIGN KEY (from_person_id) REFERENCES people.person(id),
  constraint relationship_from_person_id_to_person_id_kind_key UNIQUE (from_person_id, to_person_id, kind),
  constraint relationship_kind_check CHECK (kind = ANY (ARRAY['parent'::text, 'step-parent'::text, 'adoptive-parent'::text, 'foster-carer'::text, 'kinship-carer'::text, 'grandparent'::text, 'aunt-or-uncle'::text, 'sibling'::text, 'half-sibling'::text, 'partner'::text, 'ex-partner'::text, 'other-carer'::text, 'other'::text])),
  constraint relationship_pkey PRIMARY KEY (id),
  constraint relationship_to_person_id_fkey FOREIGN KEY (to_person_id) REFERENCES people.person(id)
);
create table plans.action (
  id uuid not null,
  goal_id uuid not null,
  plan_id uuid not null,
  family_id uuid not null,
  what text not null,
  worker_id uuid,
  person_id uuid,
  who text,
  by_when date not null,
  done_when text,
  state text not null default 'to do'::text,
  done_on date,
  sensitive text,
  meeting_id uuid,
  version integer not null default 1,
  constraint action_check CHECK (num_nonnulls(worker_id, person_id, who) = 1),
  constraint action_check1 CHECK ((state = 'done'::text) = (done_on IS NOT NULL)),
  constraint action_goal_id_family_id_fkey FOREIGN KEY (goal_id, family_id) REFERENCES plans.goal(id, family_id),
  constraint action_id_family_id_key UNIQUE (id, family_id),
  constraint action_meeting_id_family_id_fkey FOREIGN KEY (meeting_id, family_id) REFERENCES plans.meeting(id, family_id),
  constraint action_pkey PRIMARY KEY (id),
  constraint action_plan_id_family_id_fkey FOREIGN KEY (plan_id, family_id) REFERENCES plans.plan(id, family_id),
  constraint action_sensitive_check CHECK (sensitive = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text])),
  constraint action_state_check CHECK (state = ANY (ARRAY['to do'::text, 'started'::text, 'done'::text, 'stuck'::text, 'dropped'::text]))
);
comment on table plans.action is 'What somebody will do for a goal, by when, and how it stands.';
create table plans.action_update (
  id uuid not null,
  action_id uuid not null,
  family_id uuid not null,
  state text not null,
  words text,
  sensitive text,
  by uuid not null,
  at timestamp with time zone not null,
  constraint action_update_action_id_family_id_fkey FOREIGN KEY (action_id, family_id) REFERENCES plans.action(id, family_id),
  constraint action_update_pkey PRIMARY KEY (id),
  constraint action_update_sensitive_check CHECK (sensitive = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text])),
  constraint action_update_state_check CHECK (state = ANY (ARRAY['to do'::text, 'started'::text, 'done'::text, 'stuck'::text, 'dropped'::text]))
);
comment on table plans.action_update is 'What was said of an action as it went on.';
create table plans.closure (
  id uuid not null,
  episode_id uuid not null,
  family_id uuid not null,
  kind text not null,
  reason text not null,
  words text not null,
  family_said text,
  social_worker text,
  family_told text,
  closed_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint closure_episode_id_family_id_fkey FOREIGN KEY (episode_id, family_id) REFERENCES plans.episode(id, family_id),
  constraint closure_episode_id_key UNIQUE (episode_id),
  constraint closure_kind_check CHECK (kind = ANY (ARRAY['closed'::text, 'stepped up'::text])),
  constraint closure_pkey PRIMARY KEY (id)
);
comment on table plans.closure is 'How an episode ended: closed, or stepped up to social care.';
create table plans.comment (
  id uuid not null,
  copy_id uuid not null,
  plan_id uuid not null,
  family_id uuid not null,
  person_id uuid not null,
  words text not null,
  written_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  constraint comment_copy_id_fkey FOREIGN KEY (copy_id) REFERENCES plans.released_copy(id),
  constraint comment_pkey PRIMARY KEY (id),
  constraint comment_plan_id_family_id_fkey FOREIGN KEY (plan_id, family_id) REFERENCES plans.plan(id, family_id)
);
comment on table plans.comment is 'What somebody of the family says about their copy of the plan.';
create table plans.episode (
  id uuid not null,
  family_id uuid not null,
  opened_on date not null,
  reason text not null,
  level text not null,
  lead_id uuid not null,
  request_id uuid,
  allocated_team_id uuid,
  state text not null default 'open'::text,
  closed_on date,
  end_reason text,
  next_review_on date,
  version integer not null default 1,
  constraint episode_check CHECK ((state = 'closed'::text) = (closed_on IS NOT NULL)),
  constraint episode_id_family_id_key UNIQUE (id, family_id),
  constraint episode_pkey PRIMARY KEY (id),
  constraint episode_state_check CHECK (state = ANY (ARRAY['open'::text, 'closed'::text]))
);
comment on table plans.episode is 'A family''s time with early help: why, at which level, who leads, until when.';
create table plans.goal (
  id uuid not null,
  plan_id uuid not null,
  family_id uuid not null,
  person_ids uuid[] not null default '{}'::uuid[],
  need text not null,
  outcome_need text,
  wanted text not null,
  scale_question text,
  first_score integer,
  place integer not null,
  state text not null default 'open'::text,
  sensitive text,
  version integer not null default 1,
  constraint goal_first_score_check CHECK (first_score >= 0 AND first_score <= 10),
  constraint goal_id_family_id_key UNIQUE (id, family_id),
  constraint goal_pkey PRIMARY KEY (id),
  constraint goal_plan_id_family_id_fkey FOREIGN KEY (plan_id, family_id) REFERENCES plans.plan(id, family_id),
  constraint goal_sensitive_check CHECK (sensitive = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text])),
  constraint goal_state_check CHECK (state = ANY (ARRAY['open'::text, 'met'::text, 'dropped'::text]))
);
comment on table plans.goal is 'A need, and what the family wants instead.';
create table plans.lead_change (
  id uuid not null,
  episode_id uuid not null,
  family_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  reason text not null,
  words text,
  family_said text,
  changed_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint lead_change_episode_id_family_id_fkey FOREIGN KEY (episode_id, family_id) REFERENCES plans.episode(id, family_id),
  constraint lead_change_pkey PRIMARY KEY (id)
);
comment on table plans.lead_change is 'Each change of lead practitioner, with its reason.';
create table plans.meeting (
  id uuid not null,
  plan_id uuid not null,
  family_id uuid not null,
  kind text not null,
  held_on date not null,
  said text not null,
  agreed text,
  interpreter text,
  next_on date,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint meeting_id_family_id_key UNIQUE (id, family_id),
  constraint meeting_kind_check CHECK (kind = ANY (ARRAY['first'::text, 'review'::text, 'extra'::text, 'closing'::text])),
  constraint meeting_pkey PRIMARY KEY (id),
  constraint meeting_plan_id_family_id_fkey FOREIGN KEY (plan_id, family_id) REFERENCES plans.plan(id, family_id)
);
comment on table plans.meeting is 'A meeting of the team around the family: what was said and agreed.';
create table plans.meeting_person (
  id uuid not null,
  meeting_id uuid not null,
  family_id uuid not null,
  worker_id uuid,
  person_id uuid,
  name text,
  came boolean not null,
  constraint meeting_person_check CHECK (num_nonnulls(worker_id, person_id, name) = 1),
  constraint meeting_person_meeting_id_family_id_fkey FOREIGN KEY (meeting_id, family_id) REFERENCES plans.meeting(id, family_id),
  constraint meeting_person_pkey PRIMARY KEY (id)
);
comment on table plans.meeting_person is 'Who came to a meeting, and who sent apologies.';
create table plans.meeting_place (
  meeting_id uuid not null,
  family_id uuid not null,
  words text not null,
  sensitive text,
  constraint meeting_place_meeting_id_family_id_fkey FOREIGN KEY (meeting_id, family_id) REFERENCES plans.meeting(id, family_id),
  constraint meeting_place_pkey PRIMARY KEY (meeting_id),
  constraint meeting_place_sensitive_check CHECK (sensitive = 'address'::text)
);
comment on table plans.meeting_place is 'Where a meeting was held.';
create table plans.outcome_result (
  id uuid not null,
  episode_id uuid not null,
  family_id uuid not null,
  goal_id uuid,
  person_id uuid,
  framework text not null,
  outcome_need text not null,
  state text not null,
  evidence text not null,
  met_on date,
  sustained_on date,
  audited_on date,
  audited_by uuid,
  sensitive text,
  version integer not null default 1,
  constraint outcome_result_check CHECK (state <> 'met'::text OR met_on IS NOT NULL),
  constraint outcome_result_episode_id_family_id_fkey FOREIGN KEY (episode_id, family_id) REFERENCES plans.episode(id, family_id),
  constraint outcome_result_goal_id_family_id_fkey FOREIGN KEY (goal_id, family_id) REFERENCES plans.goal(id, family_id),
  constraint outcome_result_pkey PRIMARY KEY (id),
  constraint outcome_result_sensitive_check CHECK (sensitive = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text])),
  constraint outcome_result_state_check CHECK (state = ANY (ARRAY['not met'::text, 'partly'::text, 'met'::text]))
);
comment on table plans.outcome_result is 'The outcome ledger: needs evidenced, met, sustained and audited.';
create table plans.plan (
  id uuid not null,
  episode_id uuid not null,
  family_id uuid not null,
  state text not null default 'drafting'::text,
  started_on date not null,
  agreed_on date,
  agreed_with uuid[] not null default '{}'::uuid[],
  shared_on date,
  version integer not null default 1,
  constraint plan_episode_id_family_id_fkey FOREIGN KEY (episode_id, family_id) REFERENCES plans.episode(id, family_id),
  constraint plan_episode_id_key UNIQUE (episode_id),
  constraint plan_id_family_id_key UNIQUE (id, family_id),
  constraint plan_pkey PRIMARY KEY (id),
  constraint plan_state_check CHECK (state = ANY (ARRAY['drafting'::text, 'agreed'::text, 'closed'::text]))
);
comment on table plans.plan is 'What was agreed with a family, when and with whom.';
create table plans.released_copy (
  id uuid not null,
  plan_id uuid not null,
  family_id uuid not null,
  person_id uuid not null,
  content jsonb not null,
  language text,
  sensitive_topics text[] not null default '{}'::text[],
  released_by uuid not null,
  released_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint released_copy_pkey PRIMARY KEY (id),
  constraint released_copy_plan_id_family_id_fkey FOREIGN KEY (plan_id, family_id) REFERENCES plans.plan(id, family_id)
);
comment on table plans.released_copy is 'A person''s own copy of the plan, as it was released.';
create table plans.review (
  id uuid not null,
  plan_id uuid not null,
  family_id uuid not null,
  meeting_id uuid,
  reviewed_on date not null,
  outcome text not null,
  words text not null,
  next_review_on date,
  has_progress boolean not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint review_id_family_id_key UNIQUE (id, family_id),
  constraint review_meeting_id_family_id_fkey FOREIGN KEY (meeting_id, family_id) REFERENCES plans.meeting(id, family_id),
  constraint review_outcome_check CHECK (outcome = ANY (ARRAY['carry-on'::text, 'change'::text, 'close'::text, 'step-up'::text])),
  constraint review_pkey PRIMARY KEY (id),
  constraint review_plan_id_family_id_fkey FOREIGN KEY (plan_id, family_id) REFERENCES plans.plan(id, family_id)
);
comment on table plans.review is 'A review of a plan: what was decided, and when it is looked at again.';
create table plans.review_progress (
  review_id uuid not null,
  goal_id uuid not null,
  family_id uuid not null,
  progress text not null,
  score integer,
  words text,
  sensitive text,
  constraint review_progress_goal_id_family_id_fkey FOREIGN KEY (goal_id, family_id) REFERENCES plans.goal(id, family_id),
  constraint review_progress_pkey PRIMARY KEY (review_id, goal_id),
  constraint review_progress_progress_check CHECK (progress = ANY (ARRAY['met'::text, 'better'::text, 'same'::text, 'worse'::text])),
  constraint review_progress_review_id_family_id_fkey FOREIGN KEY (review_id, family_id) REFERENCES plans.review(id, family_id),
  constraint review_progress_score_check CHECK (score >= 0 AND score <= 10),
  constraint review_progress_sensitive_check CHECK (sensitive = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text]))
);
comment on table plans.review_progress is 'How each goal stood at a review.';
create table plans.review_voice (
  id uuid not null,
  review_id uuid not null,
  family_id uuid not null,
  person_id uuid not null,
  score integer,
  words text,
  how text,
  may_hear text not null default 'not settled'::text,
  changed text,
  told_back text,
  written_by uuid not null,
  constraint review_voice_may_hear_check CHECK (may_hear = ANY (ARRAY['not settled'::text, 'team'::text, 'team and family'::text])),
  constraint review_voice_pkey PRIMARY KEY (id),
  constraint review_voice_review_id_family_id_fkey FOREIGN KEY (review_id, family_id) REFERENCES plans.review(id, family_id),
  constraint review_voice_review_id_person_id_key UNIQUE (review_id, person_id),
  constraint review_voice_score_check CHECK (score >= 0 AND score <= 10)
);
comment on table plans.review_voice is 'What each person of the family said at a review, and what became of it.';
create table plans.safe_route (
  family_id uuid not null,
  state text not null,
  raised_on date not null,
  raised_by uuid not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  version integer not null default 1,
  constraint safe_route_pkey PRIMARY KEY (family_id),
  constraint safe_route_state_check CHECK (state = ANY (ARRAY['not confirmed'::text, 'safe'::text, 'not safe'::text]))
);
comment on table plans.safe_route is 'Whether people of a family may safely be brought together.';
create table plans.safe_route_check (
  id uuid not null,
  family_id uuid not null,
  person_id uuid,
  state text not null,
  tool text,
  marac_on date,
  words text not null,
  sensitive text not null default 'abuse'::text,
  checked_by uuid not null,
  checked_at timestamp with time zone not null,
  constraint safe_route_check_family_id_fkey FOREIGN KEY (family_id) REFERENCES plans.safe_route(family_id),
  constraint safe_route_check_pkey PRIMARY KEY (id),
  constraint safe_route_check_sensitive_check CHECK (sensitive = 'abuse'::text),
  constraint safe_route_check_state_check CHECK (state = ANY (ARRAY['safe'::text, 'not safe'::text]))
);
comment on table plans.safe_route_check is 'What was looked at before a safe route was confirmed.';
create table plans.team_member (
  id uuid not null,
  episode_id uuid not null,
  family_id uuid not null,
  worker_id uuid,
  name text,
  agency_name text,
  phone text,
  role text not null,
  starts_on date not null,
  ends_on date,
  ended_because text,
  sensitive text,
  version integer not null default 1,
  constraint team_member_check CHECK (num_nonnulls(worker_id, name) = 1),
  constraint team_member_episode_id_family_id_fkey FOREIGN KEY (episode_id, family_id) REFERENCES plans.episode(id, family_id),
  constraint team_member_pkey PRIMARY KEY (id),
  constraint team_member_sensitive_check CHECK (sensitive = 'address'::text)
);
comment on table plans.team_member is 'Who is in the team around the family, from when to when, and why they left.';
create table platform.draft (
  id uuid not null,
  owner_id uuid not null,
  journey text not null,
  about_id uuid,
  answers jsonb not null default '{}'::jsonb,
  started_at timestamp with time zone not null,
  kept_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (id)
);
create table platform.event (
  id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid not null,
  kind text not null,
  family_id uuid,
  subject_id uuid,
  details jsonb not null default '{}'::jsonb,
  trace text,
  xid xid8 not null default pg_current_xact_id(),
  constraint event_pkey PRIMARY KEY (id)
);
create table platform.installation (
  only_one boolean not null default true,
  made_up boolean not null,
  made_at timestamp with time zone not null,
  clock_ahead_seconds bigint not null default 0,
  transactions_before bigint not null default 0,
  constraint installation_only_one_check CHECK (only_one),
  constraint installation_pkey PRIMARY KEY (only_one)
);
create table platform.message (
  id uuid not null,
  channel text not null,
  send_to text not null,
  template text not null,
  subject text not null,
  body text not null,
  about_id uuid,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  provider_ref text,
  failure text,
  tries integer not null default 0,
  used_once boolean not null default false,
  given_up_at timestamp with time zone,
  constraint message_channel_check CHECK (channel = ANY (ARRAY['email'::text, 'text'::text])),
  constraint message_pkey PRIMARY KEY (id)
);
create table platform.seal (
  number bigint not null,
  rows integer not null,
  last_xid xid8 not null,
  last_id uuid not null,
  root text not null,
  head text not null,
  sealed_at timestamp with time zone not null,
  constraint seal_number_check CHECK (number > 0),
  constraint seal_pkey PRIMARY KEY (number),
  constraint seal_rows_check CHECK (rows > 0)
);
comment on table platform.seal is 'Batches of events, hashed and chained; verified by npm run audit:verify';
create table platform.session (
  token_hash bytea not null,
  id uuid not null,
  account_id uuid,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  provider jsonb,
  constraint session_id_key UNIQUE (id),
  constraint session_pkey PRIMARY KEY (token_hash)
);
create table platform.submission (
  actor_id uuid not null,
  key uuid not null,
  page text not null,
  body_hash text not null,
  go_to text,
  at timestamp with time zone not null,
  constraint submission_pkey PRIMARY KEY (actor_id, key)
);
create table referrals.referral (
  id uuid not null,
  reference text not null,
  family_id uuid,
  request_id uuid,
  action_id uuid,
  service_id uuid not null,
  agency_id uuid,
  is_by_hand boolean not null default true,
  state text not null,
  person_ids uuid[] not null default '{}'::uuid[],
  who text[] not null default '{}'::text[],
  why text,
  asks text,
  reach text,
  contact text,
  said_by_id uuid,
  said_by text,
  said_how text,
  said_on date not null,
  sensitive text,
  referred_by uuid not null,
  written_at timestamp with time zone not null,
  sent_on date,
  closed_on date,
  reminded_on date,
  version integer not null default 1,
  answered_on date,
  started_on date,
  declined_because text,
  constraint referral_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES access.agency(id),
  constraint referral_check CHECK (num_nonnulls(family_id, request_id) >= 1),
  constraint referral_check1 CHECK (sensitive IS NULL OR family_id IS NOT NULL),
  constraint referral_check2 CHECK ((state = ANY (ARRAY['draft'::text, 'not-agreed'::text, 'signposted'::text])) = (sent_on IS NULL) OR state = 'withdrawn'::text),
  constraint referral_check3 CHECK ((state = ANY (ARRAY['declined'::text, 'ended'::text, 'withdrawn'::text, 'not-agreed'::text, 'signposted'::text])) = (closed_on IS NOT NULL)),
  constraint referral_pkey PRIMARY KEY (id),
  constraint referral_reach_check CHECK (reach = ANY (ARRAY['family'::text, 'referrer'::text])),
  constraint referral_reference_key UNIQUE (reference),
  constraint referral_sensitive_check CHECK (sensitive = ANY (ARRAY['mental-health'::text, 'abuse'::text, 'pregnancy'::text, 'offences'::text, 'health'::text])),
  constraint referral_state_check CHECK (state = ANY (ARRAY['draft'::text, 'not-agreed'::text, 'signposted'::text, 'sent'::text, 'opened'::text, 'accepted'::text, 'declined'::text, 'started'::text, 'ended'::text, 'withdrawn'::text]))
);
comment on table referrals.referral is 'People referred to a service: what the service is told, and where it stands.';
create table referrals.step (
  id uuid not null,
  referral_id uuid not null,
  state text not null,
  on_day date not null,
  reason text,
  words text,
  taken_by uuid not null,
  taken_at timestamp with time zone not null,
  constraint step_pkey PRIMARY KEY (id),
  constraint step_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals.referral(id),
  constraint step_referral_id_state_key UNIQUE (referral_id, state),
  constraint step_state_check CHECK (state = ANY (ARRAY['sent'::text, 'opened'::text, 'accepted'::text, 'declined'::text, 'started'::text, 'ended'::text, 'withdrawn'::text]))
);
comment on table referrals.step is 'What became of a referral, step by step.';
create table systems.delivery (
  id uuid not null,
  system_id uuid not null,
  event text not null,
  reference text not null,
  state text not null,
  happened_at timestamp with time zone not null,
  began_at timestamp with time zone not null,
  tries integer not null default 0,
  tried_at timestamp with time zone,
  failure text,
  delivered_at timestamp with time zone,
  given_up_at timestamp with time zone,
  constraint delivery_check CHECK (num_nonnulls(delivered_at, given_up_at) <= 1),
  constraint delivery_event_check CHECK (event = ANY (ARRAY['request.looked-at'::text, 'request.decided'::text, 'request.feedback'::text, 'request.closed'::text])),
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems.system(id)
);
comment on table systems.delivery is 'One thing that one system is told, and how far that came.';
create table systems.secret (
  id uuid not null,
  system_id uuid not null,
  kind text not null,
  slot integer not null,
  hash bytea,
  signing_key text,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint secret_check CHECK ((kind = 'client'::text) = (hash IS NOT NULL)),
  constraint secret_check1 CHECK (kind = 'signing'::text AND (ended_at IS NULL) = (signing_key IS NOT NULL) OR kind = 'client'::text AND signing_key IS NULL),
  constraint secret_kind_check CHECK (kind = ANY (ARRAY['client'::text, 'signing'::text])),
  constraint secret_pkey PRIMARY KEY (id),
  constraint secret_slot_check CHECK (slot = ANY (ARRAY[1, 2])),
  constraint secret_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems.system(id)
);
comment on table systems.secret is 'What a system proves itself with, and what its webhooks are signed with.';
create table systems.system (
  id uuid not null,
  agency_id uuid not null,
  name text not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint system_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES access.agency(id),
  constraint system_pkey PRIMARY KEY (id)
);
comment on table systems.system is 'Software of an agency that sends requests for support by itself. Its id is its client_id, and the actor of what it does.';
create table systems.token (
  token_hash bytea not null,
  system_id uuid not null,
  secret_id uuid not null,
  scopes text[] not null,
  expires_at timestamp with time zone not null,
  constraint token_pkey PRIMARY KEY (token_hash),
  constraint token_secret_id_fkey FOREIGN KEY (secret_id) REFERENCES systems.secret(id),
  constraint token_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems.system(id)
);
comment on table systems.token is 'Access tokens given to systems, by their hash.';
create table systems.webhook (
  system_id uuid not null,
  url text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  version integer not null default 1,
  constraint webhook_pkey PRIMARY KEY (system_id),
  constraint webhook_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems.system(id),
  constraint webhook_url_check CHECK (url ~ '^https?://'::text AND length(url) <= 500)
);
comment on table systems.webhook is 'Where a system wants to be told.';
create table targeting.concern (
  id uuid not null default gen_random_uuid(),
  household_no bigint not null,
  ward text,
  state text not null,
  first_listed_on date not null,
  last_found_on date not null,
  evidence_sum numeric,
  constraint concern_household_no_key UNIQUE (household_no),
  constraint concern_pkey PRIMARY KEY (id),
  constraint concern_state_check CHECK (state = ANY (ARRAY['listed'::text, 'no longer'::text]))
);
comment on table targeting.concern is 'A household for whom a rule holds or once held.';
create table targeting.concern_effect (
  id uuid not null,
  concern_id uuid not null,
  what text not null,
  happened_on date not null,
  words text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint concern_effect_concern_id_fkey FOREIGN KEY (concern_id) REFERENCES targeting.concern(id),
  constraint concern_effect_pkey PRIMARY KEY (id),
  constraint concern_effect_what_check CHECK (what = ANY (ARRAY['reached'::text, 'not reached'::text, 'engaged'::text, 'said no'::text, 'outcome'::text]))
);
comment on table targeting.concern_effect is 'What came of reaching out to a listed household.';
create table targeting.concern_evidence (
  concern_id uuid not null,
  rule_id uuid not null,
  criterion text not null,
  person_no bigint not null,
  what text not null,
  feed_id uuid not null,
  times integer not null,
  happened_on date not null,
  amount numeric,
  constraint concern_evidence_concern_id_fkey FOREIGN KEY (concern_id) REFERENCES targeting.concern(id),
  constraint concern_evidence_pkey PRIMARY KEY (concern_id, rule_id, criterion, person_no, what, feed_id)
);
comment on table targeting.concern_evidence is 'What a household is listed for: each criterion with its facts, dates and sources.';
create table targeting.concern_history (
  concern_id uuid not null,
  rule_id uuid not null,
  rule_version integer not null,
  happened text not null,
  found_on date not null,
  constraint concern_history_concern_id_fkey FOREIGN KEY (concern_id) REFERENCES targeting.concern(id),
  constraint concern_history_happened_check CHECK (happened = ANY (ARRAY['listed'::text, 'no longer'::text, 'listed again'::text])),
  constraint concern_history_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES targeting.rule(id)
);
comment on table targeting.concern_history is 'When a household came onto the list of a rule and left it.';
create table targeting.concern_review (
  id uuid not null,
  concern_id uuid not null,
  number integer not null,
  owner_id uuid not null,
  decision text not null,
  team_id uuid,
  reason text not null,
  safe_contact text,
  safe_how text,
  look_again_on date not null,
  reviewed_by uuid not null,
  reviewed_at timestamp with time zone not null,
  constraint concern_review_check CHECK ((decision = 'pass to team'::text) = (team_id IS NOT NULL)),
  constraint concern_review_concern_id_fkey FOREIGN KEY (concern_id) REFERENCES targeting.concern(id),
  constraint concern_review_concern_id_number_key UNIQUE (concern_id, number),
  constraint concern_review_decision_check CHECK (decision = ANY (ARRAY['reach out'::text, 'pass to team'::text, 'no'::text])),
  constraint concern_review_pkey PRIMARY KEY (id),
  constraint concern_review_safe_contact_check CHECK (safe_contact = ANY (ARRAY['safe'::text, 'not safe'::text, 'not known'::text])),
  constraint concern_review_team_id_fkey FOREIGN KEY (team_id) REFERENCES access.team(id)
);
comment on table targeting.concern_review is 'What a person decided of a listed household.';
create table targeting.concern_rule (
  concern_id uuid not null,
  rule_id uuid not null,
  rule_version integer not null,
  state text not null,
  first_listed_on date not null,
  last_found_on date not null,
  constraint concern_rule_concern_id_fkey FOREIGN KEY (concern_id) REFERENCES targeting.concern(id),
  constraint concern_rule_pkey PRIMARY KEY (concern_id, rule_id),
  constraint concern_rule_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES targeting.rule(id),
  constraint concern_rule_state_check CHECK (state = ANY (ARRAY['listed'::text, 'no longer'::text]))
);
comment on table targeting.concern_rule is 'A rule that a household meets or once met, since when and until when.';
create table targeting.concern_run (
  id uuid not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  state text not null,
  found_on date,
  households integer,
  seconds real,
  constraint concern_run_pkey PRIMARY KEY (id),
  constraint concern_run_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'finished'::text, 'failed'::text]))
);
comment on table targeting.concern_run is 'A time that families were looked for.';
create table targeting.fact_kind (
  key text not null,
  topic text,
  lasts boolean not null,
  constraint fact_kind_pkey PRIMARY KEY (key)
);
comment on table targeting.fact_kind is 'What a row may say of somebody, and the topic that guards it.';
create table targeting.feed (
  id uuid not null,
  name text not null,
  agency_id uuid not null,
  kind text not null,
  agreement text not null,
  purpose text not null,
  lawful_basis text not null,
  retention_months integer not null,
  covers_from_age integer,
  covers_until_age integer,
  covers_whom text,
  way text not null,
  holds_person_once boolean not null default false,
  mapping jsonb not null default '{}'::jsonb,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  version integer not null default 1,
  contact text,
  covers_postcodes text[],
  constraint feed_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES access.agency(id),
  constraint feed_covers_postcodes_check CHECK (cardinality(covers_postcodes) > 0),
  constraint feed_pkey PRIMARY KEY (id),
  constraint feed_retention_months_check CHECK (retention_months >= 1 AND retention_months <= 1200),
  constraint feed_way_check CHECK (way = ANY (ARRAY['replace'::text, 'append'::text]))
);
comment on table targeting.feed is 'A partner''s file that comes again and again.';
create table targeting.feed_kind (
  key text not null,
  topic text,
  constraint feed_kind_pkey PRIMARY KEY (key)
);
comment on table targeting.feed_kind is 'Kinds of partners'' files; under a topic, even that somebody is in one is guarded.';
create table targeting.feed_load (
  id uuid not null,
  feed_id uuid not null,
  state text not null,
  format text,
  bytes bigint,
  hash text,
  received_at timestamp with time zone not null,
  received_by uuid not null,
  current_as_of date not null,
  covers_since date,
  rows integer not null default 0,
  rows_done integer not null default 0,
  set_aside integer not null default 0,
  report jsonb not null default '{}'::jsonb,
  failure text,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  came_by text not null default 'page'::text,
  constraint feed_load_came_by_check CHECK (came_by = ANY (ARRAY['page'::text, 'folder'::text, 'api'::text])),
  constraint feed_load_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES targeting.feed(id),
  constraint feed_load_pkey PRIMARY KEY (id),
  constraint feed_load_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'reading'::text, 'held'::text, 'failed'::text, 'replaced'::text, 'withdrawn'::text]))
);
comment on table targeting.feed_load is 'One file of a feed.';
create table targeting.feed_row (
  id bigint not null,
  load_id uuid not null,
  feed_id uuid not null,
  "row" integer not null,
  their_id text,
  lasting_key text not null,
  forename text,
  middle_name text,
  surname text,
  full_name text,
  sex text,
  born text,
  address text,
  address_2 text,
  house text,
  town text,
  postcode text,
  phone text,
  email text,
  nhs_number text,
  upn text,
  other_id text,
  ethnicity text,
  ward text,
  born_on date,
  what text,
  happened_on date,
  ended_on date,
  amount numeric,
  service text,
  worker text,
  worker_contact text,
  constraint feed_row_pkey PRIMARY KEY (id)
);
comment on table targeting.feed_row is 'One row of a file: who it is about, and what it says of them.';
create table targeting.feed_version (
  feed_id uuid not null,
  version integer not null,
  name text not null,
  contact text,
  agreement text not null,
  purpose text not null,
  lawful_basis text not null,
  retention_months integer not null,
  covers_from_age integer,
  covers_until_age integer,
  covers_whom text,
  covers_postcodes text[],
  because text,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint feed_version_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES targeting.feed(id),
  constraint feed_version_pkey PRIMARY KEY (feed_id, version)
);
comment on table targeting.feed_version is 'What was said of a feed, and since when.';
create table targeting.file_part (
  load_id uuid not null,
  part integer not null,
  bytes bytea not null,
  constraint file_part_load_id_fkey FOREIGN KEY (load_id) REFERENCES targeting.feed_load(id),
  constraint file_part_pkey PRIMARY KEY (load_id, part)
);
comment on table targeting.file_part is 'A piece of a file that waits to be read; gone once it is.';
create table targeting.kept_number (
  feed_id uuid not null,
  lasting_key text not null,
  person_no bigint not null,
  household_no bigint not null,
  constraint kept_number_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES targeting.feed(id),
  constraint kept_number_pkey PRIMARY KEY (feed_id, lasting_key)
);
comment on table targeting.kept_number is 'The numbers of the newest run, by what stays when a file is replaced.';
create table targeting.linkage_run (
  id uuid not null,
  state text not null,
  is_increment boolean not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  rows integer,
  pairs bigint,
  persons integer,
  households integer,
  seconds real,
  model jsonb,
  report jsonb,
  failure text,
  stage text,
  stage_done integer,
  stage_of integer,
  stage_began_at timestamp with time zone,
  load_ids uuid[],
  constraint linkage_run_pkey PRIMARY KEY (id),
  constraint linkage_run_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'running'::text, 'finished'::text, 'failed'::text]))
);
comment on table targeting.linkage_run is 'A run of the linkage: what it learnt, what it found.';
create table targeting.linked_person (
  person_id uuid not null,
  person_no bigint not null,
  household_no bigint not null,
  sureness real not null,
  constraint linked_person_pkey PRIMARY KEY (person_id)
);
comment on table targeting.linked_person is 'Which person and household somebody of the service''s own record belongs to.';
create table targeting.linked_row (
  row_id bigint not null,
  person_no bigint not null,
  household_no bigint not null,
  sureness real not null,
  constraint linked_row_pkey PRIMARY KEY (row_id),
  constraint linked_row_row_id_fkey FOREIGN KEY (row_id) REFERENCES targeting.feed_row(id) ON DELETE CASCADE
);
comment on table targeting.linked_row is 'Which person and household a partner''s row belongs to.';
create table targeting.match_decision (
  id uuid not null,
  pair_id uuid,
  one text not null,
  other text not null,
  one_person_id uuid,
  other_person_id uuid,
  answer text not null,
  because text,
  way text not null,
  sureness real,
  risks text[] not null default '{}'::text[],
  state text not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  seconds real,
  second_by uuid,
  second_at timestamp with time zone,
  undone_by uuid,
  undone_at timestamp with time zone,
  undone_because text,
  version integer not null default 1,
  constraint match_decision_answer_check CHECK (answer = ANY (ARRAY['same'::text, 'different'::text, 'not-sure'::text])),
  constraint match_decision_check CHECK (one < other),
  constraint match_decision_check1 CHECK (second_by IS NULL OR second_by <> decided_by),
  constraint match_decision_pkey PRIMARY KEY (id),
  constraint match_decision_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'holds'::text, 'refused'::text, 'undone'::text])),
  constraint match_decision_way_check CHECK (way = ANY (ARRAY['review'::text, 'split'::text]))
);
comment on table targeting.match_decision is 'What somebody said of two: one person, two, or not sure.';
create table targeting.match_pair (
  id uuid not null,
  run_id uuid not null,
  one text not null,
  other text not null,
  one_row_id bigint,
  one_person_id uuid,
  other_row_id bigint,
  other_person_id uuid,
  sureness real not null,
  levels smallint[] not null,
  value real not null,
  rows_joined integer not null,
  touches text[] not null default '{}'::text[],
  risks text[] not null default '{}'::text[],
  constraint match_pair_check CHECK (one < other),
  constraint match_pair_check1 CHECK (num_nonnulls(one_row_id, one_person_id) = 1 AND num_nonnulls(other_row_id, other_person_id) = 1),
  constraint match_pair_one_other_key UNIQUE (one, other),
  constraint match_pair_one_row_id_fkey FOREIGN KEY (one_row_id) REFERENCES targeting.feed_row(id) ON DELETE CASCADE,
  constraint match_pair_other_row_id_fkey FOREIGN KEY (other_row_id) REFERENCES targeting.feed_row(id) ON DELETE CASCADE,
  constraint match_pair_pkey PRIMARY KEY (id),
  constraint match_pair_run_id_fkey FOREIGN KEY (run_id) REFERENCES targeting.linkage_run(id)
);
comment on table targeting.match_pair is 'Two of whom the newest run is not sure whether they are one person.';
create table targeting.match_shown (
  pair_id uuid not null,
  account_id uuid not null,
  shown_at timestamp with time zone not null,
  constraint match_shown_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES targeting.match_pair(id) ON DELETE CASCADE,
  constraint match_shown_pkey PRIMARY KEY (pair_id, account_id)
);
comment on table targeting.match_shown is 'When a doubtful pair was shown to whom, until they decide.';
create table targeting.only_named (
  load_id uuid not null,
  reasons text[] not null,
  rows integer[] not null,
  constraint only_named_load_id_fkey FOREIGN KEY (load_id) REFERENCES targeting.feed_load(id)
);
comment on table targeting.only_named is 'Numbers of rows that were set aside for the same reasons, beyond those that are kept to be mended. Nothing of what stands in them.';
create table targeting.rule (
  id uuid not null,
  name text not null,
  began_as text,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  constraint rule_pkey PRIMARY KEY (id)
);
comment on table targeting.rule is 'A rule by which families of concern are found.';
create table targeting.rule_reach (
  rule_id uuid not null,
  "grouping" text not null,
  code text not null,
  population integer not null,
  listed integer not null,
  counted_on date not null,
  constraint rule_reach_pkey PRIMARY KEY (rule_id, "grouping", code),
  constraint rule_reach_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES targeting.rule(id)
);
comment on table targeting.rule_reach is 'Whom a rule picks out beside everybody in the feeds, in numbers.';
create table targeting.rule_version (
  rule_id uuid not null,
  version integer not null,
  tree jsonb not null,
  purpose text not null,
  edit integer not null default 1,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  published_by uuid,
  published_at timestamp with time zone,
  constraint rule_version_check CHECK ((published_by IS NULL) = (published_at IS NULL)),
  constraint rule_version_pkey PRIMARY KEY (rule_id, version),
  constraint rule_version_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES targeting.rule(id)
);
comment on table targeting.rule_version is 'What a rule says, as a tree; once published, for ever.';
create table targeting.set_aside_row (
  load_id uuid not null,
  "row" integer not null,
  reasons text[] not null,
  cells jsonb not null,
  fields jsonb not null default '{}'::jsonb,
  state text not null default 'aside'::text,
  because text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint set_aside_row_load_id_fkey FOREIGN KEY (load_id) REFERENCES targeting.feed_load(id),
  constraint set_aside_row_pkey PRIMARY KEY (load_id, "row"),
  constraint set_aside_row_state_check CHECK (state = ANY (ARRAY['aside'::text, 'mended'::text, 'dismissed'::text]))
);
comment on table targeting.set_aside_row is 'A row that could not be read, and why.';
create table targeting.sharing_rule (
  feed_id uuid not null,
  version integer not null,
  roles text[] not null,
  purposes text[] not null,
  shows text[] not null,
  months_back integer not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint sharing_rule_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES targeting.feed(id),
  constraint sharing_rule_months_back_check CHECK (months_back >= 1 AND months_back <= 1200),
  constraint sharing_rule_pkey PRIMARY KEY (feed_id, version)
);
comment on table targeting.sharing_rule is 'Who may see what of a feed, for which purpose, how far back.';

-- views
create view published.agency with (security_invoker=true) as
 SELECT id AS agency_id,
    slug,
    name,
    kind,
    source_code,
    locality_id,
    phone,
    is_protected
   FROM access.agency;
create view published.assessment with (security_invoker=true) as
 SELECT id AS assessment_id,
    family_id,
    request_id,
    form,
    form_version,
    state,
    level_of_need,
    started_by,
    started_at,
    due_on,
    finished_by,
    finished_at,
    signed_off_by,
    signed_off_at
   FROM assessments.assessment;
create view published.episode with (security_invoker=true) as
 SELECT id AS episode_id,
    family_id,
    opened_on,
    reason,
    level,
    lead_id,
    request_id,
    allocated_team_id,
    state,
    closed_on,
    end_reason,
    next_review_on
   FROM plans.episode;
create view published.event with (security_invoker=true) as
 SELECT id,
    at,
    actor_id,
    kind,
    family_id,
    subject_id,
    details
   FROM platform.event;
create view published.family with (security_invoker=true) as
 SELECT family_id,
    reference,
    name,
    locality_id,
    opened_on
   FROM people.family;
create view published.family_access with (security_invoker=true) as
 SELECT id,
    family_id,
    account_id AS worker_id,
    team_id,
    because,
    starts_on,
    ends_on
   FROM access.family_access;
create view published.family_label with (security_invoker=true) as
 SELECT family_id,
    label,
    since
   FROM access.family_label;
create view published.goal with (security_invoker=true) as
 SELECT id AS goal_id,
    family_id,
    person_ids,
    outcome_need,
    state,
    sensitive
   FROM plans.goal;
create view published.lead_change with (security_invoker=true) as
 SELECT id,
    episode_id,
    family_id,
    from_id,
    to_id,
    reason,
    changed_on
   FROM plans.lead_change;
create view published.outcome_result with (security_invoker=true) as
 SELECT id,
    episode_id,
    family_id,
    person_id,
    framework,
    outcome_need,
    state,
    met_on,
    sustained_on,
    audited_on
   FROM plans.outcome_result;
create view published.person with (security_invoker=true) as
 SELECT m.family_id,
    p.id AS person_id,
    p.given_name,
    p.family_name,
    p.also_known_as,
    p.born_on,
    p.due_on,
    p.born_about,
    p.died_on,
    p.sex,
    p.gender,
    p.ethnicity,
    m.is_child,
    m.household,
    m.starts_on,
    m.ends_on
   FROM people.family_member m
     JOIN people.person p ON p.id = m.person_id;
create view published.plan with (security_invoker=true) as
 SELECT id AS plan_id,
    episode_id,
    family_id,
    state,
    started_on,
    agreed_on,
    shared_on
   FROM plans.plan;
create view published.plan_action with (security_invoker=true) as
 SELECT id AS action_id,
    goal_id,
    plan_id,
    family_id,
    worker_id,
    person_id,
    by_when,
    state,
    done_on
   FROM plans.action;
create view published.released_copy with (security_invoker=true) as
 SELECT id AS copy_id,
    plan_id,
    family_id,
    person_id,
    language,
    released_by,
    released_at,
    withdrawn_at
   FROM plans.released_copy;
create view published.request with (security_invoker=true) as
 SELECT r.id AS request_id,
    r.reference,
    r.who,
    r.is_danger,
    r.is_significant_harm,
    r.sender_agency_id AS agency_id,
    r.sent_by,
    r.sent_at,
    r.due_at,
    r.state,
    r.family_id,
    d.level,
    d.outcome,
    d.decided_at,
    d.told_at,
    d.lead_id,
    d.team_id
   FROM front_door.request r
     LEFT JOIN front_door.decision d ON d.request_id = r.id;
create view published.request_answers with (security_invoker=true) as
 SELECT id AS request_id,
    family_id,
    form,
    form_version,
    answers,
    sent_at
   FROM front_door.request
  WHERE family_id IS NOT NULL;
create view published.review with (security_invoker=true) as
 SELECT id AS review_id,
    plan_id,
    family_id,
    reviewed_on,
    outcome,
    next_review_on,
    has_progress
   FROM plans.review;
create view published.role with (security_invoker=true) as
 SELECT code,
    name,
    rights
   FROM access.role;
create view published.score with (security_invoker=true) as
 SELECT family_id,
    person_id,
    key,
    value,
    lowest,
    highest,
    taken_on,
    source,
    source_id,
    recorded_at
   FROM assessments.score;
create view published.sensitive_reader with (security_invoker=true) as
 SELECT family_id,
    topic,
    account_id AS worker_id,
    starts_on,
    ends_on
   FROM access.sensitive_reader;
create view published.service with (security_invoker=true) as
 SELECT service.id AS service_id,
    service.name,
    service.summary,
    service.status,
    service.organization_id,
    organization.name AS organization_name,
    organization.agency_id,
    service.minimum_age,
    service.maximum_age,
    service.terms,
    service.wards,
    service.covers_area,
    service.cost
   FROM directory.service
     JOIN directory.organization ON organization.id = service.organization_id;
create view published.service_term with (security_invoker=true) as
 SELECT id AS term_id,
    taxonomy_id,
    parent_id,
    name
   FROM directory.term;
create view published.service_wait with (security_invoker=true) as
 SELECT s.service_id,
        CASE
            WHEN w.answered >= 5 THEN w.days_to_answer
            ELSE NULL::double precision
        END AS days_to_answer,
        CASE
            WHEN w.began >= 5 THEN w.days_to_start
            ELSE NULL::double precision
        END AS days_to_start,
        CASE
            WHEN w.waiting_to_start >= 5 THEN w.waiting_to_start
            ELSE NULL::integer
        END AS waiting_to_start
   FROM published.service s,
    LATERAL referrals.count_by_service((platform.today() - '1 year'::interval)::date, ARRAY[s.service_id]) w(service_id, sent, unanswered, declined, withdrawn, waiting_to_start, started, ended, declined_because, answered, days_to_answer, began, days_to_start);
create view published.system with (security_invoker=true) as
 SELECT system.id AS system_id,
    system.name,
    system.agency_id,
    agency.name AS agency_name
   FROM systems.system
     JOIN access.agency ON agency.id = system.agency_id;
create view published.team_around_family with (security_invoker=true) as
 SELECT id,
    episode_id,
    family_id,
    worker_id,
    name,
    agency_name,
    role,
    starts_on,
    ends_on
   FROM plans.team_member;
create view published.team_i_manage with (security_invoker=true) as
 SELECT access.my_teams() AS team_id;
create view published.worker with (security_invoker=true) as
 SELECT account.id AS worker_id,
    account.name,
    account.job_title,
    account.email,
    account.phone,
    account.disabled_at,
    agency.id AS agency_id,
    agency.name AS agency_name,
    agency.kind AS agency_kind,
    agency.source_code,
    agency.is_protected AS agency_is_protected,
    COALESCE(( SELECT true
           FROM access.account_role held
             JOIN access.role ON role.code = held.role
          WHERE held.account_id = account.id AND ('work-with-families'::text = ANY (role.rights)) AND held.starts_on <= platform.today() AND (held.ends_on IS NULL OR held.ends_on >= platform.today())
         LIMIT 1), false) AS may_lead
   FROM access.account
     JOIN access.agency ON agency.id = account.agency_id;

-- indexes
CREATE INDEX account_of_agency ON access.account USING btree (agency_id);
CREATE INDEX account_of_person ON access.account USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX account_role_by_role ON access.account_role USING btree (role);
CREATE INDEX account_use_by_time ON access.account_use USING btree (counted_from);
CREATE INDEX agency_of_locality ON access.agency USING btree (locality_id);
CREATE INDEX family_access_of_account ON access.family_access USING btree (account_id, COALESCE(ends_on, 'infinity'::date));
CREATE INDEX family_access_of_family ON access.family_access USING btree (family_id);
CREATE INDEX family_access_of_team ON access.family_access USING btree (team_id, COALESCE(ends_on, 'infinity'::date));
CREATE INDEX guess_by_time ON access.guess USING btree (last_at);
CREATE INDEX known_device_of_account ON access.known_device USING btree (account_id);
CREATE INDEX named_for_family_of_account ON access.named_for_family USING btree (account_id);
CREATE INDEX passkey_of_account ON access.passkey USING btree (account_id);
CREATE INDEX person_check_answered_by ON access.person_check USING btree (answered_by);
CREATE INDEX person_check_of_account ON access.person_check USING btree (account_id);
CREATE INDEX sensitive_reader_of_account ON access.sensitive_reader USING btree (account_id);
CREATE INDEX sign_in_begun_by_time ON access.sign_in_begun USING btree (begun_at);
CREATE INDEX sign_in_step_by_time ON access.sign_in_step USING btree (begun_at);
CREATE INDEX staff_conflict_of_account ON access.staff_conflict USING btree (account_id);
CREATE INDEX team_member_of_account ON access.team_member USING btree (account_id);
CREATE INDEX team_of_agency ON access.team USING btree (agency_id);
CREATE INDEX team_of_manager ON access.team USING btree (manager_id);
CREATE INDEX yearly_check_open ON access.yearly_check USING btree (due_on) WHERE (closed_on IS NULL);
CREATE INDEX assessment_due ON assessments.assessment USING btree (due_on) WHERE (state = ANY (ARRAY['writing'::text, 'returned'::text]));
CREATE INDEX assessment_finished_by ON assessments.assessment USING btree (finished_by);
CREATE INDEX assessment_of_family ON assessments.assessment USING btree (family_id, started_at DESC);
CREATE INDEX assessment_of_form ON assessments.assessment USING btree (form, form_version);
CREATE INDEX assessment_of_request ON assessments.assessment USING btree (request_id) WHERE (request_id IS NOT NULL);
CREATE INDEX assessment_returned_by ON assessments.assessment USING btree (returned_by);
CREATE INDEX assessment_signed_off_by ON assessments.assessment USING btree (signed_off_by);
CREATE INDEX assessment_started_by ON assessments.assessment USING btree (started_by);
CREATE INDEX score_of_family ON assessments.score USING btree (family_id, key, taken_on);
CREATE INDEX score_of_person ON assessments.score USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX score_recorded_by ON assessments.score USING btree (recorded_by);
CREATE INDEX section_of_assessment ON assessments.section USING btree (assessment_id, family_id);
CREATE INDEX section_of_family ON assessments.section USING btree (family_id);
CREATE INDEX section_of_person ON assessments.section USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX section_written_by ON assessments.section USING btree (written_by);
CREATE INDEX words_missing_of_assessment ON assessments.words_missing USING btree (assessment_id, family_id);
CREATE INDEX words_missing_of_family ON assessments.words_missing USING btree (family_id);
CREATE INDEX words_missing_of_person ON assessments.words_missing USING btree (person_id);
CREATE INDEX words_missing_recorded_by ON assessments.words_missing USING btree (recorded_by);
CREATE UNIQUE INDEX one_open_assessment ON assessments.assessment USING btree (family_id) WHERE (state <> 'signed-off'::text);
CREATE INDEX unmet_need_by_day ON commissioning.unmet_need USING btree (recorded_on);
CREATE INDEX unmet_need_of_family ON commissioning.unmet_need USING btree (family_id);
CREATE INDEX unmet_need_of_person ON commissioning.unmet_need USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX comment_by_day ON directory.comment USING btree (sent_on);
CREATE INDEX comment_waiting ON directory.comment USING btree (sent_at) WHERE (state = 'waiting'::text);
CREATE INDEX crosswalk_to ON directory.crosswalk USING btree (means_id);
CREATE INDEX import_of_source ON directory.import USING btree (source_id, began_at DESC);
CREATE INDEX link_failing ON directory.link USING btree (failing_since) WHERE (failures > 1);
CREATE INDEX location_by_town ON directory.location USING btree (lower(((((whole)::jsonb -> 'addresses'::text) -> 0) ->> 'city'::text)));
CREATE INDEX location_by_ward ON directory.location USING btree (lower(ward));
CREATE INDEX organization_by_name ON directory.organization USING btree (name);
CREATE INDEX postcode_of_district ON directory.postcode USING btree (district);
CREATE INDEX record_of_agency ON directory.record USING btree (agency_id) WHERE (agency_id IS NOT NULL);
CREATE INDEX record_of_organization ON directory.record USING btree (organization_id);
CREATE INDEX record_of_source ON directory.record USING btree (source_id);
CREATE INDEX record_to_review ON directory.record USING btree (review_on) WHERE (review_on IS NOT NULL);
CREATE INDEX report_of_service ON directory.report USING btree (service_id, sent_at DESC);
CREATE INDEX report_open ON directory.report USING btree (sent_at) WHERE (done_at IS NULL);
CREATE INDEX room_of_service ON directory.room USING btree (service_id, said_at DESC);
CREATE INDEX service_at_location_near ON directory.service_at_location USING btree (latitude, longitude);
CREATE INDEX service_at_location_of_location ON directory.service_at_location USING btree (location_id);
CREATE INDEX service_at_location_where ON directory.service_at_location USING btree (service_id) INCLUDE (latitude, longitude);
CREATE INDEX service_by_ages ON directory.service USING btree (id) INCLUDE (minimum_age, maximum_age, status, cost, is_online, covers_area, is_send, organization_id, modified_at);
CREATE INDEX service_by_change ON directory.service USING btree (modified_at, id);
CREATE INDEX service_by_terms ON directory.service USING gin (terms);
CREATE INDEX service_by_words ON directory.service USING gin (search);
CREATE INDEX service_of_organization ON directory.service USING btree (organization_id);
CREATE INDEX service_word_of_service ON directory.service_word USING btree (service_id);
CREATE INDEX session_by_day ON directory.session USING btree (day, opens);
CREATE INDEX session_of_place ON directory.session USING btree (place_id);
CREATE INDEX term_of_parent ON directory.term USING btree (parent_id);
CREATE INDEX term_of_taxonomy ON directory.term USING btree (taxonomy_id, "position");
CREATE INDEX vacancy_of_service ON directory.vacancy USING btree (service_id, said_at DESC);
CREATE INDEX version_to_approve ON directory.version USING btree (proposed_at) WHERE (state = 'waiting'::text);
CREATE INDEX vocabulary_alike ON directory.vocabulary USING gin (word gin_trgm_ops);
CREATE UNIQUE INDEX version_public ON directory.version USING btree (record_id) WHERE (state = 'public'::text);
CREATE UNIQUE INDEX version_waiting ON directory.version USING btree (record_id) WHERE (state = 'waiting'::text);
CREATE INDEX decision_by ON front_door.decision USING btree (decided_by, decided_at);
CREATE INDEX decision_decided_at ON front_door.decision USING btree (decided_at);
CREATE INDEX decision_lead ON front_door.decision USING btree (lead_id) WHERE (lead_id IS NOT NULL);
CREATE INDEX decision_of_team ON front_door.decision USING btree (team_id) WHERE (team_id IS NOT NULL);
CREATE INDEX decision_told_by ON front_door.decision USING btree (told_by) WHERE (told_by IS NOT NULL);
CREATE INDEX decision_untold ON front_door.decision USING btree (decided_at) WHERE (told_at IS NULL);
CREATE INDEX refusal_of_family ON front_door.refusal USING btree (family_id);
CREATE INDEX refusal_of_request ON front_door.refusal USING btree (request_id) WHERE (request_id IS NOT NULL);
CREATE INDEX request_helper_of_agency ON front_door.request_helper USING btree (agency_id) WHERE (agency_id IS NOT NULL);
CREATE INDEX request_of_agency ON front_door.request USING btree (sender_agency_id, sent_at) WHERE (sender_agency_id IS NOT NULL);
CREATE INDEX request_of_family ON front_door.request USING btree (family_id) WHERE (family_id IS NOT NULL);
CREATE INDEX request_of_sender ON front_door.request USING btree (sent_by, sent_at);
CREATE INDEX request_person_born ON front_door.request_person USING btree (born_on);
CREATE INDEX request_person_linked ON front_door.request_person USING btree (linked_person_id) WHERE (linked_person_id IS NOT NULL);
CREATE INDEX request_person_name ON front_door.request_person USING btree (lower(family_name), lower("left"(given_name, 2)));
CREATE INDEX request_sent_at ON front_door.request USING btree (sent_at);
CREATE INDEX request_taken_by ON front_door.request USING btree (taken_by) WHERE (taken_by IS NOT NULL);
CREATE INDEX request_waiting ON front_door.request USING btree (due_at) WHERE (state = ANY (ARRAY['new'::text, 'looked-at'::text]));
CREATE INDEX unanswerable_by ON front_door.unanswerable USING btree (recorded_by);
CREATE UNIQUE INDEX refusal_waiting ON front_door.refusal USING btree (family_id) WHERE (choice IS NULL);
CREATE INDEX address_of_family ON people.address USING btree (family_id);
CREATE INDEX agreement_of_family ON people.agreement USING btree (family_id);
CREATE INDEX agreement_of_person ON people.agreement USING btree (person_id);
CREATE INDEX asking_of_worker ON people.asking USING btree (asked_by, asked_at);
CREATE INDEX attends_of_family ON people.attends USING btree (family_id);
CREATE INDEX attends_of_person ON people.attends USING btree (person_id);
CREATE INDEX contact_detail_of_family ON people.contact_detail USING btree (family_id);
CREATE INDEX contact_detail_of_person ON people.contact_detail USING btree (person_id);
CREATE INDEX family_member_of_person ON people.family_member USING btree (person_id);
CREATE INDEX involvement_of_family ON people.involvement USING btree (family_id);
CREATE INDEX involvement_of_person ON people.involvement USING btree (person_id);
CREATE INDEX name_key_by_birth ON people.name_key USING btree (key, born_on, person_id);
CREATE INDEX name_key_of_person ON people.name_key USING btree (person_id);
CREATE INDEX note_of_family ON people.note USING btree (family_id, happened_on);
CREATE INDEX person_born ON people.person USING btree (born_on);
CREATE INDEX relationship_to ON people.relationship USING btree (to_person_id);
CREATE INDEX action_of_family ON plans.action USING btree (family_id);
CREATE INDEX action_of_goal ON plans.action USING btree (goal_id);
CREATE INDEX action_of_meeting ON plans.action USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX action_of_plan ON plans.action USING btree (plan_id);
CREATE INDEX action_of_worker ON plans.action USING btree (worker_id) WHERE (state = ANY (ARRAY['to do'::text, 'started'::text, 'stuck'::text]));
CREATE INDEX action_update_of_action ON plans.action_update USING btree (action_id, at);
CREATE INDEX action_update_of_family ON plans.action_update USING btree (family_id);
CREATE INDEX closure_of_family ON plans.closure USING btree (family_id);
CREATE INDEX comment_of_copy ON plans.comment USING btree (copy_id);
CREATE INDEX comment_of_family ON plans.comment USING btree (family_id);
CREATE INDEX comment_of_plan ON plans.comment USING btree (plan_id);
CREATE INDEX episode_of_family ON plans.episode USING btree (family_id);
CREATE INDEX episode_of_lead ON plans.episode USING btree (lead_id) WHERE (state = 'open'::text);
CREATE INDEX episode_of_request ON plans.episode USING btree (request_id) WHERE (request_id IS NOT NULL);
CREATE INDEX episode_of_team ON plans.episode USING btree (allocated_team_id) WHERE (state = 'open'::text);
CREATE INDEX goal_of_family ON plans.goal USING btree (family_id);
CREATE INDEX goal_of_plan ON plans.goal USING btree (plan_id, place);
CREATE INDEX lead_change_of_episode ON plans.lead_change USING btree (episode_id);
CREATE INDEX lead_change_of_family ON plans.lead_change USING btree (family_id);
CREATE INDEX meeting_of_family ON plans.meeting USING btree (family_id);
CREATE INDEX meeting_of_plan ON plans.meeting USING btree (plan_id, held_on);
CREATE INDEX meeting_person_of_family ON plans.meeting_person USING btree (family_id);
CREATE INDEX meeting_person_of_meeting ON plans.meeting_person USING btree (meeting_id);
CREATE INDEX meeting_place_of_family ON plans.meeting_place USING btree (family_id);
CREATE INDEX outcome_result_of_episode ON plans.outcome_result USING btree (episode_id);
CREATE INDEX outcome_result_of_family ON plans.outcome_result USING btree (family_id);
CREATE INDEX outcome_result_of_goal ON plans.outcome_result USING btree (goal_id) WHERE (goal_id IS NOT NULL);
CREATE INDEX plan_of_family ON plans.plan USING btree (family_id);
CREATE INDEX released_copy_of_family ON plans.released_copy USING btree (family_id);
CREATE INDEX released_copy_of_person ON plans.released_copy USING btree (person_id, released_at);
CREATE INDEX released_copy_of_plan ON plans.released_copy USING btree (plan_id);
CREATE INDEX review_of_family ON plans.review USING btree (family_id);
CREATE INDEX review_of_meeting ON plans.review USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX review_of_plan ON plans.review USING btree (plan_id, reviewed_on);
CREATE INDEX review_progress_of_family ON plans.review_progress USING btree (family_id);
CREATE INDEX review_progress_of_goal ON plans.review_progress USING btree (goal_id);
CREATE INDEX review_voice_of_family ON plans.review_voice USING btree (family_id);
CREATE INDEX review_voice_of_person ON plans.review_voice USING btree (person_id);
CREATE INDEX safe_route_check_of_family ON plans.safe_route_check USING btree (family_id);
CREATE INDEX team_member_of_episode ON plans.team_member USING btree (episode_id);
CREATE INDEX team_member_of_family ON plans.team_member USING btree (family_id);
CREATE INDEX team_member_of_worker ON plans.team_member USING btree (worker_id) WHERE (ends_on IS NULL);
CREATE UNIQUE INDEX episode_open ON plans.episode USING btree (family_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX team_member_once ON plans.team_member USING btree (episode_id, worker_id) WHERE ((worker_id IS NOT NULL) AND (ends_on IS NULL));
CREATE INDEX draft_of_owner ON platform.draft USING btree (owner_id, journey);
CREATE INDEX event_by_xid ON platform.event USING btree (xid, id);
CREATE INDEX event_of_actor ON platform.event USING btree (actor_id, at);
CREATE INDEX event_of_family ON platform.event USING btree (family_id, at) WHERE (family_id IS NOT NULL);
CREATE INDEX event_of_subject ON platform.event USING btree (subject_id, at) WHERE (subject_id IS NOT NULL);
CREATE INDEX message_about ON platform.message USING btree (about_id);
CREATE INDEX message_waiting ON platform.message USING btree (written_at) WHERE (sent_at IS NULL);
CREATE INDEX session_of_account ON platform.session USING btree (account_id) WHERE (ended_at IS NULL);
CREATE INDEX referral_of_action ON referrals.referral USING btree (action_id) WHERE (action_id IS NOT NULL);
CREATE INDEX referral_of_agency ON referrals.referral USING btree (agency_id, sent_on);
CREATE INDEX referral_of_family ON referrals.referral USING btree (family_id) WHERE (family_id IS NOT NULL);
CREATE INDEX referral_of_request ON referrals.referral USING btree (request_id) WHERE (request_id IS NOT NULL);
CREATE INDEX referral_of_service ON referrals.referral USING btree (service_id, sent_on) INCLUDE (state, answered_on, started_on, declined_because, family_id);
CREATE INDEX referral_sent_on ON referrals.referral USING btree (sent_on) WHERE (sent_on IS NOT NULL);
CREATE INDEX referral_to_chase ON referrals.referral USING btree (sent_on) WHERE ((state = ANY (ARRAY['sent'::text, 'opened'::text])) AND (reminded_on IS NULL));
CREATE INDEX delivery_given_up ON systems.delivery USING btree (system_id) WHERE (given_up_at IS NOT NULL);
CREATE INDEX delivery_of_system ON systems.delivery USING btree (system_id, happened_at);
CREATE INDEX secret_by_hash ON systems.secret USING btree (hash) WHERE (hash IS NOT NULL);
CREATE INDEX system_of_agency ON systems.system USING btree (agency_id);
CREATE INDEX token_of_secret ON systems.token USING btree (secret_id);
CREATE INDEX token_of_system ON systems.token USING btree (system_id);
CREATE UNIQUE INDEX secret_two_at_once ON systems.secret USING btree (system_id, kind, slot) WHERE (ended_at IS NULL);
CREATE INDEX concern_by_state ON targeting.concern USING btree (state, first_listed_on, id);
CREATE INDEX concern_effect_of_concern ON targeting.concern_effect USING btree (concern_id, happened_on);
CREATE INDEX concern_history_of_concern ON targeting.concern_history USING btree (concern_id, found_on);
CREATE INDEX concern_history_of_rule ON targeting.concern_history USING btree (rule_id);
CREATE INDEX concern_review_by_owner ON targeting.concern_review USING btree (owner_id);
CREATE INDEX concern_review_due ON targeting.concern_review USING btree (look_again_on);
CREATE INDEX concern_review_of_team ON targeting.concern_review USING btree (team_id) WHERE (team_id IS NOT NULL);
CREATE INDEX concern_rule_of_rule ON targeting.concern_rule USING btree (rule_id, state);
CREATE INDEX concern_run_newest ON targeting.concern_run USING btree (asked_at);
CREATE INDEX feed_load_by_state ON targeting.feed_load USING btree (state);
CREATE INDEX feed_load_of_feed ON targeting.feed_load USING btree (feed_id, received_at);
CREATE INDEX feed_of_agency ON targeting.feed USING btree (agency_id);
CREATE INDEX feed_row_by_what ON targeting.feed_row USING btree (what text_pattern_ops, happened_on);
CREATE INDEX feed_row_of_feed ON targeting.feed_row USING btree (feed_id, lasting_key text_pattern_ops);
CREATE INDEX feed_row_of_load ON targeting.feed_row USING btree (load_id, "row");
CREATE INDEX linkage_run_newest ON targeting.linkage_run USING btree (began_at);
CREATE INDEX linked_person_of_household ON targeting.linked_person USING btree (household_no);
CREATE INDEX linked_person_of_person ON targeting.linked_person USING btree (person_no);
CREATE INDEX linked_row_of_household ON targeting.linked_row USING btree (household_no);
CREATE INDEX linked_row_of_person ON targeting.linked_row USING btree (person_no);
CREATE INDEX match_decision_newest ON targeting.match_decision USING btree (decided_at);
CREATE INDEX match_decision_of_other ON targeting.match_decision USING btree (other);
CREATE INDEX match_decision_of_pair ON targeting.match_decision USING btree (pair_id);
CREATE INDEX match_pair_by_value ON targeting.match_pair USING btree (value DESC, id);
CREATE INDEX match_pair_of_one_row ON targeting.match_pair USING btree (one_row_id);
CREATE INDEX match_pair_of_other_row ON targeting.match_pair USING btree (other_row_id);
CREATE INDEX match_pair_of_run ON targeting.match_pair USING btree (run_id);
CREATE INDEX only_named_of_load ON targeting.only_named USING btree (load_id);
CREATE UNIQUE INDEX feed_named ON targeting.feed USING btree (name) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX match_decision_once ON targeting.match_decision USING btree (one, other) WHERE ((state = ANY (ARRAY['waiting'::text, 'holds'::text])) AND (answer <> 'not-sure'::text));
CREATE UNIQUE INDEX rule_named ON targeting.rule USING btree (name) WHERE (stopped_at IS NULL);
CREATE UNIQUE INDEX rule_version_draft ON targeting.rule_version USING btree (rule_id) WHERE (published_at IS NULL);

-- functions
CREATE OR REPLACE FUNCTION access.account_of(asked_issuer text, asked_tenant text, asked_subject text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ select id from account where issuer = asked_issuer and tenant = asked_tenant and subject = asked_subject and disabled_at is null $function$
;
alter function access.account_of(text,text,text) owner to register;
CREATE OR REPLACE FUNCTION access.address_parts(lines text)
 RETURNS TABLE(part text, is_town boolean)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  with parts as (select trim(part) as part, place, count(*) over () as parts from regexp_split_to_table(lines, '[,;\n]+') with ordinality as given (part, place))
  select part, parts > 1 and place = parts from parts
  union select regexp_replace(part, '^((flat|unit|room|apartment)\s+)?\S*\d\S*\s+', '', 'i'), parts > 1 and place = parts from parts
$function$
;
alter function access.address_parts(text) owner to register;
CREATE OR REPLACE FUNCTION access.app_secret_of(asked uuid)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select l.app_secret from local_account l join account a on a.id = l.account_id where l.account_id = asked and a.issuer = 'local' and a.disabled_at is null
$function$
;
alter function access.app_secret_of(uuid) owner to register;
CREATE OR REPLACE FUNCTION access.begin_sign_in(hash bytea, state text, nonce text, verifier text, next text, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  delete from sign_in_begun where begun_at < at - interval '10 minutes';
  insert into sign_in_begun (token_hash, state, nonce, verifier, next, begun_at) values (hash, state, nonce, verifier, next, at);
$function$
;
alter function access.begin_sign_in(bytea,text,text,text,text,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.closed_to_me()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
      declare
        known text := current_setting('app.known_closed_to_me', true);
        whose text := concat_ws(' ', platform.me(), platform.today(), '');
      begin
        if known is null or not starts_with(known, whose) then
          known := whose || array(select access.work_out_closed_to_me())::text;
          perform set_config('app.known_closed_to_me', known, true);
        end if;
        return query select unnest(substr(known, length(whose) + 1)::uuid[]);
      end $function$
;
alter function access.closed_to_me() owner to register;
CREATE OR REPLACE FUNCTION access.demo_accounts()
 RETURNS TABLE(account_id uuid, username text, name text, job_title text, agency text, roles text[], is_disabled boolean, sleeps boolean, signs_in_here boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select a.id, a.username, a.name, a.job_title, g.name,
         (select array_agg(r.name order by r.name) from account_role ar join role r on r.code = ar.role where ar.account_id = a.id),
         a.disabled_at is not null and a.suspended_because is null, a.suspended_because is not null, a.issuer = 'local'
    from account a left join agency g on g.id = a.agency_id
   where a.issuer <> 'internal' and exists (select from platform.installation where made_up)
   order by g.name nulls last, a.name
$function$
;
alter function access.demo_accounts() owner to register;
CREATE OR REPLACE FUNCTION access.device_is_known(hash bytea, account uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select exists (select from known_device where token_hash = hash and account_id = account and seen_at > at - interval '180 days')
$function$
;
alter function access.device_is_known(bytea,uuid,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.end_access_of_colleague(asked uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
begin
  update account set disabled_at = at, suspended_because = null, version = version + 1
   where id = asked and id <> platform.me() and access.i_confirm_for(agency_id) and (disabled_at is null or suspended_because is not null);
  if not found then return false; end if;
  update platform.session set ended_at = at where account_id = asked and ended_at is null;
  return true;
end $function$
;
alter function access.end_access_of_colleague(uuid,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.end_session(hash bytea, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$ update session set ended_at = at where token_hash = hash and ended_at is null returning provider $function$
;
alter function access.end_session(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.end_sessions_of(asked uuid, at timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
declare ended bigint;
begin
  if asked <> platform.me() and not access.i_may('manage-accounts') then return 0; end if;
  update platform.session set ended_at = at where account_id = asked and ended_at is null;
  get diagnostics ended = row_count;
  delete from known_device where account_id = asked;
  return ended;
end $function$
;
alter function access.end_sessions_of(uuid,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.families_closed_to(asking uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select family_id from family_label l
   where not exists (select from named_for_family n where n.family_id = l.family_id and n.account_id = asking)
  union
  select family_id from staff_conflict where account_id = asking
$function$
;
alter function access.families_closed_to(uuid) owner to register;
CREATE OR REPLACE FUNCTION access.first_administrator_is_offered(hash bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ select access.needs_administrator() and exists (select from first_administrator_link where token_hash = hash and expires_at > at) $function$
;
alter function access.first_administrator_is_offered(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.forget_guesses(at timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
declare gone bigint;
begin
  delete from guess where last_at < at - interval '2 days';
  get diagnostics gone = row_count;
  delete from known_device where seen_at < at - interval '180 days';
  return gone;
end $function$
;
alter function access.forget_guesses(timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.forget_who_sees_what()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('app.known_' || name, '', true)
    from unnest(array['closed_to_me', 'my_family_ids', 'my_sensitive_topics', 'my_person_ids', 'people_closed_to_me', 'my_unborn_ids',
                      'requests_closed_to_me', 'my_request_ids']) as name;
  return null;
end $function$
;
alter function access.forget_who_sees_what() owner to owner_;
CREATE OR REPLACE FUNCTION access.forgive(asked bytea, network bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  delete from guess where key = asked;
  update guess set wrong = greatest(0, wrong - 1) where key = network;
$function$
;
alter function access.forgive(bytea,bytea) owner to register;
CREATE OR REPLACE FUNCTION access.hand_over_topics(asked uuid, from_id uuid, to_id uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  insert into sensitive_reader (family_id, topic, account_id, starts_on)
  select asked, r.topic, to_id, platform.today() from sensitive_reader r
   where r.family_id = asked and r.account_id = from_id and r.starts_on <= platform.today() and (r.ends_on is null or r.ends_on >= platform.today())
     and (from_id = platform.me() or i_may('allocate')) and asked not in (select closed_to_me())
     and (asked in (select my_family_ids()) or current_setting('role', true) = 'sees_every_family')
     and exists (select from family_access a where a.family_id = asked and a.account_id = from_id and a.because = 'lead practitioner'
                  and (a.ends_on is null or a.ends_on >= platform.today()))
     and exists (select from family_access a where a.family_id = asked and a.account_id = to_id and a.because = 'lead practitioner'
                  and (a.ends_on is null or a.ends_on >= platform.today()))
  on conflict do nothing
$function$
;
alter function access.hand_over_topics(uuid,uuid,uuid) owner to register;
CREATE OR REPLACE FUNCTION access.i_confirm_for(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select i_may('manage-accounts') or (asked = my_agency_id() and i_may('confirm-people'))
$function$
;
alter function access.i_confirm_for(uuid) owner to register;
CREATE OR REPLACE FUNCTION access.i_lead(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select exists (select from family_access where family_id = asked and account_id = platform.me() and because = 'lead practitioner'
     and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today())) and asked not in (select closed_to_me())
$function$
;
alter function access.i_lead(uuid) owner to register;
CREATE OR REPLACE FUNCTION access.i_may(asked text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select exists (select from account_role ar join role r on r.code = ar.role
                  where ar.account_id = platform.me() and asked = any (r.rights)
                    and ar.starts_on <= platform.today() and (ar.ends_on is null or ar.ends_on >= platform.today()))
$function$
;
alter function access.i_may(text) owner to register;
CREATE OR REPLACE FUNCTION access.i_may_name(asked uuid, asked_topic text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select asked || '/' || asked_topic in (select my_sensitive_topics()) or i_lead(asked) or i_may('decide-requests')
      or not exists (select from sensitive_reader where family_id = asked and topic = asked_topic
                      and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today()))
$function$
;
alter function access.i_may_name(uuid,text) owner to register;
CREATE OR REPLACE FUNCTION access.i_see_every_request()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ select access.i_may('see-every-request') or access.i_may('decide-requests') $function$
;
alter function access.i_see_every_request() owner to register;
CREATE OR REPLACE FUNCTION access.invitation_is_open(hash bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select exists (select from invitation i join account a on a.id = i.account_id
                  where token_hash = hash and expires_at > at and a.issuer = 'invited' and a.disabled_at is null)
$function$
;
alter function access.invitation_is_open(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.invitation_offers(hash bytea, at timestamp with time zone)
 RETURNS TABLE(account_id uuid, name text, email text, agency text, may_sign_in_here boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select a.id, a.name, a.email, g.name, a.may_sign_in_here or not g.has_single_sign_on
    from invitation i join account a on a.id = i.account_id join agency g on g.id = a.agency_id
   where i.token_hash = hash and i.expires_at > at and a.issuer = 'invited' and a.disabled_at is null
$function$
;
alter function access.invitation_offers(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.invite(hash bytea, invited uuid, until timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
begin
  if not access.i_may('manage-accounts') or not exists (select from account where id = invited and issuer = 'invited' and disabled_at is null) then
    return false;
  end if;
  delete from invitation where account_id = invited;
  insert into invitation (token_hash, account_id, expires_at) values (hash, invited, until);
  return true;
end $function$
;
alter function access.invite(bytea,uuid,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.is_closed_to(asked uuid, worker uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select asked in (select families_closed_to(worker)) and asked not in (select closed_to_me())
     and (asked in (select my_family_ids()) or current_setting('role', true) = 'sees_every_family')
$function$
;
alter function access.is_closed_to(uuid,uuid) owner to register;
CREATE OR REPLACE FUNCTION access.keep_step(owner uuid, what text, account uuid, kept jsonb, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  delete from sign_in_step where begun_at < at - interval '15 minutes';
  insert into sign_in_step (owner_id, purpose, account_id, facts, begun_at) values (owner, what, account, kept, at)
    on conflict (owner_id, purpose) do update set account_id = excluded.account_id, facts = excluded.facts, begun_at = excluded.begun_at;
$function$
;
alter function access.keep_step(uuid,text,uuid,jsonb,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.kept_from(asked_family uuid, reader uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people', 'access', 'plans'
AS $function$
  with home as (
    select household from family_member where family_id = asked_family and person_id = reader and household is not null
     order by ends_on is null desc, starts_on desc limit 1
  ), hidden as (
    select distinct household from address where family_id = asked_family and sensitive = 'address'
  ), hidden_elsewhere as (
    select household from hidden where household is distinct from (select household from home)
  ), own as (
    select plain_words(part) as words, is_town from address a, address_parts(a.lines) where a.family_id = asked_family and a.household = (select household from home)
  ), place as (
    select part, is_town, a.sensitive is not null or a.household in (select household from hidden) as is_protected, a.postcode
      from address a, address_parts(a.lines)
     where a.family_id = asked_family
       and (a.sensitive is not null or a.household in (select household from hidden) or a.household is distinct from (select household from home))
  ), member as (
    select person_id, is_child, household from family_member where family_id = asked_family
  ), number as (
    select c.kind, c.value from contact_detail c where c.family_id = asked_family and (c.sensitive is not null or (c.person_id <> reader and not exists (
      select from member m where m.person_id = c.person_id and not exists (select from hidden_elsewhere h where h.household = m.household)
         and (m.is_child or m.household = (select household from home)))))
    union select 'phone', phone from agency where is_protected
    union select 'phone', w.phone from account w join agency g on g.id = w.agency_id where g.is_protected
    union select 'phone', phone from plans.team_member where family_id = asked_family and sensitive is not null
  ), digits as (
    select regexp_replace(value, '\D', '', 'g') as said from number where kind = 'phone'
  ), words as (
    -- the town tells only where somebody hides, and not if the reader lives in it as well
    select part as word from place where (is_protected or not is_town) and plain_words(part) not in (select words from own where is_town or not place.is_protected)
    union select postcode from place
    union select split_part(trim(postcode), ' ', 1) from place where is_protected and split_part(trim(postcode), ' ', 1) not in (
      select split_part(trim(a.postcode), ' ', 1) from address a where a.family_id = asked_family and a.household = (select household from home) and a.postcode is not null)
    union select name from attends t where t.family_id = asked_family and (t.sensitive = 'address' or exists (
      select from member m where m.person_id = t.person_id and m.household in (select household from hidden_elsewhere)))
    union select words from plans.meeting_place where family_id = asked_family and sensitive is not null
    union select agency_name from plans.team_member where family_id = asked_family and sensitive is not null
    union select name from agency where is_protected
    union select value from number where kind = 'email'
    -- with a code of the country or of the town, or without
    union select right(said, 9) from digits where length(said) >= 9
    union select right(said, 6) from digits where length(said) >= 6
    -- what nobody writes of a family but where somebody hides
    union select unnest(array['refuge', 'refuges', 'safe house', 'women’s aid', 'idva', 'isva', 'marac', 'non-molestation', 'restraining order'])
      where exists (select from hidden_elsewhere)
    -- a pregnancy is the mother's to tell, also when it is over
    union select unnest(array['pregnant', 'pregnancy', 'midwife', 'midwives', 'midwifery', 'maternity', 'antenatal', 'perinatal', 'unborn', 'due date'])
      where exists (select from member m join person p on p.id = m.person_id and p.due_on is not null and p.born_on is null
       where not exists (select from relationship r join person mother on mother.id = r.from_person_id
         where r.to_person_id = p.id and r.from_person_id = reader and r.kind = 'parent' and mother.sex is distinct from 'M'))
  )
  select distinct plain_words(word) from words where length(plain_words(word)) > 4
$function$
;
alter function access.kept_from(uuid,uuid) owner to register;
CREATE OR REPLACE FUNCTION access.know_device(hash bytea, account uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  insert into known_device (token_hash, account_id, seen_at) values (hash, account, at) on conflict (token_hash, account_id) do update set seen_at = excluded.seen_at
$function$
;
alter function access.know_device(bytea,uuid,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.local_account_named(asked text)
 RETURNS TABLE(account_id uuid, password_hash text, suspended_because text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select l.account_id, l.password_hash, a.suspended_because from local_account l join account a on a.id = l.account_id
   where l.login_name = asked and a.issuer = 'local' and (a.disabled_at is null or a.suspended_because is not null)
$function$
;
alter function access.local_account_named(text) owner to register;
CREATE OR REPLACE FUNCTION access.my_agency_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ select agency_id from account where id = platform.me() $function$
;
alter function access.my_agency_id() owner to register;
CREATE OR REPLACE FUNCTION access.my_family_ids()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
      declare
        known text := current_setting('app.known_my_family_ids', true);
        whose text := concat_ws(' ', platform.me(), platform.today(), '');
      begin
        if known is null or not starts_with(known, whose) then
          known := whose || array(select access.work_out_my_family_ids())::text;
          perform set_config('app.known_my_family_ids', known, true);
        end if;
        return query select unnest(substr(known, length(whose) + 1)::uuid[]);
      end $function$
;
alter function access.my_family_ids() owner to register;
CREATE OR REPLACE FUNCTION access.my_person_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ select person_id from account where id = platform.me() $function$
;
alter function access.my_person_id() owner to register;
CREATE OR REPLACE FUNCTION access.my_person_ids()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
      declare
        known text := current_setting('app.known_my_person_ids', true);
        whose text := concat_ws(' ', platform.me(), platform.today(), '');
      begin
        if known is null or not starts_with(known, whose) then
          known := whose || array(select access.work_out_my_person_ids())::text;
          perform set_config('app.known_my_person_ids', known, true);
        end if;
        return query select unnest(substr(known, length(whose) + 1)::uuid[]);
      end $function$
;
alter function access.my_person_ids() owner to register;
CREATE OR REPLACE FUNCTION access.my_request_ids()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
      declare
        known text := current_setting('app.known_my_request_ids', true);
        whose text := concat_ws(' ', platform.me(), platform.today(), '');
      begin
        if known is null or not starts_with(known, whose) then
          known := whose || array(select access.work_out_my_request_ids())::text;
          perform set_config('app.known_my_request_ids', known, true);
        end if;
        return query select unnest(substr(known, length(whose) + 1)::uuid[]);
      end $function$
;
alter function access.my_request_ids() owner to register;
CREATE OR REPLACE FUNCTION access.my_sensitive_topics()
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
      declare
        known text := current_setting('app.known_my_sensitive_topics', true);
        whose text := concat_ws(' ', platform.me(), platform.today(), '');
      begin
        if known is null or not starts_with(known, whose) then
          known := whose || array(select access.work_out_my_sensitive_topics())::text;
          perform set_config('app.known_my_sensitive_topics', known, true);
        end if;
        return query select unnest(substr(known, length(whose) + 1)::text[]);
      end $function$
;
alter function access.my_sensitive_topics() owner to register;
CREATE OR REPLACE FUNCTION access.my_teams()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select id from team where manager_id = platform.me()
$function$
;
alter function access.my_teams() owner to register;
CREATE OR REPLACE FUNCTION access.my_unborn_ids()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
      declare
        known text := current_setting('app.known_my_unborn_ids', true);
        whose text := concat_ws(' ', platform.me(), platform.today(), '');
      begin
        if known is null or not starts_with(known, whose) then
          known := whose || array(select access.work_out_my_unborn_ids())::text;
          perform set_config('app.known_my_unborn_ids', known, true);
        end if;
        return query select unnest(substr(known, length(whose) + 1)::uuid[]);
      end $function$
;
alter function access.my_unborn_ids() owner to register;
CREATE OR REPLACE FUNCTION access.needs_administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select not exists (select from platform.installation where made_up)
     and not exists (select from account a join account_role ar on ar.account_id = a.id join role r on r.code = ar.role
                      where 'manage-accounts' = any (r.rights) and a.issuer not in ('internal', 'first-administrator') and a.disabled_at is null)
$function$
;
alter function access.needs_administrator() owner to register;
CREATE OR REPLACE FUNCTION access.offer_first_administrator(hash bytea, until timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
begin
  if not access.needs_administrator() then return false; end if;
  delete from first_administrator_link;
  insert into first_administrator_link (token_hash, expires_at) values (hash, until);
  return true;
end $function$
;
alter function access.offer_first_administrator(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.passkey_known(asked text)
 RETURNS TABLE(id uuid, account_id uuid, credential_id text, public_key bytea, counter bigint, user_handle bytea, suspended_because text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select p.id, p.account_id, p.credential_id, p.public_key, p.counter, l.user_handle, a.suspended_because
    from passkey p join local_account l on l.account_id = p.account_id join account a on a.id = p.account_id
   where p.credential_id = asked and a.issuer = 'local' and (a.disabled_at is null or a.suspended_because is not null)
$function$
;
alter function access.passkey_known(text) owner to register;
CREATE OR REPLACE FUNCTION access.people_closed_to_me()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
      declare
        known text := current_setting('app.known_people_closed_to_me', true);
        whose text := concat_ws(' ', platform.me(), platform.today(), '');
      begin
        if known is null or not starts_with(known, whose) then
          known := whose || array(select access.work_out_people_closed_to_me())::text;
          perform set_config('app.known_people_closed_to_me', known, true);
        end if;
        return query select unnest(substr(known, length(whose) + 1)::uuid[]);
      end $function$
;
alter function access.people_closed_to_me() owner to register;
CREATE OR REPLACE FUNCTION access.plain_words(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  with bare as (
    select regexp_replace(regexp_replace(lower(normalize(words, NFKD)), '[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff''’]', '', 'g'), '[^[:alnum:]]+', ' ', 'g') as said
  )
  select ' ' || trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(said,
    '\m(street|saint)\M', 'st', 'g'), '\mroad\M', 'rd', 'g'), '\mlane\M', 'ln', 'g'), '\mavenue\M', 'ave', 'g'), '\mclose\M', 'cl', 'g'), '\mdrive\M', 'dr', 'g')) || ' ' from bare
$function$
;
alter function access.plain_words(text) owner to register;
CREATE OR REPLACE FUNCTION access.pregnancy_is_over(asked_family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people', 'access'
AS $function$
  select (asked_family in (select my_family_ids()) or current_setting('role', true) = 'sees_every_family'
      or exists (select from family_member where family_id = asked_family and person_id = my_person_id()))
    and asked_family not in (select closed_to_me())
    and exists (select from family_member m join person p on p.id = m.person_id
      where m.family_id = asked_family and m.sensitive = 'pregnancy' and p.born_on is null and m.ends_on <= platform.today())
$function$
;
alter function access.pregnancy_is_over(uuid) owner to register;
CREATE OR REPLACE PROCEDURE access.protect_by_family(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy every_family on %s to sees_every_family using (family_id is null or family_id <> all (array(select access.closed_to_me())))', target);
  execute format('create policy own_families on %s to sees_own_families using (family_id = any (array(select access.my_family_ids())))', target);
  execute format('create policy register on %s to register using (true)', target);
end $procedure$
;
alter procedure access.protect_by_family(regclass) owner to owner_;
CREATE OR REPLACE PROCEDURE access.protect_by_person(IN target regclass, IN person_column text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy every_family on %s to sees_every_family using (%I <> all (array(select access.people_closed_to_me()))) with check (true)', target, person_column);
  execute format('create policy own_families on %s to sees_own_families using (%I = any (array(select access.my_person_ids())))
    with check (true)', target, person_column);
  execute format('create policy register on %s to register using (true)', target);
end $procedure$
;
alter procedure access.protect_by_person(regclass,text) owner to owner_;
CREATE OR REPLACE PROCEDURE access.protect_by_request(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy my_requests on %s to sees_own_families, sees_every_family using (request_id = any (array(select access.my_request_ids())))', target);
  execute format('create policy every_request on %s to sees_own_families, sees_every_family
    using ((select access.i_see_every_request()) and request_id <> all (array(select access.requests_closed_to_me())))', target);
  execute format('create policy public_sender on %s for insert to public_sender with check (request_id = any (array(select access.my_request_ids())))', target);
  execute format('create policy register on %s to register using (true)', target);
end $procedure$
;
alter procedure access.protect_by_request(regclass) owner to owner_;
CREATE OR REPLACE PROCEDURE access.protect_sensitive(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create policy sensitive on %s as restrictive for select to sees_own_families, sees_every_family
    using (sensitive is null or family_id || ''/'' || sensitive = any (array(select access.my_sensitive_topics())))', target);
end $procedure$
;
alter procedure access.protect_sensitive(regclass) owner to owner_;
CREATE OR REPLACE FUNCTION access.read_step(owner uuid, what text, at timestamp with time zone)
 RETURNS TABLE(account_id uuid, facts jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select s.account_id, s.facts from sign_in_step s where s.owner_id = owner and s.purpose = what and s.begun_at > at - interval '15 minutes'
$function$
;
alter function access.read_step(uuid,text,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.rehash_password(asked uuid, before text, after text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ update local_account set password_hash = after where account_id = asked and password_hash = before $function$
;
alter function access.rehash_password(uuid,text,text) owner to register;
CREATE OR REPLACE FUNCTION access.requests_closed_to_me()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
      declare
        known text := current_setting('app.known_requests_closed_to_me', true);
        whose text := concat_ws(' ', platform.me(), platform.today(), '');
      begin
        if known is null or not starts_with(known, whose) then
          known := whose || array(select access.work_out_requests_closed_to_me())::text;
          perform set_config('app.known_requests_closed_to_me', known, true);
        end if;
        return query select unnest(substr(known, length(whose) + 1)::uuid[]);
      end $function$
;
alter function access.requests_closed_to_me() owner to register;
CREATE OR REPLACE FUNCTION access.sealed_families()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ select family_id from family_label where label = 'sealed' $function$
;
alter function access.sealed_families() owner to register;
CREATE OR REPLACE FUNCTION access.start_session(hash bytea, session_id uuid, account uuid, at timestamp with time zone, provider jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$
  insert into access.account_use as u (account_id, counted_from, signed_in_at) select account, at, at where account is not null
    on conflict (account_id) do update set counted_from = excluded.counted_from, signed_in_at = excluded.signed_in_at, warned_at = null;
  insert into session (token_hash, id, account_id, started_at, seen_at, provider) values (hash, session_id, account, at, at, provider);
$function$
;
alter function access.start_session(bytea,uuid,uuid,timestamp with time zone,jsonb) owner to register;
CREATE OR REPLACE FUNCTION access.take_first_administrator(hash bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
begin
  if not access.needs_administrator() then return false; end if;
  delete from first_administrator_link where token_hash = hash and expires_at > at;
  return found;
end $function$
;
alter function access.take_first_administrator(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.take_invitation(hash bytea, at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  with taken as (delete from invitation where token_hash = hash returning *)
  select account_id from taken where expires_at > at
$function$
;
alter function access.take_invitation(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.take_sign_in(hash bytea, at timestamp with time zone)
 RETURNS TABLE(state text, nonce text, verifier text, next text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  with taken as (delete from sign_in_begun where token_hash = hash returning *)
  select state, nonce, verifier, next from taken where begun_at > at - interval '10 minutes'
$function$
;
alter function access.take_sign_in(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.take_step(owner uuid, what text, at timestamp with time zone)
 RETURNS TABLE(account_id uuid, facts jsonb)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  with taken as (delete from sign_in_step s where s.owner_id = owner and s.purpose = what returning s.*)
  select taken.account_id, taken.facts from taken where begun_at > at - interval '15 minutes'
$function$
;
alter function access.take_step(uuid,text,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.take_try(asked bytea, free integer, leaks integer, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
declare
  held guess;
  until timestamptz;
begin
  insert into guess (key, wrong, last_at) values (asked, 0, at) on conflict (key) do nothing;
  select * into held from guess where key = asked for update;
  if held.last_at < at - interval '24 hours' then held.wrong := 0; end if;
  if leaks > 0 then held.wrong := greatest(0, held.wrong - floor(extract(epoch from at - held.last_at) / (60 * leaks))::int); end if;
  until := held.last_at + least(900, 30 * power(2, least(held.wrong - free, 10))) * interval '1 second';
  if held.wrong >= free and at < until then return until; end if;
  update guess set wrong = held.wrong + 1, last_at = at where key = asked;
  return null;
end $function$
;
alter function access.take_try(bytea,integer,integer,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.texts_kept_from(asked_family uuid, reader uuid, texts text[])
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  with kept as materialized (
    select word, replace(word, ' ', '') as squashed from kept_from(asked_family, reader) as word where asked_family not in (select closed_to_me())
  )
  select distinct place::int from unnest(texts) with ordinality as given (words, place), lateral (select plain_words(given.words) as said) plain
   where exists (select from kept where strpos(said, word) > 0
      or ((length(squashed) >= 9 or (length(squashed) >= 5 and squashed ~ '\d')) and strpos(replace(said, ' ', ''), squashed) > 0))
$function$
;
alter function access.texts_kept_from(uuid,uuid,text[]) owner to register;
CREATE OR REPLACE FUNCTION access.topics_ever_named(asked uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select distinct topic from sensitive_reader where family_id = asked and asked not in (select closed_to_me())
     and (asked in (select my_family_ids()) or current_setting('role', true) = 'sees_every_family')
$function$
;
alter function access.topics_ever_named(uuid) owner to register;
CREATE OR REPLACE FUNCTION access.use_code(asked uuid, step bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
begin
  update local_account set app_last_step = step where account_id = asked and app_last_step < step;
  return found;
end $function$
;
alter function access.use_code(uuid,bigint) owner to register;
CREATE OR REPLACE FUNCTION access.use_passkey(asked uuid, counted bigint, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
begin
  update passkey set counter = counted, used_at = at where id = asked and (counted > counter or (counted = 0 and counter = 0));
  return found;
end $function$
;
alter function access.use_passkey(uuid,bigint,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.wait_for_new_link(asked uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
begin
  if not access.i_may('manage-accounts') or asked = platform.me()
     or not exists (select from account where id = asked and disabled_at is null and issuer <> 'internal' and agency_id is not null) then return false; end if;
  delete from local_account where account_id = asked;
  perform access.end_sessions_of(asked, at);
  return true;
end $function$
;
alter function access.wait_for_new_link(uuid,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.who_is_asking(hash bytea, at timestamp with time zone)
 RETURNS TABLE(session_id uuid, account_id uuid, name text, username text, agency_id uuid, person_id uuid, roles text[], rights text[], sees text, ends_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  with live as (
    select s.* , a.name, a.username, a.agency_id, a.person_id,
           case when a.agency_id is not null then interval '60 minutes' else interval '30 minutes' end as idle
      from platform.session s left join account a on a.id = s.account_id
     where s.token_hash = hash and s.ended_at is null and s.started_at > at - interval '12 hours'
       and (s.account_id is null or (a.id is not null and a.disabled_at is null))
  ), seen as (
    update platform.session s set seen_at = at from live where s.token_hash = live.token_hash
       and live.seen_at > at - live.idle and live.seen_at < at - interval '1 minute'
  )
  select live.id, live.account_id, live.name, live.username, live.agency_id, live.person_id,
         coalesce(held.roles, '{}'), coalesce(held.rights, '{}'), coalesce(held.sees, 'own families'),
         least(at + live.idle, live.started_at + interval '12 hours')
    from live left join lateral (
      select array_agg(r.code) as roles,
             (select array_agg(distinct one) from account_role x join role y on y.code = x.role, unnest(y.rights) as one
               where x.account_id = live.account_id and x.starts_on <= (at at time zone 'Europe/London')::date
                 and (x.ends_on is null or x.ends_on >= (at at time zone 'Europe/London')::date)) as rights,
             case when bool_or(r.sees = 'every family') then 'every family' else 'own families' end as sees
        from account_role ar join role r on r.code = ar.role
       where ar.account_id = live.account_id and ar.starts_on <= (at at time zone 'Europe/London')::date
         and (ar.ends_on is null or ar.ends_on >= (at at time zone 'Europe/London')::date)
    ) held on true
   where live.seen_at > at - live.idle
$function$
;
alter function access.who_is_asking(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.who_was_asking(hash bytea, at timestamp with time zone)
 RETURNS TABLE(session_id uuid, account_id uuid, name text, username text, agency_id uuid, person_id uuid, roles text[], rights text[], sees text, ends_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select asking.* from platform.session s cross join lateral access.who_is_asking(hash, s.seen_at) asking
   where s.token_hash = hash and s.account_id is not null and s.seen_at > at - interval '24 hours'
$function$
;
alter function access.who_was_asking(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION access.why_suspended(asked_issuer text, asked_tenant text, asked_subject text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ select suspended_because from account where issuer = asked_issuer and tenant = asked_tenant and subject = asked_subject and disabled_at is not null $function$
;
alter function access.why_suspended(text,text,text) owner to register;
CREATE OR REPLACE FUNCTION access.work_out_closed_to_me()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ select access.families_closed_to(platform.me()) $function$
;
alter function access.work_out_closed_to_me() owner to register;
CREATE OR REPLACE FUNCTION access.work_out_my_family_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select family_id from family_access
   where account_id = platform.me() and coalesce(ends_on, 'infinity'::date) >= platform.today() and starts_on <= platform.today()
  union
  select family_id from family_access
   where team_id = any (array(select access.my_teams())) and coalesce(ends_on, 'infinity'::date) >= platform.today() and starts_on <= platform.today()
  except select access.closed_to_me()
$function$
;
alter function access.work_out_my_family_ids() owner to register;
CREATE OR REPLACE FUNCTION access.work_out_my_person_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  select person_id from family_member
   where family_id = any (array(select access.my_family_ids()))
     and (sensitive is null or family_id || '/' || sensitive = any (array(select access.my_sensitive_topics())))
  union select access.my_person_id()
$function$
;
alter function access.work_out_my_person_ids() owner to register;
CREATE OR REPLACE FUNCTION access.work_out_my_request_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'front_door'
AS $function$
  select id from request where sent_by = platform.me()
  union
  select id from request
   where sender_agency_id = access.my_agency_id() and access.i_may('see-agency-requests') and (family_id is null or family_id not in (select access.closed_to_me()))
  union
  select r.id from request r
   where r.family_id in (select access.my_family_ids()) and access.my_agency_id() is not null
     and (not exists (select from request_address a where a.request_id = r.id and a.is_protected) or r.family_id || '/address' in (select access.my_sensitive_topics()))
$function$
;
alter function access.work_out_my_request_ids() owner to register;
CREATE OR REPLACE FUNCTION access.work_out_my_sensitive_topics()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select family_id || '/' || topic from sensitive_reader
   where account_id = platform.me() and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today())
$function$
;
alter function access.work_out_my_sensitive_topics() owner to register;
CREATE OR REPLACE FUNCTION access.work_out_my_unborn_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  select m.person_id from family_member m join access.sensitive_reader r on r.family_id = m.family_id and r.topic = m.sensitive
   where r.account_id = platform.me() and r.starts_on <= platform.today() and (r.ends_on is null or r.ends_on >= platform.today())
$function$
;
alter function access.work_out_my_unborn_ids() owner to register;
CREATE OR REPLACE FUNCTION access.work_out_people_closed_to_me()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  select m.person_id from family_member m where m.family_id = any (array(select access.closed_to_me()))
     and not exists (select from family_member o where o.person_id = m.person_id and o.family_id <> all (array(select access.closed_to_me())))
$function$
;
alter function access.work_out_people_closed_to_me() owner to register;
CREATE OR REPLACE FUNCTION access.work_out_requests_closed_to_me()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'front_door'
AS $function$ select id from request where family_id in (select access.closed_to_me()) $function$
;
alter function access.work_out_requests_closed_to_me() owner to register;
CREATE OR REPLACE FUNCTION assessments.words_kept(asked uuid)
 RETURNS TABLE(section text, person_id uuid, written_by uuid, has_words boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'assessments'
AS $function$
  select s.section, s.person_id, s.written_by, s.answers ? 'voice-words' from section s
   where s.assessment_id = asked and s.kept_to is not null and s.sensitive is null
     and s.family_id not in (select access.closed_to_me())
     and (s.family_id in (select access.my_family_ids()) or current_setting('role', true) = 'sees_every_family')
$function$
;
alter function assessments.words_kept(uuid) owner to register;
CREATE OR REPLACE FUNCTION commissioning.count_children(bands jsonb)
 RETURNS TABLE(side text, code text, number integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'commissioning'
AS $function$
  with band as materialized (select * from jsonb_to_recordset(bands) as b(code text, from_age int, until_age int)
  ), known as (
    select max(f.ward collate "C") as ward, extract(year from age(platform.today(), max(f.born_on)))::int as age
      from targeting.linked_row l join targeting.feed_row f on f.id = l.row_id join targeting.feed_load o on o.id = f.load_id and o.state = 'held' group by l.person_no
  )
  select s.side, s.code, count(*)::int
    from known k cross join lateral (values ('all', ''), ('ward', k.ward), ('age', (select b.code from band b where k.age between b.from_age and b.until_age))) as s(side, code)
   where k.age between 0 and 17 and s.code is not null and (select access.i_may('count-needs'))
   group by s.side, s.code
$function$
;
alter function commissioning.count_children(jsonb) owner to register;
CREATE OR REPLACE FUNCTION commissioning.count_needs(from_day date, until_day date, crosswalk jsonb, bands jsonb)
 RETURNS TABLE(measure text, category text, side text, code text, number integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'commissioning'
AS $function$
  with leads as materialized (select * from jsonb_to_recordset(crosswalk) as c(measure text, need text, category text)
  ), band as materialized (select * from jsonb_to_recordset(bands) as b(code text, from_age int, until_age int)
  ), sealed as materialized (select family_id from access.family_label where label = 'sealed'
  ), assessed as materialized (
    select distinct on (c.category, coalesce(s.person_id, s.family_id)) c.category, s.family_id, s.person_id, (a.finished_at at time zone 'Europe/London')::date as day
      from assessments.assessment a
      join assessments.section s on s.assessment_id = a.id
      cross join lateral jsonb_each(s.answers) as answer(key, value)
      cross join lateral jsonb_array_elements_text(case when answer.key like 'outcome-needs%' and jsonb_typeof(answer.value) = 'array' then answer.value else '[]' end) as named(need)
      join leads c on c.measure = 'found' and c.need = named.need
     where a.state in ('finished', 'signed-off') and a.finished_at >= from_day::timestamp at time zone 'Europe/London' and a.finished_at < until_day::timestamp at time zone 'Europe/London'
       and a.family_id not in (select family_id from sealed)
     order by c.category, coalesce(s.person_id, s.family_id), a.finished_at desc
  ), found as (
    select f.category, commissioning.ward_on(f.family_id, m.household, f.day) as ward,
           case when p.due_on is not null then 0 else extract(year from age(f.day, p.born_on))::int end as age
      from assessed f left join people.person p on p.id = f.person_id
      left join lateral (select household from people.family_member where family_id = f.family_id and person_id = f.person_id order by starts_on desc limit 1) m on true
  ), asked as (
    select distinct c.category, r.id, w.ward,
           (select min(case when q.due_on is not null then 0 else coalesce(extract(year from age((r.sent_at at time zone 'Europe/London')::date, q.born_on))::int, q.age_about) end)
              from front_door.request_person q where q.request_id = r.id and q.is_child) as age
      from front_door.request r
      cross join lateral jsonb_array_elements_text(case when jsonb_typeof(r.answers->'worry-topics') = 'array' then r.answers->'worry-topics' else '[]' end) as named(topic)
      join leads c on c.measure = 'asked' and c.need = named.topic
      left join lateral (select p.ward from front_door.request_address a join directory.postcode p on p.postcode = upper(regexp_replace(a.postcode, '[^A-Za-z0-9]', '', 'g'))
                          where a.request_id = r.id and not a.is_protected) w on true
     where r.sent_at >= from_day::timestamp at time zone 'Europe/London' and r.sent_at < until_day::timestamp at time zone 'Europe/London'
       and (r.family_id is null or r.family_id not in (select family_id from sealed))
  ), lacking as (
    select c.category, u.ward, u.age, u.reason
      from unmet_need u join leads c on c.measure = 'found' and c.need = u.need
     where u.recorded_on >= from_day and u.recorded_on < until_day and u.family_id not in (select family_id from sealed)
  ), everything as (
    select 'found' as measure, category, ward, age, null as reason from found
    union all select 'asked', category, ward, age, null from asked
    union all select 'unmet', category, ward, age, reason from lacking
  ), told as (
    select e.measure, e.category, coalesce(e.ward, '') as ward, coalesce((select b.code from band b where e.age between b.from_age and b.until_age), '') as age, e.reason from everything e
  )
  select t.measure, t.category, s.side, s.code, count(*)::int
    from told t cross join lateral (values ('ward', t.ward), ('age', t.age), ('reason', t.reason)) as s(side, code)
   where s.code is not null and (select access.i_may('count-needs'))
   group by t.measure, t.category, s.side, s.code
$function$
;
alter function commissioning.count_needs(date,date,jsonb,jsonb) owner to register;
CREATE OR REPLACE FUNCTION commissioning.ward_on(asked uuid, whose text, day date)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'commissioning'
AS $function$
  select case when not exists (select from people.address a where a.family_id = asked and a.sensitive is not null and a.starts_on <= day and (a.ends_on is null or a.ends_on >= day))
    then (select p.ward from people.address a join directory.postcode p on p.postcode = upper(regexp_replace(a.postcode, '[^A-Za-z0-9]', '', 'g'))
           where a.family_id = asked and a.starts_on <= day and (a.ends_on is null or a.ends_on >= day)
           order by (a.household = whose) desc nulls last, a.starts_on desc, a.id limit 1) end
$function$
;
alter function commissioning.ward_on(uuid,text,date) owner to register;
CREATE OR REPLACE FUNCTION directory.comments_since(since date, OUT came integer, OUT published integer, OUT kept_back integer, OUT waiting integer, OUT oldest_waiting date)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'directory'
AS $function$
  select count(*) filter (where sent_on >= since)::int, count(*) filter (where sent_on >= since and state = 'published')::int,
         count(*) filter (where sent_on >= since and state = 'kept-back')::int, count(*) filter (where state = 'waiting')::int,
         min(sent_on) filter (where state = 'waiting') from comment
$function$
;
alter function directory.comments_since(date) owner to register;
CREATE OR REPLACE FUNCTION directory.forget_shortlists()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'directory'
AS $function$
  delete from shortlist_sent where not exists (select from shortlist_key where made_at > platform.now() - interval '1 day');
  delete from shortlist_key where made_at <= platform.now() - interval '1 day';
$function$
;
alter function directory.forget_shortlists() owner to register;
CREATE OR REPLACE FUNCTION directory.keep_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then raise exception 'A version is never removed'; end if;
  if (new.id, new.record_id, new.number, new.content, new.based_on, new.note, new.proposed_by, new.proposed_at)
       is distinct from (old.id, old.record_id, old.number, old.content, old.based_on, old.note, old.proposed_by, old.proposed_at) then
    raise exception 'A version is never altered: write another';
  end if;
  if not (old.state = 'waiting' and new.state in ('public', 'returned', 'withdrawn') or old.state = 'public' and new.state = 'replaced') then
    raise exception 'A version that is % cannot become %', old.state, new.state;
  end if;
  return new;
end $function$
;
alter function directory.keep_version() owner to owner_;
CREATE OR REPLACE FUNCTION directory.may_comment()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'directory'
AS $function$
  select count(*) filter (where sent_by = platform.me()) < 5 and count(*) < 100 from comment where sent_at > platform.now() - interval '1 hour'
$function$
;
alter function directory.may_comment() owner to register;
CREATE OR REPLACE FUNCTION directory.may_report(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'directory'
AS $function$
  select count(*) filter (where sent_by = platform.me()) < 5 and count(*) filter (where service_id = asked) < 10 and count(*) < 200
    from report where sent_at > platform.now() - interval '1 hour'
$function$
;
alter function directory.may_report(uuid) owner to register;
CREATE OR REPLACE FUNCTION directory.may_send_shortlist(address text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'directory'
AS $function$
declare
  secret bytea;
  fingerprint bytea;
begin
  perform pg_advisory_xact_lock(hashtext('directory.shortlist_sent'));
  perform directory.forget_shortlists();
  insert into shortlist_key (key, made_at) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), platform.now()) on conflict do nothing;
  select key into secret from shortlist_key;
  fingerprint := sha256(secret || sha256(secret || convert_to(lower(trim(address)), 'UTF8')));
  if (select count(*) filter (where sent_by = platform.me()) >= 5 or count(*) >= 200 from shortlist_sent where sent_at > platform.now() - interval '1 hour') then
    return 'no';
  end if;
  if (select count(*) >= 3 from shortlist_sent where recipient = fingerprint) then return 'held back'; end if;
  insert into shortlist_sent (sent_by, recipient, sent_at) values (platform.me(), fingerprint, platform.now());
  return 'yes';
end $function$
;
alter function directory.may_send_shortlist(text) owner to register;
CREATE OR REPLACE FUNCTION directory.my_organization_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'directory'
AS $function$
  select id from record where kind = 'organization' and agency_id = access.my_agency_id() and access.i_may('keep-own-services')
$function$
;
alter function directory.my_organization_ids() owner to register;
CREATE OR REPLACE FUNCTION directory.my_record_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'directory'
AS $function$
  select id from record where organization_id = any (array(select my_organization_ids()))
$function$
;
alter function directory.my_record_ids() owner to register;
CREATE OR REPLACE PROCEDURE directory.protect_public(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy register on %s to register using (true)', target);
  execute format('create policy anyone_reads on %s for select to sees_own_families, sees_every_family, public_sender using (true)', target);
  execute format('create policy editors_add on %s for insert to sees_own_families, sees_every_family with check ((select access.i_may(''edit-directory'')))', target);
  execute format('create policy editors_change on %s for update to sees_own_families, sees_every_family using ((select access.i_may(''edit-directory'')))', target);
  execute format('create policy editors_remove on %s for delete to sees_own_families, sees_every_family using ((select access.i_may(''edit-directory'')))', target);
  execute format('grant select on %s to app, register', target);
  execute format('grant insert, update, delete on %s to sees_own_families, sees_every_family', target);
end $procedure$
;
alter procedure directory.protect_public(regclass) owner to owner_;
CREATE OR REPLACE FUNCTION directory.stems_of(words text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN tsvector_to_array(to_tsvector('directory.every_word'::regconfig, words))
;
alter function directory.stems_of(text) owner to owner_;
CREATE OR REPLACE FUNCTION directory.weighed(search tsvector)
 RETURNS TABLE(stem text, weight real)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select lexeme, ts_rank('{0.1, 0.4, 0.8, 1}', search, ('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''')::tsquery) from unnest(search)
$function$
;
alter function directory.weighed(tsvector) owner to owner_;
CREATE OR REPLACE FUNCTION forms.keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.published_at is not null then
    raise exception 'Version % of the form % is published and cannot change', old.number, old.form;
  end if;
  return coalesce(new, old);
end $function$
;
alter function forms.keep_published() owner to owner_;
CREATE OR REPLACE FUNCTION people.alert_custodians(asked_keys text[], asked_forenames text[], asked_days date[], event_ids uuid[], asked text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  with hit as (
    select distinct m.family_id from name_key k join person p on p.id = k.person_id join family_member m on m.person_id = p.id
      join access.family_label l on l.family_id = m.family_id
     where k.key = any (asked_keys) and m.family_id = any (array(select access.closed_to_me()))
       and exists (select from name_key f where f.person_id = p.id and f.key = any (asked_forenames))
       and (p.born_on is null or cardinality(asked_days) = 0 or p.born_on = any (asked_days))
  ), counted as (select family_id, row_number() over (order by family_id) as nth from hit)
  insert into platform.event (id, at, actor_id, kind, family_id, details)
  select event_ids[nth], platform.now(), platform.me(), 'people.custodian-alert', family_id, jsonb_build_object('asked', asked)
    from counted where nth <= cardinality(event_ids)
$function$
;
alter function people.alert_custodians(text[],text[],date[],uuid[],text) owner to register;
CREATE OR REPLACE FUNCTION people.clocks_stopped(asked uuid[])
 RETURNS TABLE(family_id uuid, stopped_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  select m.family_id, max(m.ends_on) from family_member m join person p on p.id = m.person_id
   where m.family_id = any (asked) and m.sensitive = 'pregnancy' and m.ends_on is not null and p.due_on is not null
     and m.family_id <> all (array(select access.closed_to_me()))
     and (m.family_id = any (array(select access.my_family_ids())) or current_setting('role', true) = 'sees_every_family')
   group by m.family_id
$function$
;
alter function people.clocks_stopped(uuid[]) owner to register;
CREATE OR REPLACE FUNCTION people.lead_of_child(asked_keys text[], asked_forenames text[], asked_days date[])
 RETURNS TABLE(family_id uuid, person_id uuid, name text, job_title text, agency_name text, phone text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  with likely as materialized (
    select p.id from person p where p.born_on = any (asked_days)
       and exists (select from name_key k where k.person_id = p.id and k.key = any (asked_keys))
       and exists (select from name_key k where k.person_id = p.id and k.key = any (asked_forenames))
  )
  select m.family_id, p.id, lead.name, lead.job_title, agency.name, lead.phone, lead.email
    from likely p
    join family_member m on m.person_id = p.id and m.is_child and m.sensitive is null and (m.ends_on is null or m.ends_on > platform.today())
    join access.family_access open on open.family_id = m.family_id and open.because = 'lead practitioner'
     and open.starts_on <= platform.today() and (open.ends_on is null or open.ends_on >= platform.today())
    join access.account lead on lead.id = open.account_id and lead.disabled_at is null
    join access.agency agency on agency.id = lead.agency_id and not agency.is_protected
   where not exists (select from access.family_label l where l.family_id = m.family_id)
     and not exists (select from address a where a.family_id = m.family_id and a.sensitive = 'address' and (a.ends_on is null or a.ends_on > platform.today()))
     and m.family_id <> all (array(select access.closed_to_me()))
     and (select access.my_agency_id()) is not null
   order by open.starts_on desc limit 1
$function$
;
alter function people.lead_of_child(text[],text[],date[]) owner to register;
CREATE OR REPLACE FUNCTION people.nobody_named(asked uuid, asked_topic text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select not exists (select from sensitive_reader where family_id = asked and topic = asked_topic
     and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today()))
$function$
;
alter function people.nobody_named(uuid,text) owner to register;
CREATE OR REPLACE FUNCTION people.open_family_of(asked uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  select family_id from family_member
   where person_id = asked and sensitive is null and access.i_may('decide-requests') and family_id <> all (array(select access.closed_to_me()))
     and (ends_on is null or ends_on > platform.today())
   order by starts_on desc limit 1
$function$
;
alter function people.open_family_of(uuid) owner to register;
CREATE OR REPLACE FUNCTION people.protect_household(asked uuid, asked_household text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  with mine as (
    select asked as family_id where (asked in (select access.my_family_ids()) or current_setting('role', true) = 'sees_every_family')
       and asked not in (select access.closed_to_me())
  ), home as (
    update address a set sensitive = 'address' from mine where a.family_id = mine.family_id and a.household = asked_household
  ), place as (
    update attends t set sensitive = 'address' from mine, family_member m where t.family_id = mine.family_id and t.sensitive is null
       and m.family_id = t.family_id and m.person_id = t.person_id and m.household = asked_household
  )
  update contact_detail c set sensitive = 'address' from mine, family_member m where c.family_id = mine.family_id and c.sensitive is null
     and m.family_id = c.family_id and m.person_id = c.person_id and m.household = asked_household
$function$
;
alter function people.protect_household(uuid,text) owner to register;
CREATE OR REPLACE FUNCTION people.protected_households(asked uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  select household from address where family_id = asked and sensitive = 'address' and (ends_on is null or ends_on >= platform.today())
     and (asked in (select access.my_family_ids()) or current_setting('role', true) = 'sees_every_family') and asked not in (select access.closed_to_me())
$function$
;
alter function people.protected_households(uuid) owner to register;
CREATE OR REPLACE FUNCTION people.register_candidates(asked_keys text[], asked_days date[], near_days date[])
 RETURNS TABLE(person_id uuid, given_name text, family_name text, also_known_as text[], born_on date, born_about integer, postcodes text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
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
$function$
;
alter function people.register_candidates(text[],date[],date[]) owner to register;
CREATE OR REPLACE FUNCTION people.topic_of(details jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select coalesce(details->>'sensitive', substring(details->>'because' from '^named for (.+)$')) $function$
;
alter function people.topic_of(jsonb) owner to owner_;
CREATE OR REPLACE FUNCTION plans.note_shared()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update plans.plan set shared_on = platform.today() where id = new.plan_id and shared_on is null;
  return null;
end $function$
;
alter function plans.note_shared() owner to owner_;
CREATE OR REPLACE FUNCTION platform.add_seal(number bigint, rows integer, last_xid xid8, last_id uuid, root text, head text, sealed_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$
begin
  insert into seal values (number, rows, last_xid, last_id, root, head, sealed_at) on conflict do nothing;
  return found;
end $function$
;
alter function platform.add_seal(bigint,integer,xid8,uuid,text,text,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION platform.as_counted_here(transaction xid8)
 RETURNS xid8
 LANGUAGE sql
 STABLE
AS $function$ select (transaction::text::bigint + coalesce((select transactions_before from platform.installation), 0))::text::xid8 $function$
;
alter function platform.as_counted_here(xid8) owner to owner_;
CREATE OR REPLACE FUNCTION platform.events_to_seal(after_xid xid8, after_id uuid, most integer)
 RETURNS TABLE(xid text, id text, at text, actor_id text, kind text, family_id text, subject_id text, details text, trace text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$
  select e.xid::text, e.id::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_id::text, e.kind, e.family_id::text,
         e.subject_id::text, e.details::text, e.trace
    from event e
   where (e.xid, e.id) > (after_xid, after_id) and e.xid < as_counted_here(pg_snapshot_xmin(pg_current_snapshot()))
   order by e.xid, e.id limit most
$function$
;
alter function platform.events_to_seal(xid8,uuid,integer) owner to register;
CREATE OR REPLACE FUNCTION platform.forget_address()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.send_to := '';
  new.body := '';
  return new;
end $function$
;
alter function platform.forget_address() owner to owner_;
CREATE OR REPLACE FUNCTION platform.forget_expired(at timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$
  with drafts as (delete from draft where expires_at < at returning 1),
       keys as (delete from submission s where s.at < forget_expired.at - interval '30 days' returning 1),
       sessions as (delete from session where seen_at < at - interval '30 days' returning 1)
  select (select count(*) from drafts) + (select count(*) from keys) + (select count(*) from sessions)
$function$
;
alter function platform.forget_expired(timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION platform.jobs_waiting()
 RETURNS TABLE(job text, run_at timestamp with time zone, tries integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$
begin
  if exists (select from installation where made_up) then
    return query select j.task_identifier::text, j.run_at, j.attempts::int from graphile_worker.jobs j order by j.run_at, j.id limit 200;
  end if;
end $function$
;
alter function platform.jobs_waiting() owner to owner_;
CREATE OR REPLACE FUNCTION platform.last_seal()
 RETURNS TABLE(number bigint, last_xid text, last_id text, head text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$ select number, last_xid::text, last_id::text, head from seal order by number desc limit 1 $function$
;
alter function platform.last_seal() owner to register;
CREATE OR REPLACE FUNCTION platform.later(job text, payload json)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$
begin
  perform graphile_worker.add_job(job, payload);
end $function$
;
alter function platform.later(text,json) owner to owner_;
CREATE OR REPLACE FUNCTION platform.me()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.actor_id', true), '')::uuid $function$
;
alter function platform.me() owner to owner_;
CREATE OR REPLACE FUNCTION platform.move_clock(seconds bigint)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$ update installation set clock_ahead_seconds = clock_ahead_seconds + greatest(seconds, 0) where made_up returning clock_ahead_seconds $function$
;
alter function platform.move_clock(bigint) owner to owner_;
CREATE OR REPLACE FUNCTION platform.never_altered()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% rows are never altered or removed', tg_table_name;
end $function$
;
alter function platform.never_altered() owner to owner_;
CREATE OR REPLACE FUNCTION platform.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.now', true), '')::timestamptz $function$
;
alter function platform.now() owner to owner_;
CREATE OR REPLACE PROCEDURE platform.protect_by_owner(IN target regclass, IN owner_column text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy own on %s to sees_own_families, sees_every_family, public_sender using (%I = platform.me()) with check (%I = platform.me())',
                 target, owner_column, owner_column);
end $procedure$
;
alter procedure platform.protect_by_owner(regclass,text) owner to owner_;
CREATE OR REPLACE FUNCTION platform.seals_after(after_number bigint)
 RETURNS TABLE(number bigint, rows integer, last_xid text, last_id text, root text, head text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'platform'
AS $function$ select number, rows, last_xid::text, last_id::text, root, head from seal where number > after_number order by number limit 10000 $function$
;
alter function platform.seals_after(bigint) owner to register;
CREATE OR REPLACE FUNCTION platform.today()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.today', true), '')::date $function$
;
alter function platform.today() owner to owner_;
CREATE OR REPLACE FUNCTION referrals.count_by_service(since date, asked uuid[])
 RETURNS TABLE(service_id uuid, sent integer, unanswered integer, declined integer, withdrawn integer, waiting_to_start integer, started integer, ended integer, declined_because jsonb, answered integer, days_to_answer double precision, began integer, days_to_start double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'referrals'
AS $function$
  with one as materialized (
    select r.service_id, r.state, r.sent_on, r.answered_on, r.started_on, r.declined_because from referral r
     where r.sent_on >= since and (asked is null or r.service_id = any (asked))
       and (r.family_id is null or r.family_id not in (select l.family_id from access.family_label l))
  ), why as (
    select no.service_id, jsonb_object_agg(no.declined_because, no.times) as because
      from (select one.service_id, one.declined_because, count(*) as times from one where one.declined_because is not null group by 1, 2) no group by 1
  )
  select one.service_id, count(*)::int, count(*) filter (where state in ('sent', 'opened'))::int, count(*) filter (where state = 'declined')::int,
         count(*) filter (where state = 'withdrawn')::int, count(*) filter (where state = 'accepted')::int, count(*) filter (where state = 'started')::int,
         count(*) filter (where state = 'ended')::int, coalesce((select because from why where why.service_id = one.service_id), '{}'),
         count(answered_on)::int, percentile_cont(0.5) within group (order by (answered_on - sent_on)::float8),
         count(started_on)::int, percentile_cont(0.5) within group (order by (started_on - answered_on)::float8)
    from one group by one.service_id
$function$
;
alter function referrals.count_by_service(date,uuid[]) owner to register;
CREATE OR REPLACE FUNCTION referrals.is_taken_up_here(asked_agency uuid, asked_family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select not exists (select from family_label where family_id = asked_family)
     and exists (select from account a join account_role held on held.account_id = a.id join role r on r.code = held.role
                  where a.agency_id = asked_agency and a.disabled_at is null and 'take-referrals' = any (r.rights)
                    and held.starts_on <= platform.today() and (held.ends_on is null or held.ends_on >= platform.today())
                    and (asked_family is null or asked_family not in (select families_closed_to(a.id))))
$function$
;
alter function referrals.is_taken_up_here(uuid,uuid) owner to register;
CREATE OR REPLACE FUNCTION referrals.keep_referral()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;
alter function referrals.keep_referral() owner to owner_;
CREATE OR REPLACE FUNCTION referrals.may_follow(before text, after text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select after = any (case before
    when 'draft' then array['sent', 'not-agreed', 'signposted', 'withdrawn']
    when 'sent' then array['opened', 'accepted', 'declined', 'withdrawn']
    when 'opened' then array['accepted', 'declined', 'withdrawn']
    when 'accepted' then array['started', 'ended', 'withdrawn']
    when 'started' then array['ended']
    else array[]::text[] end)
$function$
;
alter function referrals.may_follow(text,text) owner to owner_;
CREATE OR REPLACE FUNCTION referrals.senders_of(asked uuid)
 RETURNS TABLE(worker_id uuid, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  with seen as (
    select f.family_id, f.request_id, f.referred_by,
           array(select coalesce(x.account_id, t.manager_id) from family_access x left join team t on t.id = x.team_id
                  where x.family_id = f.family_id and x.starts_on <= platform.today() and (x.ends_on is null or x.ends_on >= platform.today())) as by_access,
           array(select x.account_id from family_access x where x.family_id = f.family_id and x.because = 'lead practitioner'
                    and x.starts_on <= platform.today() and (x.ends_on is null or x.ends_on >= platform.today())) as leads
      from referrals.referral f where f.id = asked and platform.me() = '00000000-0000-7000-8000-000000000001'
  )
  select a.id, a.email from seen join account a on a.id = seen.referred_by or a.id = any (seen.leads)
   where a.disabled_at is null and a.email is not null and (seen.family_id is null or seen.family_id not in (select families_closed_to(a.id)))
     and (seen.request_id is not null or a.id = any (seen.by_access)
       or exists (select from account_role held join role r on r.code = held.role
                   where held.account_id = a.id and r.sees = 'every family' and held.starts_on <= platform.today() and (held.ends_on is null or held.ends_on >= platform.today())))
   order by a.id
$function$
;
alter function referrals.senders_of(uuid) owner to register;
CREATE OR REPLACE FUNCTION referrals.takers_of(asked uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select distinct a.email from referrals.referral f
    join account a on a.agency_id = f.agency_id join account_role held on held.account_id = a.id join role r on r.code = held.role
   where f.id = asked and not f.is_by_hand and platform.me() = '00000000-0000-7000-8000-000000000001'
     and a.disabled_at is null and a.email is not null and 'take-referrals' = any (r.rights)
     and held.starts_on <= platform.today() and (held.ends_on is null or held.ends_on >= platform.today())
     and (f.family_id is null or f.family_id not in (select families_closed_to(a.id)))
   order by a.email
$function$
;
alter function referrals.takers_of(uuid) owner to register;
CREATE OR REPLACE FUNCTION referrals.texts_kept_back(asked_family uuid, asked_request uuid, texts text[])
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people', 'access'
AS $function$
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
$function$
;
alter function referrals.texts_kept_back(uuid,uuid,text[]) owner to register;
CREATE OR REPLACE FUNCTION systems.answer_to(asked text)
 RETURNS TABLE(id uuid, reference text, state text, sent_at timestamp with time zone, due_at timestamp with time zone, feedback text, told_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'systems'
AS $function$
  select r.id, r.reference, r.state, r.sent_at, r.due_at, case when d.told_at is not null then d.feedback end, d.told_at
    from front_door.request r join system y on y.id = r.sent_by left join front_door.decision d on d.request_id = r.id
   where r.reference = asked and y.agency_id = systems.my_agency_id()
$function$
;
alter function systems.answer_to(text) owner to register;
CREATE OR REPLACE FUNCTION systems.deliver_later(delivery uuid, to_system uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'systems'
AS $function$
begin
  perform graphile_worker.add_job('deliver-webhook', json_build_object('deliveryId', delivery), queue_name => 'webhooks of ' || to_system);
end $function$
;
alter function systems.deliver_later(uuid,uuid) owner to owner_;
CREATE OR REPLACE FUNCTION systems.give_token(asking uuid, given bytea, fresh bytea, asked text[], at timestamp with time zone, until timestamp with time zone)
 RETURNS TABLE(system_id uuid)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'systems'
AS $function$
  with used as (
    update secret s set last_used_at = at from system y
     where y.id = asking and y.ended_at is null and s.system_id = y.id and s.kind = 'client' and s.hash = given and s.ended_at is null
    returning s.id
  ), over as (
    delete from token t where t.system_id = asking and t.expires_at < at
  )
  insert into token (token_hash, system_id, secret_id, scopes, expires_at) select fresh, asking, used.id, asked, until from used returning token.system_id
$function$
;
alter function systems.give_token(uuid,bytea,bytea,text[],timestamp with time zone,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION systems.is_made_up()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'platform'
AS $function$ select coalesce(bool_or(made_up), false) from installation $function$
;
alter function systems.is_made_up() owner to owner_;
CREATE OR REPLACE FUNCTION systems.my_agency_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'systems'
AS $function$ select agency_id from system where id = platform.me() and ended_at is null $function$
;
alter function systems.my_agency_id() owner to register;
CREATE OR REPLACE FUNCTION systems.signing_keys(asked uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'systems'
AS $function$
  select signing_key from secret
   where system_id = asked and kind = 'signing' and ended_at is null and platform.me() = '00000000-0000-7000-8000-000000000001'
   order by made_at desc, id desc
$function$
;
alter function systems.signing_keys(uuid) owner to register;
CREATE OR REPLACE FUNCTION systems.wants_to_know(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'systems'
AS $function$ select exists (select from system y join webhook w on w.system_id = y.id where y.id = asked and y.ended_at is null) $function$
;
alter function systems.wants_to_know(uuid) owner to register;
CREATE OR REPLACE FUNCTION systems.who_holds(held bytea, at timestamp with time zone)
 RETURNS TABLE(system_id uuid, name text, agency_id uuid, scopes text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'systems'
AS $function$
  select y.id, y.name, y.agency_id, t.scopes from token t join system y on y.id = t.system_id join secret s on s.id = t.secret_id
   where t.token_hash = held and t.expires_at > at and y.ended_at is null and s.ended_at is null
$function$
;
alter function systems.who_holds(bytea,timestamp with time zone) owner to register;
CREATE OR REPLACE FUNCTION targeting.concern_figures()
 RETURNS TABLE(rule_id uuid, listed integer, open_already integer, reviewed integer, reached integer, engaged integer, with_outcome integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
  with closed as (select concerns_closed_to_me() as id), known as materialized (select concern_id from work_with_concerns()),
  effect as materialized (
    select concern_id, bool_or(what = 'reached') as reached, bool_or(what = 'engaged') as engaged, bool_or(what = 'outcome') as outcome from concern_effect group by 1),
  reviewed as materialized (select distinct concern_id from concern_review)
  select r.rule_id, count(distinct r.concern_id) filter (where r.state = 'listed')::int,
         count(distinct r.concern_id) filter (where r.state = 'listed' and k.concern_id is not null)::int, count(distinct v.concern_id)::int,
         count(distinct r.concern_id) filter (where e.reached)::int, count(distinct r.concern_id) filter (where e.engaged)::int,
         count(distinct r.concern_id) filter (where e.outcome)::int
    from concern_rule r left join known k on k.concern_id = r.concern_id left join effect e on e.concern_id = r.concern_id left join reviewed v on v.concern_id = r.concern_id
   where i_may_any('{set-criteria,review-concerns}') and r.concern_id not in (select id from closed)
   group by grouping sets ((r.rule_id), ())
$function$
;
alter function targeting.concern_figures() owner to register;
CREATE OR REPLACE FUNCTION targeting.concerns_closed_to_me()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
  with closed as (
    select person_no, household_no from linked_person
     where person_id in (select m.person_id from people.family_member m where m.family_id = any (array(select access.closed_to_me())))
  )
  select c.id from concern c where c.household_no in (
    select household_no from closed union select r.household_no from linked_row r where r.person_no in (select person_no from closed))
$function$
;
alter function targeting.concerns_closed_to_me() owner to register;
CREATE OR REPLACE FUNCTION targeting.concerns_i_own()
 RETURNS TABLE(concern_id uuid, decision text, reason text, safe_contact text, safe_how text, look_again_on date, reviewed_by uuid, reviewed_at timestamp with time zone, people jsonb, came jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
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
$function$
;
alter function targeting.concerns_i_own() owner to register;
CREATE OR REPLACE FUNCTION targeting.families_by_lead()
 RETURNS TABLE(lead_id uuid, families integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'plans'
AS $function$
  select lead_id, count(*)::int from episode where state = 'open' and targeting.i_may_any('{review-concerns}') group by lead_id
$function$
;
alter function targeting.families_by_lead() owner to register;
CREATE OR REPLACE FUNCTION targeting.feeds_in_use()
 RETURNS TABLE(feed_id uuid, name text, kind text, agency text, agreement text, purpose text, lawful_basis text, retention_months integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
  select f.id, f.name, f.kind, case when a.is_protected then 'A partner whose name is protected' else a.name end, f.agreement, f.purpose, f.lawful_basis, f.retention_months
    from feed f join access.agency a on a.id = f.agency_id where f.withdrawn_at is null order by f.name
$function$
;
alter function targeting.feeds_in_use() owner to register;
CREATE OR REPLACE FUNCTION targeting.feeds_shared_with_me(asked_purpose text)
 RETURNS TABLE(feed_id uuid, kind text, retention_months integer, roles text[], purposes text[], shows text[], months_back integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
  select f.id, f.kind, f.retention_months, r.roles, r.purposes, r.shows, r.months_back
    from feed f cross join lateral (select * from sharing_rule x where x.feed_id = f.id order by x.version desc limit 1) r
   where f.withdrawn_at is null and asked_purpose = any (r.purposes) and access.i_may('see-single-view')
     and r.roles && array(select ar.role from access.account_role ar where ar.account_id = platform.me()
                             and ar.starts_on <= platform.today() and coalesce(ar.ends_on, 'infinity') >= platform.today())
$function$
;
alter function targeting.feeds_shared_with_me(text) owner to register;
CREATE OR REPLACE FUNCTION targeting.hides_where(asked_family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  select exists (select from address where family_id = asked_family and sensitive = 'address' and coalesce(ends_on, 'infinity') >= platform.today())
      or exists (select from attends where family_id = asked_family and sensitive = 'address' and coalesce(ends_on, 'infinity') >= platform.today())
      or exists (select from contact_detail where family_id = asked_family and sensitive = 'address' and coalesce(ends_on, 'infinity') >= platform.today())
$function$
;
alter function targeting.hides_where(uuid) owner to register;
CREATE OR REPLACE FUNCTION targeting.i_may_any(asked text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
  select exists (select from account_role ar join role r on r.code = ar.role
                  where ar.account_id = platform.me() and r.rights && asked and ar.starts_on <= platform.today() and (ar.ends_on is null or ar.ends_on >= platform.today()))
$function$
;
alter function targeting.i_may_any(text[]) owner to register;
CREATE OR REPLACE FUNCTION targeting.is_linkage_running()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (select from pg_locks where locktype = 'advisory' and classid = 33 and objid = 1 and granted and mode = 'ExclusiveLock'
                    and database = (select oid from pg_database where datname = current_database()))
$function$
;
alter function targeting.is_linkage_running() owner to owner_;
CREATE OR REPLACE FUNCTION targeting.keep_published_rule()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.published_at is not null then raise exception 'A published rule never changes: make a new version'; end if;
  return new;
end $function$
;
alter function targeting.keep_published_rule() owner to owner_;
CREATE OR REPLACE FUNCTION targeting.kept_out_of_sight(asked bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
  select exists (select from linked_person p join people.family_member m on m.person_id = p.person_id
                  where p.person_no = asked
                    and (m.sensitive is not null or m.family_id in (select access.closed_to_me())
                      or exists (select from access.family_label l where l.family_id = m.family_id) or targeting.hides_where(m.family_id)))
$function$
;
alter function targeting.kept_out_of_sight(bigint) owner to register;
CREATE OR REPLACE FUNCTION targeting.outward(postcode text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
  select left(bare, -3) from (select upper(regexp_replace(postcode, '[^A-Za-z0-9]', '', 'g')) as bare) as p where bare ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'
$function$
;
alter function targeting.outward(text) owner to owner_;
CREATE OR REPLACE FUNCTION targeting.people_of_concerns(asked uuid[])
 RETURNS TABLE(concern_id uuid, person_no bigint, forename text, surname text, age integer, area text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
  select distinct on (c.id, l.person_no) c.id, l.person_no, coalesce(f.forename, f.full_name), case when f.forename is not null then f.surname end,
         extract(year from age(platform.today(), max(f.born_on) over person))::int, max(outward(f.postcode)) over person
    from concern c join linked_row l on l.household_no = c.household_no join feed_row f on f.id = l.row_id join feed_load o on o.id = f.load_id and o.state = 'held'
   where c.id = any (asked) and i_may_any('{review-concerns}') and c.id <> all (array(select concerns_closed_to_me()))
  window person as (partition by c.id, l.person_no)
   order by c.id, l.person_no, (f.forename is not null) desc, f.id desc
$function$
;
alter function targeting.people_of_concerns(uuid[]) owner to register;
CREATE OR REPLACE FUNCTION targeting.people_to_link()
 RETURNS TABLE(person_id uuid, given_name text, family_name text, born_on date, sex text, nhs_number text, address text, postcode text, phone text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  select p.id, p.given_name, p.family_name, p.born_on, p.sex, p.nhs_number, a.lines, a.postcode, c.phone, c.email
    from person p
    left join lateral (
      select x.lines, x.postcode from family_member m join address x on x.family_id = m.family_id and x.household = m.household
       where m.person_id = p.id order by x.ends_on nulls first, x.starts_on desc, x.id limit 1
    ) a on true
    left join lateral (
      select max(d.value) filter (where d.kind = 'phone') as phone, max(d.value) filter (where d.kind = 'email') as email
        from contact_detail d where d.person_id = p.id
    ) c on true
   where platform.me() = '00000000-0000-7000-8000-000000000001' and p.due_on is null
$function$
;
alter function targeting.people_to_link() owner to register;
CREATE OR REPLACE FUNCTION targeting.persons_closed_to_me()
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$ select person_no from linked_person where person_id in (select access.people_closed_to_me()) $function$
;
alter function targeting.persons_closed_to_me() owner to register;
CREATE OR REPLACE PROCEDURE targeting.protect(IN target regclass, IN reads text[], IN writes text[])
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy register on %s to register using (true)', target);
  execute format('create policy readers on %s for select to sees_own_families, sees_every_family using ((select targeting.i_may_any(%L)))', target, reads);
  execute format('create policy adders on %s for insert to sees_own_families, sees_every_family with check ((select targeting.i_may_any(%L)))', target, writes);
  execute format('create policy changers on %s for update to sees_own_families, sees_every_family using ((select targeting.i_may_any(%L)))', target, writes);
  execute format('create policy removers on %s for delete to sees_own_families, sees_every_family using ((select targeting.i_may_any(%L)))', target, writes);
end $procedure$
;
alter procedure targeting.protect(regclass,text[],text[]) owner to owner_;
CREATE OR REPLACE FUNCTION targeting.record_people_of(asked bigint)
 RETURNS TABLE(person_id uuid, sureness real)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
  select l.person_id, l.sureness from linked_person l
   where l.person_no = asked and targeting.i_may_any('{review-matches}') and l.person_id not in (select access.people_closed_to_me())
$function$
;
alter function targeting.record_people_of(bigint) owner to register;
CREATE OR REPLACE FUNCTION targeting.record_people_under_review(asked uuid)
 RETURNS TABLE(person_id uuid, given_name text, family_name text, born_on date, sex text, postcode text, is_place_protected boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people'
AS $function$
  select p.id, p.given_name, p.family_name, p.born_on, p.sex, case when not hidden.is_so then home.postcode end, hidden.is_so
    from targeting.match_pair pair
    join person p on p.id in (pair.one_person_id, pair.other_person_id)
    cross join lateral (
      select exists (select from family_member m join address a on a.family_id = m.family_id and a.household = m.household where m.person_id = p.id and a.sensitive is not null)
          or exists (select from contact_detail d where d.person_id = p.id and d.sensitive is not null)
          or exists (select from family_member m where m.person_id = p.id and m.family_id = any (array(select access.closed_to_me()))) as is_so
    ) hidden
    left join lateral (
      select a.postcode from family_member m join address a on a.family_id = m.family_id and a.household = m.household
       where m.person_id = p.id order by a.ends_on nulls first, a.starts_on desc, a.id limit 1
    ) home on true
   where pair.id = asked and targeting.i_may_any('{review-matches}') and p.due_on is null
     and p.id not in (select access.people_closed_to_me())
     and coalesce(pair.one_row_id not in (select targeting.rows_closed_to_me()), true) and coalesce(pair.other_row_id not in (select targeting.rows_closed_to_me()), true)
$function$
;
alter function targeting.record_people_under_review(uuid) owner to register;
CREATE OR REPLACE FUNCTION targeting.rows_closed_to_me()
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$ select row_id from linked_row where person_no in (select persons_closed_to_me()) $function$
;
alter function targeting.rows_closed_to_me() owner to register;
CREATE OR REPLACE FUNCTION targeting.rules_in_use()
 RETURNS TABLE(name text, tree jsonb, purpose text, version integer, published_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
  select distinct on (r.id) r.name, v.tree, v.purpose, v.version, (v.published_at at time zone 'Europe/London')::date
    from rule r join rule_version v on v.rule_id = r.id where r.stopped_at is null and v.published_at is not null order by r.id, v.version desc
$function$
;
alter function targeting.rules_in_use() owner to register;
CREATE OR REPLACE FUNCTION targeting.single_view(asked_family uuid, asked_purpose text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
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
end $function$
;
alter function targeting.single_view(uuid,text) owner to register;
CREATE OR REPLACE FUNCTION targeting.take_numbers(kind text, how_many integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'targeting'
AS $function$
declare first bigint; last bigint;
begin
  if kind = 'person' then select min(n), max(n) into first, last from (select nextval('targeting.person_number') as n from generate_series(1, how_many)) taken;
  else select min(n), max(n) into first, last from (select nextval('targeting.household_number') as n from generate_series(1, how_many)) taken;
  end if;
  if last - first + 1 <> how_many then raise exception 'Somebody else took numbers meanwhile'; end if;
  return first;
end $function$
;
alter function targeting.take_numbers(text,integer) owner to owner_;
CREATE OR REPLACE FUNCTION targeting.work_with_concerns()
 RETURNS TABLE(concern_id uuid, has_plan boolean, lead_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'targeting'
AS $function$
  with known as (
    select c.id, m.family_id from concern c join linked_person l on l.household_no = c.household_no
      join people.family_member m on m.person_id = l.person_id and (m.ends_on is null or m.ends_on >= platform.today())
     where i_may_any('{review-concerns,set-criteria}') and m.family_id <> all (array(select access.closed_to_me())) and c.id <> all (array(select concerns_closed_to_me()))
  )
  select distinct on (k.id) k.id, e.id is not null, e.lead_id
    from known k left join plans.episode e on e.family_id = k.family_id and e.state = 'open'
   where e.id is not null or exists (select from front_door.request r where r.family_id = k.family_id and r.state in ('new', 'looked-at'))
   order by k.id, e.id nulls last
$function$
;
alter function targeting.work_with_concerns() owner to register;

-- triggers
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON access.account FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON access.account_role FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON access.family_access FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON access.family_label FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON access.named_for_family FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON access.sensitive_reader FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON access.staff_conflict FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON access.team FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER keep_version BEFORE DELETE OR UPDATE ON directory.version FOR EACH ROW EXECUTE FUNCTION directory.keep_version();
CREATE TRIGGER keep_published BEFORE DELETE OR UPDATE ON forms.form_version FOR EACH ROW EXECUTE FUNCTION forms.keep_published();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON forms.form_version FOR EACH STATEMENT EXECUTE FUNCTION platform.never_altered();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON front_door.request FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON front_door.request_address FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER forget_who_sees_what AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON people.family_member FOR EACH STATEMENT EXECUTE FUNCTION access.forget_who_sees_what();
CREATE TRIGGER note_shared AFTER INSERT ON plans.released_copy FOR EACH ROW EXECUTE FUNCTION plans.note_shared();
CREATE TRIGGER never_altered BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.event FOR EACH STATEMENT EXECUTE FUNCTION platform.never_altered();
CREATE TRIGGER forget_address BEFORE UPDATE ON platform.message FOR EACH ROW WHEN (new.used_once AND (new.sent_at IS NOT NULL OR new.given_up_at IS NOT NULL)) EXECUTE FUNCTION platform.forget_address();
CREATE TRIGGER never_altered BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.seal FOR EACH STATEMENT EXECUTE FUNCTION platform.never_altered();
CREATE TRIGGER keep_referral BEFORE DELETE OR UPDATE ON referrals.referral FOR EACH ROW EXECUTE FUNCTION referrals.keep_referral();
CREATE TRIGGER keep_published BEFORE DELETE OR UPDATE ON targeting.rule_version FOR EACH ROW EXECUTE FUNCTION targeting.keep_published_rule();

-- row security
alter table access.account enable row level security, force row level security;
alter table access.account_role enable row level security, force row level security;
alter table access.account_use enable row level security, force row level security;
alter table access.agency enable row level security, force row level security;
alter table access.family_access enable row level security, force row level security;
alter table access.family_label enable row level security, force row level security;
alter table access.first_administrator_link enable row level security, force row level security;
alter table access.guess enable row level security, force row level security;
alter table access.invitation enable row level security, force row level security;
alter table access.known_device enable row level security, force row level security;
alter table access.local_account enable row level security, force row level security;
alter table access.locality enable row level security, force row level security;
alter table access.named_for_family enable row level security, force row level security;
alter table access.passkey enable row level security, force row level security;
alter table access.person_check enable row level security, force row level security;
alter table access.role enable row level security, force row level security;
alter table access.sensitive_reader enable row level security, force row level security;
alter table access.sign_in_begun enable row level security, force row level security;
alter table access.sign_in_step enable row level security, force row level security;
alter table access.staff_conflict enable row level security, force row level security;
alter table access.team enable row level security, force row level security;
alter table access.team_member enable row level security, force row level security;
alter table access.yearly_check enable row level security, force row level security;
alter table assessments.assessment enable row level security, force row level security;
alter table assessments.score enable row level security, force row level security;
alter table assessments.section enable row level security, force row level security;
alter table assessments.words_missing enable row level security, force row level security;
alter table commissioning.child_count enable row level security, force row level security;
alter table commissioning.counted_quarter enable row level security, force row level security;
alter table commissioning.need_count enable row level security, force row level security;
alter table commissioning.provision_count enable row level security, force row level security;
alter table commissioning.unmet_need enable row level security, force row level security;
alter table directory.comment enable row level security, force row level security;
alter table directory.crosswalk enable row level security, force row level security;
alter table directory.edition enable row level security, force row level security;
alter table directory.import enable row level security, force row level security;
alter table directory.link enable row level security, force row level security;
alter table directory.location enable row level security, force row level security;
alter table directory.organization enable row level security, force row level security;
alter table directory.postcode enable row level security, force row level security;
alter table directory.postcode_file enable row level security, force row level security;
alter table directory.postcode_file_part enable row level security, force row level security;
alter table directory.published_comment enable row level security, force row level security;
alter table directory.record enable row level security, force row level security;
alter table directory.reminder enable row level security, force row level security;
alter table directory.report enable row level security, force row level security;
alter table directory.room enable row level security, force row level security;
alter table directory.service enable row level security, force row level security;
alter table directory.service_area enable row level security, force row level security;
alter table directory.service_at_location enable row level security, force row level security;
alter table directory.service_document enable row level security, force row level security;
alter table directory.service_word enable row level security, force row level security;
alter table directory.session enable row level security, force row level security;
alter table directory.shortlist_key enable row level security, force row level security;
alter table directory.shortlist_sent enable row level security, force row level security;
alter table directory.source enable row level security, force row level security;
alter table directory.statement enable row level security, force row level security;
alter table directory.synonym enable row level security, force row level security;
alter table directory.taxonomy enable row level security, force row level security;
alter table directory.term enable row level security, force row level security;
alter table directory.vacancy enable row level security, force row level security;
alter table directory.version enable row level security, force row level security;
alter table directory.vocabulary enable row level security, force row level security;
alter table directory.ward enable row level security, force row level security;
alter table forms.form_version enable row level security, force row level security;
alter table front_door.decision enable row level security, force row level security;
alter table front_door.refusal enable row level security, force row level security;
alter table front_door.request enable row level security, force row level security;
alter table front_door.request_address enable row level security, force row level security;
alter table front_door.request_helper enable row level security, force row level security;
alter table front_door.request_person enable row level security, force row level security;
alter table front_door.unanswerable enable row level security, force row level security;
alter table people.address enable row level security, force row level security;
alter table people.agreement enable row level security, force row level security;
alter table people.asking enable row level security, force row level security;
alter table people.attends enable row level security, force row level security;
alter table people.contact_detail enable row level security, force row level security;
alter table people.family enable row level security, force row level security;
alter table people.family_member enable row level security, force row level security;
alter table people.involvement enable row level security, force row level security;
alter table people.name_key enable row level security, force row level security;
alter table people.note enable row level security, force row level security;
alter table people.person enable row level security, force row level security;
alter table people.relationship enable row level security, force row level security;
alter table plans.action enable row level security, force row level security;
alter table plans.action_update enable row level security, force row level security;
alter table plans.closure enable row level security, force row level security;
alter table plans.comment enable row level security, force row level security;
alter table plans.episode enable row level security, force row level security;
alter table plans.goal enable row level security, force row level security;
alter table plans.lead_change enable row level security, force row level security;
alter table plans.meeting enable row level security, force row level security;
alter table plans.meeting_person enable row level security, force row level security;
alter table plans.meeting_place enable row level security, force row level security;
alter table plans.outcome_result enable row level security, force row level security;
alter table plans.plan enable row level security, force row level security;
alter table plans.released_copy enable row level security, force row level security;
alter table plans.review enable row level security, force row level security;
alter table plans.review_progress enable row level security, force row level security;
alter table plans.review_voice enable row level security, force row level security;
alter table plans.safe_route enable row level security, force row level security;
alter table plans.safe_route_check enable row level security, force row level security;
alter table plans.team_member enable row level security, force row level security;
alter table platform.draft enable row level security, force row level security;
alter table platform.event enable row level security, force row level security;
alter table platform.message enable row level security, force row level security;
alter table platform.seal enable row level security, force row level security;
alter table platform.session enable row level security, force row level security;
alter table platform.submission enable row level security, force row level security;
alter table referrals.referral enable row level security, force row level security;
alter table referrals.step enable row level security, force row level security;
alter table systems.delivery enable row level security, force row level security;
alter table systems.secret enable row level security, force row level security;
alter table systems.system enable row level security, force row level security;
alter table systems.token enable row level security, force row level security;
alter table systems.webhook enable row level security, force row level security;
alter table targeting.concern enable row level security, force row level security;
alter table targeting.concern_effect enable row level security, force row level security;
alter table targeting.concern_evidence enable row level security, force row level security;
alter table targeting.concern_history enable row level security, force row level security;
alter table targeting.concern_review enable row level security, force row level security;
alter table targeting.concern_rule enable row level security, force row level security;
alter table targeting.concern_run enable row level security, force row level security;
alter table targeting.fact_kind enable row level security, force row level security;
alter table targeting.feed enable row level security, force row level security;
alter table targeting.feed_kind enable row level security, force row level security;
alter table targeting.feed_load enable row level security, force row level security;
alter table targeting.feed_row enable row level security, force row level security;
alter table targeting.feed_version enable row level security, force row level security;
alter table targeting.file_part enable row level security, force row level security;
alter table targeting.kept_number enable row level security, force row level security;
alter table targeting.linkage_run enable row level security, force row level security;
alter table targeting.linked_person enable row level security, force row level security;
alter table targeting.linked_row enable row level security, force row level security;
alter table targeting.match_decision enable row level security, force row level security;
alter table targeting.match_pair enable row level security, force row level security;
alter table targeting.match_shown enable row level security, force row level security;
alter table targeting.only_named enable row level security, force row level security;
alter table targeting.rule enable row level security, force row level security;
alter table targeting.rule_reach enable row level security, force row level security;
alter table targeting.rule_version enable row level security, force row level security;
alter table targeting.set_aside_row enable row level security, force row level security;
alter table targeting.sharing_rule enable row level security, force row level security;

-- policies
create policy colleagues on access.account as permissive for all to sees_every_family, sees_own_families using (((agency_id IS NOT NULL) OR (id = platform.me()) OR access.i_may('manage-accounts'::text))) with check (access.i_may('manage-accounts'::text));
create policy register on access.account as permissive for all to register using (true);
create policy administrators_change on access.account_role as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy anyone_reads on access.account_role as permissive for select to app, public_sender, register, sees_every_family, sees_own_families using (true);
create policy administrators_change on access.account_use as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy contacts_see on access.account_use as permissive for select to sees_every_family, sees_own_families using ((EXISTS ( SELECT
   FROM access.account a
  WHERE ((a.id = account_use.account_id) AND access.i_confirm_for(a.agency_id)))));
create policy own on access.account_use as permissive for select to sees_every_family, sees_own_families using (((account_id = platform.me()) OR access.i_may('manage-accounts'::text)));
create policy register on access.account_use as permissive for all to register using (true) with check (true);
create policy administrators_change on access.agency as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy anyone_reads on access.agency as permissive for select to app, public_sender, register, sees_every_family, sees_own_families using (true);
create policy every_family on access.family_access as permissive for all to sees_every_family using ((family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me))));
create policy not_closed on access.family_access as restrictive for insert to sees_every_family, sees_own_families with check (((starts_on >= platform.today()) AND (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on access.family_access as permissive for select to sees_own_families using ((((account_id = platform.me()) AND (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))) OR (family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids)))));
create policy own_families_add on access.family_access as permissive for insert to sees_own_families with check ((access.i_may('decide-requests'::text) OR access.i_may('allocate'::text) OR ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))) AND (access.i_lead(family_id) OR access.i_may('sign-off'::text)))));
create policy own_families_change on access.family_access as permissive for update to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids)))) with check (((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))) AND (ends_on IS NOT NULL)));
create policy register on access.family_access as permissive for all to register using (true);
create policy every_family on access.family_label as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy labellers on access.family_label as restrictive for insert to sees_every_family, sees_own_families with check (access.i_may('label-families'::text));
create policy own_families on access.family_label as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on access.family_label as permissive for all to register using (true);
create policy set_label on access.family_label as permissive for insert to sees_own_families with check (access.i_may('label-families'::text));
create policy register on access.first_administrator_link as permissive for all to register using (true) with check (true);
create policy register on access.guess as permissive for all to register using (true) with check (true);
create policy register on access.invitation as permissive for all to register using (true) with check (true);
create policy register on access.known_device as permissive for all to register using (true) with check (true);
create policy own on access.local_account as permissive for all to sees_every_family, sees_own_families using (((account_id = platform.me()) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid))) with check (((account_id = platform.me()) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy register on access.local_account as permissive for all to register using (true) with check (true);
create policy administrators_change on access.locality as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy anyone_reads on access.locality as permissive for select to app, public_sender, register, sees_every_family, sees_own_families using (true);
create policy every_family on access.named_for_family as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy labellers on access.named_for_family as restrictive for insert to sees_every_family, sees_own_families with check (access.i_may('label-families'::text));
create policy own_families on access.named_for_family as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on access.named_for_family as permissive for all to register using (true);
create policy set_named on access.named_for_family as permissive for insert to sees_own_families with check (access.i_may('label-families'::text));
create policy own on access.passkey as permissive for all to sees_every_family, sees_own_families using (((account_id = platform.me()) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid))) with check (((account_id = platform.me()) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy register on access.passkey as permissive for all to register using (true) with check (true);
create policy register on access.person_check as permissive for all to register using (true);
create policy who_confirms on access.person_check as permissive for all to sees_every_family, sees_own_families using ((EXISTS ( SELECT
   FROM access.yearly_check c
  WHERE ((c.id = person_check.check_id) AND access.i_confirm_for(c.agency_id))))) with check ((EXISTS ( SELECT
   FROM (access.yearly_check c
     JOIN access.account a ON ((a.agency_id = c.agency_id)))
  WHERE ((c.id = person_check.check_id) AND (a.id = person_check.account_id) AND access.i_confirm_for(c.agency_id)))));
create policy administrators_change on access.role as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy anyone_reads on access.role as permissive for select to app, public_sender, register, sees_every_family, sees_own_families using (true);
create policy every_family on access.sensitive_reader as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on access.sensitive_reader as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on access.sensitive_reader as permissive for all to register using (true);
create policy who_is_named on access.sensitive_reader as restrictive for select to sees_every_family, sees_own_families using (((account_id = platform.me()) OR (((family_id || '/'::text) || topic) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy who_may_name on access.sensitive_reader as restrictive for insert to sees_every_family, sees_own_families with check (access.i_may_name(family_id, topic));
create policy register on access.sign_in_begun as permissive for all to register using (true) with check (true);
create policy register on access.sign_in_step as permissive for all to register using (true) with check (true);
create policy not_about_me on access.staff_conflict as permissive for all to sees_every_family, sees_own_families using (((account_id <> platform.me()) AND access.i_may('label-families'::text) AND (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me))))) with check (((account_id <> platform.me()) AND access.i_may('label-families'::text)));
create policy register on access.staff_conflict as permissive for all to register using (true);
create policy administrators_change on access.team as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy anyone_reads on access.team as permissive for select to app, public_sender, register, sees_every_family, sees_own_families using (true);
create policy administrators_change on access.team_member as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy anyone_reads on access.team_member as permissive for select to app, public_sender, register, sees_every_family, sees_own_families using (true);
create policy register on access.yearly_check as permissive for all to register using (true);
create policy who_confirms on access.yearly_check as permissive for all to sees_every_family, sees_own_families using (access.i_confirm_for(agency_id)) with check (access.i_confirm_for(agency_id));
create policy every_family on assessments.assessment as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on assessments.assessment as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on assessments.assessment as permissive for all to register using (true);
create policy every_family on assessments.score as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on assessments.score as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on assessments.score as permissive for all to register using (true);
create policy sensitive on assessments.score as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on assessments.section as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy kept_to on assessments.section as restrictive for select to sees_every_family, sees_own_families using (((kept_to IS NULL) OR (platform.me() = ANY (kept_to))));
create policy own_families on assessments.section as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on assessments.section as permissive for all to register using (true);
create policy sensitive on assessments.section as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on assessments.words_missing as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on assessments.words_missing as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on assessments.words_missing as permissive for all to register using (true);
create policy readers on commissioning.child_count as permissive for select to sees_every_family, sees_own_families using ((( SELECT access.i_may('see-needs'::text) AS i_may) OR ( SELECT access.i_may('count-needs'::text) AS i_may)));
create policy register on commissioning.child_count as permissive for all to register using (true);
create policy the_service on commissioning.child_count as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('count-needs'::text) AS i_may)) with check (( SELECT access.i_may('count-needs'::text) AS i_may));
create policy readers on commissioning.counted_quarter as permissive for select to sees_every_family, sees_own_families using ((( SELECT access.i_may('see-needs'::text) AS i_may) OR ( SELECT access.i_may('count-needs'::text) AS i_may)));
create policy register on commissioning.counted_quarter as permissive for all to register using (true);
create policy the_service on commissioning.counted_quarter as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('count-needs'::text) AS i_may)) with check (( SELECT access.i_may('count-needs'::text) AS i_may));
create policy readers on commissioning.need_count as permissive for select to sees_every_family, sees_own_families using ((( SELECT access.i_may('see-needs'::text) AS i_may) OR ( SELECT access.i_may('count-needs'::text) AS i_may)));
create policy register on commissioning.need_count as permissive for all to register using (true);
create policy the_service on commissioning.need_count as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('count-needs'::text) AS i_may)) with check (( SELECT access.i_may('count-needs'::text) AS i_may));
create policy readers on commissioning.provision_count as permissive for select to sees_every_family, sees_own_families using ((( SELECT access.i_may('see-needs'::text) AS i_may) OR ( SELECT access.i_may('count-needs'::text) AS i_may)));
create policy register on commissioning.provision_count as permissive for all to register using (true);
create policy the_service on commissioning.provision_count as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('count-needs'::text) AS i_may)) with check (( SELECT access.i_may('count-needs'::text) AS i_may));
create policy every_family on commissioning.unmet_need as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on commissioning.unmet_need as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on commissioning.unmet_need as permissive for all to register using (true);
create policy sensitive on commissioning.unmet_need as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (recorded_by = platform.me()) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy anyone_sends on directory.comment as permissive for insert to public_sender, sees_every_family, sees_own_families with check (((sent_by = platform.me()) AND (state = 'waiting'::text) AND directory.may_comment()));
create policy editors on directory.comment as permissive for select to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_decide on directory.comment as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.comment as permissive for all to register using (true);
create policy anyone_reads on directory.crosswalk as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.crosswalk as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.crosswalk as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.crosswalk as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.crosswalk as permissive for all to register using (true);
create policy anyone_reads on directory.edition as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.edition as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.edition as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.edition as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.edition as permissive for all to register using (true);
create policy editors on directory.import as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may)) with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.import as permissive for all to register using (true);
create policy editors on directory.link as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may)) with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy owners_read on directory.link as permissive for select to sees_every_family, sees_own_families using ((record_id = ANY (ARRAY( SELECT directory.my_record_ids() AS my_record_ids))));
create policy register on directory.link as permissive for all to register using (true);
create policy anyone_reads on directory.location as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.location as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.location as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.location as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.location as permissive for all to register using (true);
create policy anyone_reads on directory.organization as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.organization as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.organization as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.organization as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.organization as permissive for all to register using (true);
create policy anyone_reads on directory.postcode as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.postcode as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.postcode as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.postcode as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.postcode as permissive for all to register using (true);
create policy editors on directory.postcode_file as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may)) with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.postcode_file as permissive for all to register using (true);
create policy editors on directory.postcode_file_part as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may)) with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.postcode_file_part as permissive for all to register using (true);
create policy anyone_reads on directory.published_comment as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.published_comment as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.published_comment as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.published_comment as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.published_comment as permissive for all to register using (true);
create policy editors on directory.record as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may)) with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy owners_add on directory.record as permissive for insert to sees_every_family, sees_own_families with check (((kind <> 'organization'::text) AND (organization_id = ANY (ARRAY( SELECT directory.my_organization_ids() AS my_organization_ids)))));
create policy owners_check on directory.record as permissive for update to sees_every_family, sees_own_families using ((organization_id = ANY (ARRAY( SELECT directory.my_organization_ids() AS my_organization_ids)))) with check ((organization_id = ANY (ARRAY( SELECT directory.my_organization_ids() AS my_organization_ids))));
create policy owners_read on directory.record as permissive for select to sees_every_family, sees_own_families using ((organization_id = ANY (ARRAY( SELECT directory.my_organization_ids() AS my_organization_ids))));
create policy register on directory.record as permissive for all to register using (true);
create policy editors on directory.reminder as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may)) with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.reminder as permissive for all to register using (true);
create policy anyone_sends on directory.report as permissive for insert to public_sender, sees_every_family, sees_own_families with check (((sent_by = platform.me()) AND (done_at IS NULL) AND (service_id IN ( SELECT service.id
   FROM directory.service)) AND directory.may_report(service_id)));
create policy editors on directory.report as permissive for select to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_answer on directory.report as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy owners_answer on directory.report as permissive for update to sees_every_family, sees_own_families using ((service_id = ANY (ARRAY( SELECT directory.my_record_ids() AS my_record_ids))));
create policy owners_read on directory.report as permissive for select to sees_every_family, sees_own_families using ((service_id = ANY (ARRAY( SELECT directory.my_record_ids() AS my_record_ids))));
create policy register on directory.report as permissive for all to register using (true);
create policy anyone_reads on directory.room as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_say on directory.room as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy owners_say on directory.room as permissive for insert to sees_every_family, sees_own_families with check ((service_id = ANY (ARRAY( SELECT directory.my_record_ids() AS my_record_ids))));
create policy register on directory.room as permissive for all to register using (true);
create policy anyone_reads on directory.service as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.service as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.service as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.service as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.service as permissive for all to register using (true);
create policy anyone_reads on directory.service_area as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.service_area as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.service_area as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.service_area as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.service_area as permissive for all to register using (true);
create policy anyone_reads on directory.service_at_location as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.service_at_location as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.service_at_location as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.service_at_location as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.service_at_location as permissive for all to register using (true);
create policy anyone_reads on directory.service_document as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.service_document as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.service_document as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.service_document as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.service_document as permissive for all to register using (true);
create policy anyone_reads on directory.service_word as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.service_word as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.service_word as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.service_word as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.service_word as permissive for all to register using (true);
create policy anyone_reads on directory.session as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.session as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.session as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.session as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.session as permissive for all to register using (true);
create policy register on directory.shortlist_key as permissive for all to register using (true) with check (true);
create policy register on directory.shortlist_sent as permissive for all to register using (true) with check (true);
create policy editors on directory.source as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may)) with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.source as permissive for all to register using (true);
create policy anyone_reads on directory.statement as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.statement as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.statement as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.statement as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.statement as permissive for all to register using (true);
create policy anyone_reads on directory.synonym as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.synonym as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.synonym as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.synonym as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.synonym as permissive for all to register using (true);
create policy anyone_reads on directory.taxonomy as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.taxonomy as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.taxonomy as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.taxonomy as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.taxonomy as permissive for all to register using (true);
create policy anyone_reads on directory.term as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.term as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.term as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.term as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.term as permissive for all to register using (true);
create policy anyone_reads on directory.vacancy as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_say on directory.vacancy as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy owners_say on directory.vacancy as permissive for insert to sees_every_family, sees_own_families with check ((service_id = ANY (ARRAY( SELECT directory.my_record_ids() AS my_record_ids))));
create policy register on directory.vacancy as permissive for all to register using (true);
create policy editors on directory.version as permissive for all to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may)) with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy owners_propose on directory.version as permissive for insert to sees_every_family, sees_own_families with check (((state = 'waiting'::text) AND (proposed_by = platform.me()) AND (record_id = ANY (ARRAY( SELECT directory.my_record_ids() AS my_record_ids)))));
create policy owners_read on directory.version as permissive for select to sees_every_family, sees_own_families using ((record_id = ANY (ARRAY( SELECT directory.my_record_ids() AS my_record_ids))));
create policy owners_withdraw on directory.version as permissive for update to sees_every_family, sees_own_families using (((state = 'waiting'::text) AND (record_id = ANY (ARRAY( SELECT directory.my_record_ids() AS my_record_ids))))) with check ((state = 'withdrawn'::text));
create policy register on directory.version as permissive for all to register using (true);
create policy anyone_reads on directory.vocabulary as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.vocabulary as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.vocabulary as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.vocabulary as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.vocabulary as permissive for all to register using (true);
create policy anyone_reads on directory.ward as permissive for select to public_sender, sees_every_family, sees_own_families using (true);
create policy editors_add on directory.ward as permissive for insert to sees_every_family, sees_own_families with check (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_change on directory.ward as permissive for update to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy editors_remove on directory.ward as permissive for delete to sees_every_family, sees_own_families using (( SELECT access.i_may('edit-directory'::text) AS i_may));
create policy register on directory.ward as permissive for all to register using (true);
create policy anyone_reads on forms.form_version as permissive for select to app, register using (true);
create policy owner_publishes on forms.form_version as permissive for all to owner_ using (true) with check (true);
create policy deciders_add on front_door.decision as restrictive for insert to sees_every_family, sees_own_families with check (access.i_may('decide-requests'::text));
create policy deciders_change on front_door.decision as restrictive for update to sees_every_family, sees_own_families using (access.i_may('decide-requests'::text));
create policy every_request on front_door.decision as permissive for all to sees_every_family, sees_own_families using ((( SELECT access.i_see_every_request() AS i_see_every_request) AND (request_id <> ALL (ARRAY( SELECT access.requests_closed_to_me() AS requests_closed_to_me)))));
create policy my_requests on front_door.decision as permissive for all to sees_every_family, sees_own_families using ((request_id = ANY (ARRAY( SELECT access.my_request_ids() AS my_request_ids))));
create policy public_sender on front_door.decision as permissive for insert to public_sender with check ((request_id = ANY (ARRAY( SELECT access.my_request_ids() AS my_request_ids))));
create policy register on front_door.decision as permissive for all to register using (true);
create policy every_family on front_door.refusal as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on front_door.refusal as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on front_door.refusal as permissive for all to register using (true);
create policy decide on front_door.request as permissive for update to sees_every_family, sees_own_families using ((access.i_may('decide-requests'::text) AND ((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me))))));
create policy every_request on front_door.request as permissive for select to sees_every_family, sees_own_families using ((( SELECT access.i_see_every_request() AS i_see_every_request) AND ((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me))))));
create policy my_requests on front_door.request as permissive for select to sees_every_family, sees_own_families using ((id = ANY (ARRAY( SELECT access.my_request_ids() AS my_request_ids))));
create policy public_reads_own on front_door.request as permissive for select to public_sender using ((sent_by = platform.me()));
create policy public_sends on front_door.request as permissive for insert to public_sender with check (((sent_by = platform.me()) AND (sender_agency_id IS NULL) AND (family_id IS NULL) AND (taken_by IS NULL) AND (state = 'new'::text) AND (who = ANY (ARRAY['parent-or-carer'::text, 'young-person'::text, 'relative-or-neighbour'::text, 'anonymous'::text]))));
create policy register on front_door.request as permissive for all to register using (true);
create policy send on front_door.request as permissive for insert to sees_every_family, sees_own_families with check (((sent_by = platform.me()) AND (NOT (sender_agency_id IS DISTINCT FROM access.my_agency_id())) AND ((family_id IS NULL) OR (family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids)))) AND (access.i_may('ask-for-support'::text) OR access.i_see_every_request() OR ((access.my_agency_id() IS NULL) AND (who = ANY (ARRAY['parent-or-carer'::text, 'young-person'::text, 'relative-or-neighbour'::text]))))));
create policy systems_send on front_door.request as permissive for insert to public_sender with check (((sent_by = platform.me()) AND (sender_agency_id = systems.my_agency_id()) AND (who = 'practitioner'::text) AND (family_id IS NULL) AND (taken_by IS NULL) AND (state = 'new'::text)));
create policy every_request on front_door.request_address as permissive for all to sees_every_family, sees_own_families using ((( SELECT access.i_see_every_request() AS i_see_every_request) AND (request_id <> ALL (ARRAY( SELECT access.requests_closed_to_me() AS requests_closed_to_me)))));
create policy my_requests on front_door.request_address as permissive for all to sees_every_family, sees_own_families using ((request_id = ANY (ARRAY( SELECT access.my_request_ids() AS my_request_ids))));
create policy public_sender on front_door.request_address as permissive for insert to public_sender with check (true);
create policy register on front_door.request_address as permissive for all to register using (true);
create policy sender_writes on front_door.request_address as restrictive for insert to public_sender, sees_every_family, sees_own_families with check ((EXISTS ( SELECT
   FROM front_door.request r
  WHERE ((r.id = request_address.request_id) AND (r.sent_by = platform.me())))));
create policy every_request on front_door.request_helper as permissive for all to sees_every_family, sees_own_families using ((( SELECT access.i_see_every_request() AS i_see_every_request) AND (request_id <> ALL (ARRAY( SELECT access.requests_closed_to_me() AS requests_closed_to_me)))));
create policy my_requests on front_door.request_helper as permissive for all to sees_every_family, sees_own_families using ((request_id = ANY (ARRAY( SELECT access.my_request_ids() AS my_request_ids))));
create policy public_sender on front_door.request_helper as permissive for insert to public_sender with check (true);
create policy register on front_door.request_helper as permissive for all to register using (true);
create policy sender_writes on front_door.request_helper as restrictive for insert to public_sender, sees_every_family, sees_own_families with check ((EXISTS ( SELECT
   FROM front_door.request r
  WHERE ((r.id = request_helper.request_id) AND (r.sent_by = platform.me())))));
create policy deciders_link on front_door.request_person as restrictive for update to sees_every_family, sees_own_families using (access.i_may('decide-requests'::text));
create policy every_request on front_door.request_person as permissive for all to sees_every_family, sees_own_families using ((( SELECT access.i_see_every_request() AS i_see_every_request) AND (request_id <> ALL (ARRAY( SELECT access.requests_closed_to_me() AS requests_closed_to_me)))));
create policy my_requests on front_door.request_person as permissive for all to sees_every_family, sees_own_families using ((request_id = ANY (ARRAY( SELECT access.my_request_ids() AS my_request_ids))));
create policy public_sender on front_door.request_person as permissive for insert to public_sender with check (true);
create policy register on front_door.request_person as permissive for all to register using (true);
create policy sender_writes on front_door.request_person as restrictive for insert to public_sender, sees_every_family, sees_own_families with check ((EXISTS ( SELECT
   FROM front_door.request r
  WHERE ((r.id = request_person.request_id) AND (r.sent_by = platform.me())))));
create policy deciders_add on front_door.unanswerable as restrictive for insert to sees_every_family, sees_own_families with check (access.i_may('decide-requests'::text));
create policy deciders_change on front_door.unanswerable as restrictive for update to sees_every_family, sees_own_families using (access.i_may('decide-requests'::text));
create policy every_request on front_door.unanswerable as permissive for all to sees_every_family, sees_own_families using ((( SELECT access.i_see_every_request() AS i_see_every_request) AND (request_id <> ALL (ARRAY( SELECT access.requests_closed_to_me() AS requests_closed_to_me)))));
create policy my_requests on front_door.unanswerable as permissive for all to sees_every_family, sees_own_families using ((request_id = ANY (ARRAY( SELECT access.my_request_ids() AS my_request_ids))));
create policy public_sender on front_door.unanswerable as permissive for insert to public_sender with check ((request_id = ANY (ARRAY( SELECT access.my_request_ids() AS my_request_ids))));
create policy register on front_door.unanswerable as permissive for all to register using (true);
create policy every_family on people.address as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on people.address as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on people.address as permissive for all to register using (true);
create policy sensitive on people.address as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on people.agreement as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on people.agreement as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on people.agreement as permissive for all to register using (true);
create policy oversight on people.asking as permissive for select to sees_every_family, sees_own_families using (access.i_may('read-audit-trail'::text));
create policy register on people.asking as permissive for all to register using (true);
create policy write_as_myself on people.asking as permissive for insert to sees_every_family, sees_own_families with check ((asked_by = platform.me()));
create policy every_family on people.attends as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on people.attends as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on people.attends as permissive for all to register using (true);
create policy sensitive on people.attends as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on people.contact_detail as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on people.contact_detail as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on people.contact_detail as permissive for all to register using (true);
create policy sensitive on people.contact_detail as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on people.family as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on people.family as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on people.family as permissive for all to register using (true);
create policy every_family on people.family_member as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy not_closed on people.family_member as restrictive for insert to sees_every_family, sees_own_families with check ((person_id <> ALL (ARRAY( SELECT access.people_closed_to_me() AS people_closed_to_me))));
create policy own_families on people.family_member as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on people.family_member as permissive for all to register using (true);
create policy sensitive on people.family_member as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on people.involvement as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on people.involvement as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on people.involvement as permissive for all to register using (true);
create policy sensitive on people.involvement as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (recorded_by = platform.me()) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on people.name_key as permissive for all to sees_every_family using ((person_id <> ALL (ARRAY( SELECT access.people_closed_to_me() AS people_closed_to_me)))) with check (true);
create policy own_families on people.name_key as permissive for all to sees_own_families using ((person_id = ANY (ARRAY( SELECT access.my_person_ids() AS my_person_ids)))) with check (true);
create policy register on people.name_key as permissive for all to register using (true);
create policy every_family on people.note as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on people.note as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on people.note as permissive for all to register using (true);
create policy sensitive on people.note as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (written_by = platform.me()) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on people.person as permissive for all to sees_every_family using ((id <> ALL (ARRAY( SELECT access.people_closed_to_me() AS people_closed_to_me)))) with check (true);
create policy own_families on people.person as permissive for all to sees_own_families using ((id = ANY (ARRAY( SELECT access.my_person_ids() AS my_person_ids)))) with check (true);
create policy register on people.person as permissive for all to register using (true);
create policy unborn on people.person as restrictive for select to sees_every_family, sees_own_families using (((due_on IS NULL) OR (id = ANY (ARRAY( SELECT access.my_unborn_ids() AS my_unborn_ids)))));
create policy both_people on people.relationship as permissive for all to sees_every_family, sees_own_families using ((COALESCE(( SELECT true
   FROM people.person p
  WHERE (p.id = relationship.from_person_id)), false) AND COALESCE(( SELECT true
   FROM people.person p
  WHERE (p.id = relationship.to_person_id)), false)));
create policy register on people.relationship as permissive for all to register using (true);
create policy every_family on plans.action as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.action as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.action as permissive for all to register using (true);
create policy sensitive on plans.action as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on plans.action_update as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.action_update as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.action_update as permissive for all to register using (true);
create policy sensitive on plans.action_update as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on plans.closure as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.closure as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.closure as permissive for all to register using (true);
create policy every_family on plans.comment as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.comment as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy own_words on plans.comment as permissive for all to sees_own_families using ((person_id = ( SELECT access.my_person_id() AS my_person_id))) with check (((person_id = ( SELECT access.my_person_id() AS my_person_id)) AND (EXISTS ( SELECT
   FROM plans.released_copy c
  WHERE ((c.id = comment.copy_id) AND (c.plan_id = comment.plan_id) AND (c.family_id = comment.family_id) AND (c.person_id = comment.person_id))))));
create policy register on plans.comment as permissive for all to register using (true);
create policy every_family on plans.episode as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.episode as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.episode as permissive for all to register using (true);
create policy every_family on plans.goal as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.goal as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.goal as permissive for all to register using (true);
create policy sensitive on plans.goal as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on plans.lead_change as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.lead_change as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.lead_change as permissive for all to register using (true);
create policy every_family on plans.meeting as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.meeting as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.meeting as permissive for all to register using (true);
create policy every_family on plans.meeting_person as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.meeting_person as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.meeting_person as permissive for all to register using (true);
create policy every_family on plans.meeting_place as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.meeting_place as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.meeting_place as permissive for all to register using (true);
create policy sensitive on plans.meeting_place as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on plans.outcome_result as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.outcome_result as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.outcome_result as permissive for all to register using (true);
create policy sensitive on plans.outcome_result as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on plans.plan as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.plan as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.plan as permissive for all to register using (true);
create policy every_family on plans.released_copy as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_copy on plans.released_copy as permissive for select to sees_own_families using (((person_id = ( SELECT access.my_person_id() AS my_person_id)) AND (withdrawn_at IS NULL) AND (family_id <> ALL (ARRAY( SELECT access.sealed_families() AS sealed_families)))));
create policy own_families on plans.released_copy as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.released_copy as permissive for all to register using (true);
create policy sensitive on plans.released_copy as restrictive for select to sees_every_family, sees_own_families using (((sensitive_topics = '{}'::text[]) OR (person_id = ( SELECT access.my_person_id() AS my_person_id)) OR (NOT (EXISTS ( SELECT
   FROM unnest(released_copy.sensitive_topics) topic(topic)
  WHERE (((released_copy.family_id || '/'::text) || topic.topic) <> ALL (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics))))))));
create policy every_family on plans.review as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.review as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.review as permissive for all to register using (true);
create policy every_family on plans.review_progress as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.review_progress as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.review_progress as permissive for all to register using (true);
create policy sensitive on plans.review_progress as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on plans.review_voice as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.review_voice as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.review_voice as permissive for all to register using (true);
create policy words_of_a_person on plans.review_voice as restrictive for select to sees_every_family, sees_own_families using (((may_hear <> 'not settled'::text) OR (written_by = platform.me())));
create policy every_family on plans.safe_route as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.safe_route as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.safe_route as permissive for all to register using (true);
create policy every_family on plans.safe_route_check as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.safe_route_check as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.safe_route_check as permissive for all to register using (true);
create policy sensitive on plans.safe_route_check as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy every_family on plans.team_member as permissive for all to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy own_families on plans.team_member as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on plans.team_member as permissive for all to register using (true);
create policy sensitive on plans.team_member as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy own on platform.draft as permissive for all to public_sender, sees_every_family, sees_own_families using ((owner_id = platform.me())) with check ((owner_id = platform.me()));
create policy register on platform.draft as permissive for all to register using (true);
create policy about_no_family on platform.event as restrictive for insert to public_sender with check ((family_id IS NULL));
create policy custodian_alert on platform.event as permissive for insert to register with check (((kind = 'people.custodian-alert'::text) AND (actor_id = platform.me())));
create policy every_family on platform.event as permissive for select to sees_every_family using (((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy every_request on platform.event as permissive for select to sees_own_families using ((( SELECT access.i_see_every_request() AS i_see_every_request) AND (kind ~~ 'front-door.%'::text) AND (subject_id <> ALL (ARRAY( SELECT access.requests_closed_to_me() AS requests_closed_to_me))) AND ((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me))))));
create policy my_requests on platform.event as permissive for select to sees_own_families using (((subject_id = ANY (ARRAY( SELECT access.my_request_ids() AS my_request_ids))) AND ((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me))))));
create policy own_families on platform.event as permissive for select to sees_own_families using (((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))) OR ((family_id IS NULL) AND (actor_id = platform.me()))));
create policy register on platform.event as permissive for select to register using (true);
create policy sensitive on platform.event as restrictive for select to sees_every_family, sees_own_families using (((people.topic_of(details) IS NULL) OR (actor_id = platform.me()) OR (((family_id || '/'::text) || people.topic_of(details)) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics)))));
create policy write_as_myself on platform.event as permissive for insert to public_sender, sees_every_family, sees_own_families with check ((actor_id = platform.me()));
create policy backup on platform.message as permissive for select to register using (true);
create policy own on platform.message as permissive for all to public_sender, sees_every_family, sees_own_families using ((written_by = platform.me())) with check ((written_by = platform.me()));
create policy the_service_sends on platform.message as permissive for all to sees_every_family using ((platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)) with check ((platform.me() = '00000000-0000-7000-8000-000000000001'::uuid));
create policy register on platform.seal as permissive for all to register using (true) with check (true);
create policy all_sessions on platform.session as permissive for all to register using (true) with check (true);
create policy own on platform.submission as permissive for all to public_sender, sees_every_family, sees_own_families using ((actor_id = platform.me())) with check ((actor_id = platform.me()));
create policy register on platform.submission as permissive for all to register using (true);
create policy every_family on referrals.referral as permissive for all to sees_every_family using (((family_id IS NOT NULL) AND (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))));
create policy front_door on referrals.referral as permissive for all to sees_every_family, sees_own_families using ((( SELECT access.i_see_every_request() AS i_see_every_request) AND (request_id IS NOT NULL) AND (request_id <> ALL (ARRAY( SELECT access.requests_closed_to_me() AS requests_closed_to_me))) AND ((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me))))));
create policy own_families on referrals.referral as permissive for all to sees_own_families using ((family_id = ANY (ARRAY( SELECT access.my_family_ids() AS my_family_ids))));
create policy register on referrals.referral as permissive for all to register using (true);
create policy sensitive on referrals.referral as restrictive for select to sees_every_family, sees_own_families using (((sensitive IS NULL) OR (referred_by = platform.me()) OR (((family_id || '/'::text) || sensitive) = ANY (ARRAY( SELECT access.my_sensitive_topics() AS my_sensitive_topics))) OR ((agency_id = ( SELECT access.my_agency_id() AS my_agency_id)) AND ( SELECT access.i_may('take-referrals'::text) AS i_may) AND (NOT is_by_hand) AND (state = ANY (ARRAY['sent'::text, 'opened'::text, 'accepted'::text, 'declined'::text, 'started'::text, 'ended'::text])))));
create policy takers_answer on referrals.referral as permissive for update to sees_every_family, sees_own_families using (((agency_id = ( SELECT access.my_agency_id() AS my_agency_id)) AND ( SELECT access.i_may('take-referrals'::text) AS i_may) AND (NOT is_by_hand) AND (state = ANY (ARRAY['sent'::text, 'opened'::text, 'accepted'::text, 'started'::text])) AND ((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))) AND ((request_id IS NULL) OR (request_id <> ALL (ARRAY( SELECT access.requests_closed_to_me() AS requests_closed_to_me)))))) with check ((state = ANY (ARRAY['opened'::text, 'accepted'::text, 'declined'::text, 'started'::text, 'ended'::text])));
create policy takers_read on referrals.referral as permissive for select to sees_every_family, sees_own_families using (((agency_id = ( SELECT access.my_agency_id() AS my_agency_id)) AND ( SELECT access.i_may('take-referrals'::text) AS i_may) AND (NOT is_by_hand) AND (state = ANY (ARRAY['sent'::text, 'opened'::text, 'accepted'::text, 'declined'::text, 'started'::text, 'ended'::text])) AND ((closed_on IS NULL) OR (closed_on > (platform.today() - 90))) AND ((family_id IS NULL) OR (family_id <> ALL (ARRAY( SELECT access.closed_to_me() AS closed_to_me)))) AND ((request_id IS NULL) OR (request_id <> ALL (ARRAY( SELECT access.requests_closed_to_me() AS requests_closed_to_me))))));
create policy written_as_oneself on referrals.referral as restrictive for insert to sees_every_family, sees_own_families with check (((referred_by = platform.me()) AND (state = ANY (ARRAY['draft'::text, 'not-agreed'::text, 'signposted'::text]))));
create policy of_referrals on referrals.step as permissive for select to sees_every_family, sees_own_families using ((EXISTS ( SELECT
   FROM referrals.referral r
  WHERE (r.id = step.referral_id))));
create policy register on referrals.step as permissive for all to register using (true);
create policy take_step on referrals.step as permissive for insert to sees_every_family, sees_own_families with check (((taken_by = platform.me()) AND (EXISTS ( SELECT
   FROM referrals.referral r
  WHERE (r.id = step.referral_id)))));
create policy administrators on systems.delivery as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy deciders_tell on systems.delivery as permissive for insert to sees_every_family, sees_own_families with check (access.i_may('decide-requests'::text));
create policy register on systems.delivery as permissive for all to register using (true);
create policy administrators on systems.secret as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy register on systems.secret as permissive for all to register using (true) with check (true);
create policy administrators_change on systems.system as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy anyone_reads on systems.system as permissive for select to sees_every_family, sees_own_families using (true);
create policy register on systems.system as permissive for all to register using (true);
create policy register on systems.token as permissive for all to register using (true) with check (true);
create policy administrators on systems.webhook as permissive for all to sees_every_family, sees_own_families using (access.i_may('manage-accounts'::text)) with check (access.i_may('manage-accounts'::text));
create policy register on systems.webhook as permissive for all to register using (true);
create policy adders on targeting.concern as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy changers on targeting.concern as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy not_closed on targeting.concern as restrictive for select to sees_every_family, sees_own_families using (((id <> ALL (ARRAY( SELECT targeting.concerns_closed_to_me() AS concerns_closed_to_me))) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy readers on targeting.concern as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.concern as permissive for all to register using (true);
create policy removers on targeting.concern as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.concern_effect as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{review-concerns}'::text[]) AS i_may_any));
create policy changers on targeting.concern_effect as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns}'::text[]) AS i_may_any));
create policy not_closed on targeting.concern_effect as restrictive for select to sees_every_family, sees_own_families using (((concern_id <> ALL (ARRAY( SELECT targeting.concerns_closed_to_me() AS concerns_closed_to_me))) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy owners_add on targeting.concern_effect as permissive for insert to sees_every_family, sees_own_families with check (((recorded_by = platform.me()) AND (concern_id IN ( SELECT concerns_i_own.concern_id
   FROM targeting.concerns_i_own() concerns_i_own(concern_id, decision, reason, safe_contact, safe_how, look_again_on, reviewed_by, reviewed_at, people, came)))));
create policy readers on targeting.concern_effect as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.concern_effect as permissive for all to register using (true);
create policy removers on targeting.concern_effect as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns}'::text[]) AS i_may_any));
create policy adders on targeting.concern_evidence as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy changers on targeting.concern_evidence as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy not_closed on targeting.concern_evidence as restrictive for select to sees_every_family, sees_own_families using (((concern_id <> ALL (ARRAY( SELECT targeting.concerns_closed_to_me() AS concerns_closed_to_me))) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy readers on targeting.concern_evidence as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.concern_evidence as permissive for all to register using (true);
create policy removers on targeting.concern_evidence as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.concern_history as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy changers on targeting.concern_history as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy not_closed on targeting.concern_history as restrictive for select to sees_every_family, sees_own_families using (((concern_id <> ALL (ARRAY( SELECT targeting.concerns_closed_to_me() AS concerns_closed_to_me))) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy readers on targeting.concern_history as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.concern_history as permissive for all to register using (true);
create policy removers on targeting.concern_history as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.concern_review as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{review-concerns}'::text[]) AS i_may_any));
create policy changers on targeting.concern_review as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns}'::text[]) AS i_may_any));
create policy not_closed on targeting.concern_review as restrictive for select to sees_every_family, sees_own_families using (((concern_id <> ALL (ARRAY( SELECT targeting.concerns_closed_to_me() AS concerns_closed_to_me))) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy readers on targeting.concern_review as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.concern_review as permissive for all to register using (true);
create policy removers on targeting.concern_review as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns}'::text[]) AS i_may_any));
create policy adders on targeting.concern_rule as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy changers on targeting.concern_rule as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy not_closed on targeting.concern_rule as restrictive for select to sees_every_family, sees_own_families using (((concern_id <> ALL (ARRAY( SELECT targeting.concerns_closed_to_me() AS concerns_closed_to_me))) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy readers on targeting.concern_rule as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.concern_rule as permissive for all to register using (true);
create policy removers on targeting.concern_rule as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.concern_run as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{set-criteria,review-concerns,link-people}'::text[]) AS i_may_any));
create policy changers on targeting.concern_run as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria,review-concerns,link-people}'::text[]) AS i_may_any));
create policy readers on targeting.concern_run as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria,review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.concern_run as permissive for all to register using (true);
create policy removers on targeting.concern_run as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria,review-concerns,link-people}'::text[]) AS i_may_any));
create policy adders on targeting.fact_kind as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{}'::text[]) AS i_may_any));
create policy changers on targeting.fact_kind as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{}'::text[]) AS i_may_any));
create policy readers on targeting.fact_kind as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{}'::text[]) AS i_may_any));
create policy register on targeting.fact_kind as permissive for all to register using (true);
create policy removers on targeting.fact_kind as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{}'::text[]) AS i_may_any));
create policy adders on targeting.feed as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy changers on targeting.feed as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy readers on targeting.feed as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds,review-matches,set-criteria,see-single-view,review-concerns}'::text[]) AS i_may_any));
create policy register on targeting.feed as permissive for all to register using (true);
create policy removers on targeting.feed as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy systems_read on targeting.feed as permissive for select to public_sender using (((agency_id = ( SELECT systems.my_agency_id() AS my_agency_id)) AND (withdrawn_at IS NULL)));
create policy adders on targeting.feed_kind as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{}'::text[]) AS i_may_any));
create policy changers on targeting.feed_kind as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{}'::text[]) AS i_may_any));
create policy readers on targeting.feed_kind as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{}'::text[]) AS i_may_any));
create policy register on targeting.feed_kind as permissive for all to register using (true);
create policy removers on targeting.feed_kind as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{}'::text[]) AS i_may_any));
create policy adders on targeting.feed_load as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy changers on targeting.feed_load as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy readers on targeting.feed_load as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds,review-matches,set-criteria,see-single-view,review-concerns}'::text[]) AS i_may_any));
create policy register on targeting.feed_load as permissive for all to register using (true);
create policy removers on targeting.feed_load as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy systems_ask on targeting.feed_load as permissive for select to public_sender using ((feed_id = ANY (ARRAY( SELECT feed.id
   FROM targeting.feed))));
create policy systems_begin on targeting.feed_load as permissive for update to public_sender using (((received_by = platform.me()) AND (state = 'waiting'::text))) with check (((received_by = platform.me()) AND (state = 'reading'::text)));
create policy systems_send on targeting.feed_load as permissive for insert to public_sender with check (((received_by = platform.me()) AND (came_by = 'api'::text) AND (state = 'waiting'::text) AND (feed_id = ANY (ARRAY( SELECT feed.id
   FROM targeting.feed)))));
create policy adders on targeting.feed_row as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy changers on targeting.feed_row as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy not_closed on targeting.feed_row as restrictive for select to sees_every_family, sees_own_families using (((id <> ALL (ARRAY( SELECT targeting.rows_closed_to_me() AS rows_closed_to_me))) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy readers on targeting.feed_row as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds,review-matches}'::text[]) AS i_may_any));
create policy register on targeting.feed_row as permissive for all to register using (true);
create policy removers on targeting.feed_row as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy adders on targeting.feed_version as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy changers on targeting.feed_version as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy readers on targeting.feed_version as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy register on targeting.feed_version as permissive for all to register using (true);
create policy removers on targeting.feed_version as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy adders on targeting.file_part as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy changers on targeting.file_part as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy readers on targeting.file_part as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy register on targeting.file_part as permissive for all to register using (true);
create policy removers on targeting.file_part as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy systems_send on targeting.file_part as permissive for insert to public_sender with check ((load_id = ANY (ARRAY( SELECT feed_load.id
   FROM targeting.feed_load
  WHERE ((feed_load.received_by = platform.me()) AND (feed_load.state = 'waiting'::text))))));
create policy adders on targeting.kept_number as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy changers on targeting.kept_number as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy readers on targeting.kept_number as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy register on targeting.kept_number as permissive for all to register using (true);
create policy removers on targeting.kept_number as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.linkage_run as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy askers on targeting.linkage_run as permissive for insert to sees_every_family, sees_own_families with check (((state = 'waiting'::text) AND (model IS NULL) AND (report IS NULL) AND ( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any)));
create policy changers on targeting.linkage_run as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy readers on targeting.linkage_run as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds,review-matches,set-criteria}'::text[]) AS i_may_any));
create policy register on targeting.linkage_run as permissive for all to register using (true);
create policy removers on targeting.linkage_run as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.linked_person as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy changers on targeting.linked_person as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy readers on targeting.linked_person as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy register on targeting.linked_person as permissive for all to register using (true);
create policy removers on targeting.linked_person as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.linked_row as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy changers on targeting.linked_row as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy not_closed on targeting.linked_row as restrictive for select to sees_every_family, sees_own_families using (((person_no <> ALL (ARRAY( SELECT targeting.persons_closed_to_me() AS persons_closed_to_me))) OR (platform.me() = '00000000-0000-7000-8000-000000000001'::uuid)));
create policy readers on targeting.linked_row as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds,review-matches,set-criteria}'::text[]) AS i_may_any));
create policy register on targeting.linked_row as permissive for all to register using (true);
create policy removers on targeting.linked_row as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.match_decision as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any));
create policy as_myself on targeting.match_decision as restrictive for insert to sees_every_family, sees_own_families with check (((decided_by = platform.me()) AND (second_by IS NULL) AND (undone_by IS NULL)));
create policy changers on targeting.match_decision as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any));
create policy not_closed on targeting.match_decision as restrictive for select to sees_every_family, sees_own_families using (((platform.me() = '00000000-0000-7000-8000-000000000001'::uuid) OR (COALESCE((one_person_id <> ALL (ARRAY( SELECT access.people_closed_to_me() AS people_closed_to_me))), true) AND COALESCE((other_person_id <> ALL (ARRAY( SELECT access.people_closed_to_me() AS people_closed_to_me))), true))));
create policy readers on targeting.match_decision as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any));
create policy register on targeting.match_decision as permissive for all to register using (true);
create policy removers on targeting.match_decision as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any));
create policy adders on targeting.match_pair as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy changers on targeting.match_pair as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy not_closed on targeting.match_pair as restrictive for select to sees_every_family, sees_own_families using (((platform.me() = '00000000-0000-7000-8000-000000000001'::uuid) OR (COALESCE((one_person_id <> ALL (ARRAY( SELECT access.people_closed_to_me() AS people_closed_to_me))), true) AND COALESCE((other_person_id <> ALL (ARRAY( SELECT access.people_closed_to_me() AS people_closed_to_me))), true) AND COALESCE((one_row_id <> ALL (ARRAY( SELECT targeting.rows_closed_to_me() AS rows_closed_to_me))), true) AND COALESCE((other_row_id <> ALL (ARRAY( SELECT targeting.rows_closed_to_me() AS rows_closed_to_me))), true))));
create policy readers on targeting.match_pair as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any));
create policy register on targeting.match_pair as permissive for all to register using (true);
create policy removers on targeting.match_pair as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.match_shown as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any));
create policy as_myself on targeting.match_shown as restrictive for insert to sees_every_family, sees_own_families with check ((account_id = platform.me()));
create policy changers on targeting.match_shown as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any));
create policy readers on targeting.match_shown as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any));
create policy register on targeting.match_shown as permissive for all to register using (true);
create policy removers on targeting.match_shown as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{review-matches}'::text[]) AS i_may_any));
create policy adders on targeting.only_named as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy changers on targeting.only_named as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy readers on targeting.only_named as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy register on targeting.only_named as permissive for all to register using (true);
create policy removers on targeting.only_named as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy adders on targeting.rule as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{set-criteria}'::text[]) AS i_may_any));
create policy changers on targeting.rule as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria}'::text[]) AS i_may_any));
create policy readers on targeting.rule as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria,review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.rule as permissive for all to register using (true);
create policy removers on targeting.rule as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria}'::text[]) AS i_may_any));
create policy adders on targeting.rule_reach as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy changers on targeting.rule_reach as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy readers on targeting.rule_reach as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria,review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.rule_reach as permissive for all to register using (true);
create policy removers on targeting.rule_reach as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{link-people}'::text[]) AS i_may_any));
create policy adders on targeting.rule_version as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{set-criteria}'::text[]) AS i_may_any));
create policy changers on targeting.rule_version as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria}'::text[]) AS i_may_any));
create policy readers on targeting.rule_version as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria,review-concerns,link-people}'::text[]) AS i_may_any));
create policy register on targeting.rule_version as permissive for all to register using (true);
create policy removers on targeting.rule_version as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{set-criteria}'::text[]) AS i_may_any));
create policy adders on targeting.set_aside_row as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy changers on targeting.set_aside_row as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy readers on targeting.set_aside_row as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy register on targeting.set_aside_row as permissive for all to register using (true);
create policy removers on targeting.set_aside_row as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy adders on targeting.sharing_rule as permissive for insert to sees_every_family, sees_own_families with check (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy changers on targeting.sharing_rule as permissive for update to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));
create policy readers on targeting.sharing_rule as permissive for select to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds,review-matches,set-criteria,see-single-view,review-concerns}'::text[]) AS i_may_any));
create policy register on targeting.sharing_rule as permissive for all to register using (true);
create policy removers on targeting.sharing_rule as permissive for delete to sees_every_family, sees_own_families using (( SELECT targeting.i_may_any('{load-feeds}'::text[]) AS i_may_any));

-- grants
grant update on access.account (disabled_at) to register;
grant update on access.account (suspended_because) to register;
grant update on access.account (version) to register;
grant update on access.family_access (ends_on) to app;
grant update on directory.comment (because) to sees_every_family;
grant update on directory.comment (because) to sees_own_families;
grant update on directory.comment (decided_at) to sees_every_family;
grant update on directory.comment (decided_at) to sees_own_families;
grant update on directory.comment (decided_by) to sees_every_family;
grant update on directory.comment (decided_by) to sees_own_families;
grant update on directory.comment (state) to sees_every_family;
grant update on directory.comment (state) to sees_own_families;
grant update on directory.comment (version) to sees_every_family;
grant update on directory.comment (version) to sees_own_families;
grant update on directory.postcode_file (began_at) to sees_every_family;
grant update on directory.postcode_file (began_at) to sees_own_families;
grant update on directory.postcode_file (ended_at) to sees_every_family;
grant update on directory.postcode_file (ended_at) to sees_own_families;
grant update on directory.postcode_file (failure) to sees_every_family;
grant update on directory.postcode_file (failure) to sees_own_families;
grant update on directory.postcode_file (report) to sees_every_family;
grant update on directory.postcode_file (report) to sees_own_families;
grant update on directory.postcode_file (rows_read) to sees_every_family;
grant update on directory.postcode_file (rows_read) to sees_own_families;
grant update on directory.postcode_file (share) to sees_every_family;
grant update on directory.postcode_file (share) to sees_own_families;
grant update on directory.postcode_file (state) to sees_every_family;
grant update on directory.postcode_file (state) to sees_own_families;
grant update on directory.record (agency_id) to sees_every_family;
grant update on directory.record (agency_id) to sees_own_families;
grant update on directory.record (checked_by) to sees_every_family;
grant update on directory.record (checked_by) to sees_own_families;
grant update on directory.record (checked_by_name) to sees_every_family;
grant update on directory.record (checked_by_name) to sees_own_families;
grant update on directory.record (checked_on) to sees_every_family;
grant update on directory.record (checked_on) to sees_own_families;
grant update on directory.record (organization_id) to sees_every_family;
grant update on directory.record (organization_id) to sees_own_families;
grant update on directory.record (review_on) to sees_every_family;
grant update on directory.record (review_on) to sees_own_families;
grant update on directory.record (source_id) to sees_every_family;
grant update on directory.record (source_id) to sees_own_families;
grant update on directory.record (version) to sees_every_family;
grant update on directory.record (version) to sees_own_families;
grant update on directory.report (answer) to sees_every_family;
grant update on directory.report (answer) to sees_own_families;
grant update on directory.report (done_at) to sees_every_family;
grant update on directory.report (done_at) to sees_own_families;
grant update on directory.report (done_by) to sees_every_family;
grant update on directory.report (done_by) to sees_own_families;
grant update on directory.report (version) to sees_every_family;
grant update on directory.report (version) to sees_own_families;
grant update on directory.source (ended_at) to sees_every_family;
grant update on directory.source (ended_at) to sees_own_families;
grant update on directory.source (every_hours) to sees_every_family;
grant update on directory.source (every_hours) to sees_own_families;
grant update on directory.source (name) to sees_every_family;
grant update on directory.source (name) to sees_own_families;
grant update on directory.source (next_at) to sees_every_family;
grant update on directory.source (next_at) to sees_own_families;
grant update on directory.source (url) to sees_every_family;
grant update on directory.source (url) to sees_own_families;
grant update on directory.source (version) to sees_every_family;
grant update on directory.source (version) to sees_own_families;
grant update on directory.version (answer) to sees_every_family;
grant update on directory.version (answer) to sees_own_families;
grant update on directory.version (decided_at) to sees_every_family;
grant update on directory.version (decided_at) to sees_own_families;
grant update on directory.version (decided_by) to sees_every_family;
grant update on directory.version (decided_by) to sees_own_families;
grant update on directory.version (state) to sees_every_family;
grant update on directory.version (state) to sees_own_families;
grant select on front_door.request (due_at) to public_sender;
grant update on front_door.request (due_at) to sees_every_family;
grant update on front_door.request (due_at) to sees_own_families;
grant update on front_door.request (family_id) to sees_every_family;
grant update on front_door.request (family_id) to sees_own_families;
grant select on front_door.request (id) to public_sender;
grant select on front_door.request (is_danger) to public_sender;
grant select on front_door.request (is_significant_harm) to public_sender;
grant select on front_door.request (reference) to public_sender;
grant select on front_door.request (sent_at) to public_sender;
grant select on front_door.request (sent_by) to public_sender;
grant select on front_door.request (state) to public_sender;
grant update on front_door.request (state) to sees_every_family;
grant update on front_door.request (state) to sees_own_families;
grant update on front_door.request (taken_by) to sees_every_family;
grant update on front_door.request (taken_by) to sees_own_families;
grant update on front_door.request (version) to sees_every_family;
grant update on front_door.request (version) to sees_own_families;
grant select on front_door.request (who) to public_sender;
grant update on front_door.request_person (linked_person_id) to sees_every_family;
grant update on front_door.request_person (linked_person_id) to sees_own_families;
grant execute on function access.account_of(text,text,text) to app;
grant execute on function access.account_of(text,text,text) to web;
grant execute on function access.app_secret_of(uuid) to app;
grant execute on function access.app_secret_of(uuid) to web;
grant execute on function access.begin_sign_in(bytea,text,text,text,text,timestamp with time zone) to app;
grant execute on function access.begin_sign_in(bytea,text,text,text,text,timestamp with time zone) to web;
grant execute on function access.closed_to_me() to app;
grant execute on function access.demo_accounts() to app;
grant execute on function access.demo_accounts() to web;
grant execute on function access.device_is_known(bytea,uuid,timestamp with time zone) to app;
grant execute on function access.device_is_known(bytea,uuid,timestamp with time zone) to web;
grant execute on function access.end_access_of_colleague(uuid,timestamp with time zone) to app;
grant execute on function access.end_session(bytea,timestamp with time zone) to app;
grant execute on function access.end_session(bytea,timestamp with time zone) to web;
grant execute on function access.end_sessions_of(uuid,timestamp with time zone) to app;
grant execute on function access.families_closed_to(uuid) to app;
grant execute on function access.first_administrator_is_offered(bytea,timestamp with time zone) to app;
grant execute on function access.first_administrator_is_offered(bytea,timestamp with time zone) to web;
grant execute on function access.forget_guesses(timestamp with time zone) to app;
grant execute on function access.forgive(bytea,bytea) to app;
grant execute on function access.forgive(bytea,bytea) to web;
grant execute on function access.hand_over_topics(uuid,uuid,uuid) to app;
grant execute on function access.i_confirm_for(uuid) to app;
grant execute on function access.i_lead(uuid) to app;
grant execute on function access.i_may(text) to app;
grant execute on function access.i_may_name(uuid,text) to app;
grant execute on function access.i_see_every_request() to app;
grant execute on function access.invitation_is_open(bytea,timestamp with time zone) to app;
grant execute on function access.invitation_is_open(bytea,timestamp with time zone) to web;
grant execute on function access.invitation_offers(bytea,timestamp with time zone) to app;
grant execute on function access.invitation_offers(bytea,timestamp with time zone) to web;
grant execute on function access.invite(bytea,uuid,timestamp with time zone) to app;
grant execute on function access.is_closed_to(uuid,uuid) to app;
grant execute on function access.keep_step(uuid,text,uuid,jsonb,timestamp with time zone) to app;
grant execute on function access.keep_step(uuid,text,uuid,jsonb,timestamp with time zone) to web;
grant execute on function access.know_device(bytea,uuid,timestamp with time zone) to app;
grant execute on function access.know_device(bytea,uuid,timestamp with time zone) to web;
grant execute on function access.local_account_named(text) to app;
grant execute on function access.local_account_named(text) to web;
grant execute on function access.my_agency_id() to app;
grant execute on function access.my_family_ids() to app;
grant execute on function access.my_person_id() to app;
grant execute on function access.my_person_ids() to app;
grant execute on function access.my_request_ids() to app;
grant execute on function access.my_sensitive_topics() to app;
grant execute on function access.my_teams() to app;
grant execute on function access.my_unborn_ids() to app;
grant execute on function access.needs_administrator() to app;
grant execute on function access.offer_first_administrator(bytea,timestamp with time zone) to app;
grant execute on function access.offer_first_administrator(bytea,timestamp with time zone) to web;
grant execute on function access.passkey_known(text) to app;
grant execute on function access.passkey_known(text) to web;
grant execute on function access.people_closed_to_me() to app;
grant execute on function access.pregnancy_is_over(uuid) to app;
grant execute on function access.read_step(uuid,text,timestamp with time zone) to app;
grant execute on function access.read_step(uuid,text,timestamp with time zone) to web;
grant execute on function access.rehash_password(uuid,text,text) to app;
grant execute on function access.rehash_password(uuid,text,text) to web;
grant execute on function access.requests_closed_to_me() to app;
grant execute on function access.sealed_families() to app;
grant execute on function access.start_session(bytea,uuid,uuid,timestamp with time zone,jsonb) to app;
grant execute on function access.start_session(bytea,uuid,uuid,timestamp with time zone,jsonb) to web;
grant execute on function access.take_first_administrator(bytea,timestamp with time zone) to app;
grant execute on function access.take_invitation(bytea,timestamp with time zone) to app;
grant execute on function access.take_sign_in(bytea,timestamp with time zone) to app;
grant execute on function access.take_sign_in(bytea,timestamp with time zone) to web;
grant execute on function access.take_step(uuid,text,timestamp with time zone) to app;
grant execute on function access.take_step(uuid,text,timestamp with time zone) to web;
grant execute on function access.take_try(bytea,integer,integer,timestamp with time zone) to app;
grant execute on function access.take_try(bytea,integer,integer,timestamp with time zone) to web;
grant execute on function access.texts_kept_from(uuid,uuid,text[]) to app;
grant execute on function access.topics_ever_named(uuid) to app;
grant execute on function access.use_code(uuid,bigint) to app;
grant execute on function access.use_code(uuid,bigint) to web;
grant execute on function access.use_passkey(uuid,bigint,timestamp with time zone) to app;
grant execute on function access.use_passkey(uuid,bigint,timestamp with time zone) to web;
grant execute on function access.wait_for_new_link(uuid,timestamp with time zone) to app;
grant execute on function access.who_is_asking(bytea,timestamp with time zone) to app;
grant execute on function access.who_is_asking(bytea,timestamp with time zone) to web;
grant execute on function access.who_was_asking(bytea,timestamp with time zone) to app;
grant execute on function access.who_was_asking(bytea,timestamp with time zone) to web;
grant execute on function access.why_suspended(text,text,text) to app;
grant execute on function access.why_suspended(text,text,text) to web;
grant execute on function assessments.words_kept(uuid) to app;
grant execute on function commissioning.count_children(jsonb) to app;
grant execute on function commissioning.count_needs(date,date,jsonb,jsonb) to app;
grant execute on function directory.comments_since(date) to app;
grant execute on function directory.forget_shortlists() to app;
grant execute on function directory.may_comment() to app;
grant execute on function directory.may_report(uuid) to app;
grant execute on function directory.may_send_shortlist(text) to app;
grant execute on function directory.my_organization_ids() to app;
grant execute on function directory.my_record_ids() to app;
grant execute on function directory.stems_of(text) to app;
grant execute on function directory.stems_of(text) to public;
grant execute on function directory.weighed(tsvector) to app;
grant execute on function directory.weighed(tsvector) to public;
grant execute on function people.alert_custodians(text[],text[],date[],uuid[],text) to app;
grant execute on function people.clocks_stopped(uuid[]) to app;
grant execute on function people.lead_of_child(text[],text[],date[]) to app;
grant execute on function people.nobody_named(uuid,text) to app;
grant execute on function people.open_family_of(uuid) to app;
grant execute on function people.protect_household(uuid,text) to app;
grant execute on function people.protected_households(uuid) to app;
grant execute on function people.register_candidates(text[],date[],date[]) to app;
grant execute on function platform.add_seal(bigint,integer,xid8,uuid,text,text,timestamp with time zone) to jobs;
grant execute on function platform.events_to_seal(xid8,uuid,integer) to jobs;
grant execute on function platform.forget_expired(timestamp with time zone) to sees_every_family;
grant execute on function platform.jobs_waiting() to app;
grant execute on function platform.jobs_waiting() to web;
grant execute on function platform.last_seal() to jobs;
grant execute on function platform.later(text,json) to app;
grant execute on function platform.move_clock(bigint) to app;
grant execute on function platform.move_clock(bigint) to web;
grant execute on function platform.seals_after(bigint) to jobs;
grant execute on function referrals.count_by_service(date,uuid[]) to app;
grant execute on function referrals.is_taken_up_here(uuid,uuid) to app;
grant execute on function referrals.senders_of(uuid) to app;
grant execute on function referrals.takers_of(uuid) to app;
grant execute on function referrals.texts_kept_back(uuid,uuid,text[]) to app;
grant execute on function systems.answer_to(text) to app;
grant execute on function systems.deliver_later(uuid,uuid) to app;
grant execute on function systems.give_token(uuid,bytea,bytea,text[],timestamp with time zone,timestamp with time zone) to app;
grant execute on function systems.is_made_up() to app;
grant execute on function systems.my_agency_id() to app;
grant execute on function systems.signing_keys(uuid) to app;
grant execute on function systems.wants_to_know(uuid) to app;
grant execute on function systems.who_holds(bytea,timestamp with time zone) to app;
grant execute on function systems.who_holds(bytea,timestamp with time zone) to web;
grant execute on function targeting.concern_figures() to app;
grant execute on function targeting.concerns_closed_to_me() to app;
grant execute on function targeting.concerns_i_own() to app;
grant execute on function targeting.families_by_lead() to app;
grant execute on function targeting.feeds_in_use() to app;
grant execute on function targeting.i_may_any(text[]) to app;
grant execute on function targeting.is_linkage_running() to app;
grant execute on function targeting.outward(text) to app;
grant execute on function targeting.outward(text) to register;
grant execute on function targeting.outward(text) to public;
grant execute on function targeting.people_of_concerns(uuid[]) to app;
grant execute on function targeting.people_to_link() to app;
grant execute on function targeting.persons_closed_to_me() to app;
grant execute on function targeting.record_people_of(bigint) to app;
grant execute on function targeting.record_people_under_review(uuid) to app;
grant execute on function targeting.rows_closed_to_me() to app;
grant execute on function targeting.rules_in_use() to app;
grant execute on function targeting.single_view(uuid,text) to app;
grant execute on function targeting.take_numbers(text,integer) to app;
grant execute on function targeting.work_with_concerns() to app;
grant update on people.address (sensitive) to register;
grant update on people.attends (sensitive) to register;
grant update on people.contact_detail (sensitive) to register;
grant update on plans.action_update (sensitive) to app;
grant update on plans.comment (seen_at) to app;
grant update on plans.review_progress (sensitive) to app;
grant update on platform.message (failure) to app;
grant update on platform.message (given_up_at) to app;
grant update on platform.message (provider_ref) to app;
grant update on platform.message (sent_at) to app;
grant update on platform.message (tries) to app;
grant update on referrals.referral (agency_id) to sees_every_family;
grant update on referrals.referral (agency_id) to sees_own_families;
grant update on referrals.referral (answered_on) to sees_every_family;
grant update on referrals.referral (answered_on) to sees_own_families;
grant update on referrals.referral (asks) to sees_every_family;
grant update on referrals.referral (asks) to sees_own_families;
grant update on referrals.referral (closed_on) to sees_every_family;
grant update on referrals.referral (closed_on) to sees_own_families;
grant update on referrals.referral (contact) to sees_every_family;
grant update on referrals.referral (contact) to sees_own_families;
grant update on referrals.referral (declined_because) to sees_every_family;
grant update on referrals.referral (declined_because) to sees_own_families;
grant update on referrals.referral (is_by_hand) to sees_every_family;
grant update on referrals.referral (is_by_hand) to sees_own_families;
grant update on referrals.referral (person_ids) to sees_every_family;
grant update on referrals.referral (person_ids) to sees_own_families;
grant update on referrals.referral (reach) to sees_every_family;
grant update on referrals.referral (reach) to sees_own_families;
grant update on referrals.referral (referred_by) to sees_every_family;
grant update on referrals.referral (referred_by) to sees_own_families;
grant update on referrals.referral (reminded_on) to sees_every_family;
grant update on referrals.referral (reminded_on) to sees_own_families;
grant update on referrals.referral (said_by) to sees_every_family;
grant update on referrals.referral (said_by) to sees_own_families;
grant update on referrals.referral (said_by_id) to sees_every_family;
grant update on referrals.referral (said_by_id) to sees_own_families;
grant update on referrals.referral (said_how) to sees_every_family;
grant update on referrals.referral (said_how) to sees_own_families;
grant update on referrals.referral (said_on) to sees_every_family;
grant update on referrals.referral (said_on) to sees_own_families;
grant update on referrals.referral (sensitive) to sees_every_family;
grant update on referrals.referral (sensitive) to sees_own_families;
grant update on referrals.referral (sent_on) to sees_every_family;
grant update on referrals.referral (sent_on) to sees_own_families;
grant update on referrals.referral (started_on) to sees_every_family;
grant update on referrals.referral (started_on) to sees_own_families;
grant update on referrals.referral (state) to sees_every_family;
grant update on referrals.referral (state) to sees_own_families;
grant update on referrals.referral (version) to sees_every_family;
grant update on referrals.referral (version) to sees_own_families;
grant update on referrals.referral (who) to sees_every_family;
grant update on referrals.referral (who) to sees_own_families;
grant update on referrals.referral (why) to sees_every_family;
grant update on referrals.referral (why) to sees_own_families;
grant usage on schema access to app;
grant usage on schema access to jobs;
grant create, usage on schema access to register;
grant usage on schema access to web;
grant usage on schema assessments to app;
grant create, usage on schema assessments to register;
grant usage on schema commissioning to app;
grant create, usage on schema commissioning to register;
grant usage on schema directory to app;
grant create, usage on schema directory to register;
grant usage on schema forms to app;
grant usage on schema forms to register;
grant usage on schema front_door to app;
grant usage on schema front_door to register;
grant usage on schema people to app;
grant usage on schema people to register;
grant usage on schema plans to app;
grant usage on schema plans to register;
grant usage on schema platform to app;
grant usage on schema platform to jobs;
grant usage on schema platform to register;
grant usage on schema platform to web;
grant usage on schema published to app;
grant usage on schema published to register;
grant usage on schema referrals to app;
grant create, usage on schema referrals to register;
grant usage on schema systems to app;
grant usage on schema systems to register;
grant usage on schema systems to web;
grant usage on schema targeting to app;
grant create, usage on schema targeting to register;
grant usage on sequence targeting.feed_row_id_seq to app;
grant usage on sequence targeting.household_number to app;
grant usage on sequence targeting.person_number to app;
grant update on systems.delivery (began_at) to sees_every_family;
grant update on systems.delivery (began_at) to sees_own_families;
grant update on systems.delivery (delivered_at) to sees_every_family;
grant update on systems.delivery (delivered_at) to sees_own_families;
grant update on systems.delivery (failure) to sees_every_family;
grant update on systems.delivery (failure) to sees_own_families;
grant update on systems.delivery (given_up_at) to sees_every_family;
grant update on systems.delivery (given_up_at) to sees_own_families;
grant update on systems.delivery (tried_at) to sees_every_family;
grant update on systems.delivery (tried_at) to sees_own_families;
grant update on systems.delivery (tries) to sees_every_family;
grant update on systems.delivery (tries) to sees_own_families;
grant select, update on systems.secret (ended_at) to sees_every_family;
grant select, update on systems.secret (ended_at) to sees_own_families;
grant select on systems.secret (id) to sees_every_family;
grant select on systems.secret (id) to sees_own_families;
grant select on systems.secret (kind) to sees_every_family;
grant select on systems.secret (kind) to sees_own_families;
grant update on systems.secret (last_used_at) to register;
grant select on systems.secret (last_used_at) to sees_every_family;
grant select on systems.secret (last_used_at) to sees_own_families;
grant select on systems.secret (made_at) to sees_every_family;
grant select on systems.secret (made_at) to sees_own_families;
grant select on systems.secret (made_by) to sees_every_family;
grant select on systems.secret (made_by) to sees_own_families;
grant update on systems.secret (signing_key) to sees_every_family;
grant update on systems.secret (signing_key) to sees_own_families;
grant select on systems.secret (slot) to sees_every_family;
grant select on systems.secret (slot) to sees_own_families;
grant select on systems.secret (system_id) to sees_every_family;
grant select on systems.secret (system_id) to sees_own_families;
grant update on systems.system (ended_at) to sees_every_family;
grant update on systems.system (ended_at) to sees_own_families;
grant insert, select, update on table access.account to app;
grant select on table access.account to register;
grant insert, select, update on table access.account_role to app;
grant select on table access.account_role to register;
grant insert, select, update on table access.account_use to app;
grant insert, select, update on table access.account_use to register;
grant insert, select, update on table access.agency to app;
grant select on table access.agency to register;
grant insert, select on table access.family_access to app;
grant select on table access.family_access to register;
grant insert, select on table access.family_label to app;
grant select on table access.family_label to register;
grant delete, insert, select on table access.first_administrator_link to register;
grant delete, insert, select, update on table access.guess to register;
grant delete, insert, select on table access.invitation to register;
grant delete, insert, select, update on table access.known_device to register;
grant delete, insert, select, update on table access.local_account to app;
grant delete, insert, select, update on table access.local_account to register;
grant insert, select on table access.locality to app;
grant select on table access.locality to register;
grant insert, select on table access.named_for_family to app;
grant select on table access.named_for_family to register;
grant delete, insert, select, update on table access.passkey to app;
grant delete, insert, select, update on table access.passkey to register;
grant insert, select, update on table access.person_check to app;
grant select on table access.person_check to register;
grant select on table access.role to app;
grant select on table access.role to register;
grant insert, select on table access.sensitive_reader to app;
grant insert, select on table access.sensitive_reader to register;
grant delete, insert, select on table access.sign_in_begun to register;
grant delete, insert, select, update on table access.sign_in_step to register;
grant insert, select on table access.staff_conflict to app;
grant select on table access.staff_conflict to register;
grant insert, select, update on table access.team to app;
grant select on table access.team to register;
grant insert, select, update on table access.team_member to app;
grant select on table access.team_member to register;
grant insert, select, update on table access.yearly_check to app;
grant select on table access.yearly_check to register;
grant insert, select, update on table assessments.assessment to app;
grant select on table assessments.assessment to register;
grant delete, insert, select, update on table assessments.score to app;
grant select on table assessments.score to register;
grant insert, select, update on table assessments.section to app;
grant select on table assessments.section to register;
grant delete, insert, select, update on table assessments.words_missing to app;
grant select on table assessments.words_missing to register;
grant delete, insert, select on table commissioning.child_count to app;
grant select on table commissioning.child_count to register;
grant delete, insert, select on table commissioning.counted_quarter to app;
grant select on table commissioning.counted_quarter to register;
grant delete, insert, select on table commissioning.need_count to app;
grant select on table commissioning.need_count to register;
grant delete, insert, select on table commissioning.provision_count to app;
grant select on table commissioning.provision_count to register;
grant insert, select, update on table commissioning.unmet_need to app;
grant select on table commissioning.unmet_need to register;
grant insert on table directory.comment to public_sender;
grant select on table directory.comment to register;
grant insert, select on table directory.comment to sees_every_family;
grant insert, select on table directory.comment to sees_own_families;
grant select on table directory.crosswalk to app;
grant select on table directory.crosswalk to register;
grant delete, insert, update on table directory.crosswalk to sees_every_family;
grant delete, insert, update on table directory.crosswalk to sees_own_families;
grant select on table directory.edition to app;
grant select on table directory.edition to register;
grant delete, insert, update on table directory.edition to sees_every_family;
grant delete, insert, update on table directory.edition to sees_own_families;
grant select on table directory.import to register;
grant insert, select on table directory.import to sees_every_family;
grant insert, select on table directory.import to sees_own_families;
grant select on table directory.link to register;
grant delete, insert, select, update on table directory.link to sees_every_family;
grant delete, insert, select, update on table directory.link to sees_own_families;
grant select on table directory.location to app;
grant select on table directory.location to register;
grant delete, insert, update on table directory.location to sees_every_family;
grant delete, insert, update on table directory.location to sees_own_families;
grant select on table directory.organization to app;
grant select on table directory.organization to register;
grant delete, insert, update on table directory.organization to sees_every_family;
grant delete, insert, update on table directory.organization to sees_own_families;
grant select on table directory.postcode to app;
grant select on table directory.postcode to register;
grant delete, insert, update on table directory.postcode to sees_every_family;
grant delete, insert, update on table directory.postcode to sees_own_families;
grant select on table directory.postcode_file to register;
grant insert, select on table directory.postcode_file to sees_every_family;
grant insert, select on table directory.postcode_file to sees_own_families;
grant select on table directory.postcode_file_part to register;
grant delete, insert, select on table directory.postcode_file_part to sees_every_family;
grant delete, insert, select on table directory.postcode_file_part to sees_own_families;
grant select on table directory.published_comment to app;
grant select on table directory.published_comment to register;
grant delete, insert, update on table directory.published_comment to sees_every_family;
grant delete, insert, update on table directory.published_comment to sees_own_families;
grant select on table directory.record to register;
grant insert, select on table directory.record to sees_every_family;
grant insert, select on table directory.record to sees_own_families;
grant select on table directory.reminder to register;
grant insert, select on table directory.reminder to sees_every_family;
grant insert, select on table directory.reminder to sees_own_families;
grant insert on table directory.report to public_sender;
grant select on table directory.report to register;
grant insert, select on table directory.report to sees_every_family;
grant insert, select on table directory.report to sees_own_families;
grant select on table directory.room to app;
grant select on table directory.room to register;
grant insert on table directory.room to sees_every_family;
grant insert on table directory.room to sees_own_families;
grant select on table directory.service to app;
grant select on table directory.service to register;
grant delete, insert, update on table directory.service to sees_every_family;
grant delete, insert, update on table directory.service to sees_own_families;
grant select on table directory.service_area to app;
grant select on table directory.service_area to register;
grant delete, insert, update on table directory.service_area to sees_every_family;
grant delete, insert, update on table directory.service_area to sees_own_families;
grant select on table directory.service_at_location to app;
grant select on table directory.service_at_location to register;
grant delete, insert, update on table directory.service_at_location to sees_every_family;
grant delete, insert, update on table directory.service_at_location to sees_own_families;
grant select on table directory.service_document to app;
grant select on table directory.service_document to register;
grant delete, insert, update on table directory.service_document to sees_every_family;
grant delete, insert, update on table directory.service_document to sees_own_families;
grant select on table directory.service_word to app;
grant select on table directory.service_word to register;
grant delete, insert, update on table directory.service_word to sees_every_family;
grant delete, insert, update on table directory.service_word to sees_own_families;
grant select on table directory.session to app;
grant select on table directory.session to register;
grant delete, insert, update on table directory.session to sees_every_family;
grant delete, insert, update on table directory.session to sees_own_families;
grant delete, insert, select on table directory.shortlist_key to register;
grant delete, insert, select on table directory.shortlist_sent to register;
grant select on table directory.source to register;
grant insert, select on table directory.source to sees_every_family;
grant insert, select on table directory.source to sees_own_families;
grant select on table directory.statement to app;
grant select on table directory.statement to register;
grant delete, insert, update on table directory.statement to sees_every_family;
grant delete, insert, update on table directory.statement to sees_own_families;
grant select on table directory.synonym to app;
grant select on table directory.synonym to register;
grant delete, insert, update on table directory.synonym to sees_every_family;
grant delete, insert, update on table directory.synonym to sees_own_families;
grant select on table directory.taxonomy to app;
grant select on table directory.taxonomy to register;
grant delete, insert, update on table directory.taxonomy to sees_every_family;
grant delete, insert, update on table directory.taxonomy to sees_own_families;
grant select on table directory.term to app;
grant select on table directory.term to register;
grant delete, insert, update on table directory.term to sees_every_family;
grant delete, insert, update on table directory.term to sees_own_families;
grant select on table directory.vacancy to app;
grant select on table directory.vacancy to register;
grant insert on table directory.vacancy to sees_every_family;
grant insert on table directory.vacancy to sees_own_families;
grant select on table directory.version to register;
grant insert, select on table directory.version to sees_every_family;
grant insert, select on table directory.version to sees_own_families;
grant select on table directory.vocabulary to app;
grant select on table directory.vocabulary to register;
grant delete, insert, update on table directory.vocabulary to sees_every_family;
grant delete, insert, update on table directory.vocabulary to sees_own_families;
grant select on table directory.ward to app;
grant select on table directory.ward to register;
grant delete, insert, update on table directory.ward to sees_every_family;
grant delete, insert, update on table directory.ward to sees_own_families;
grant select on table forms.form_version to app;
grant select on table forms.form_version to register;
grant select on table front_door.decision to register;
grant insert, select, update on table front_door.decision to sees_every_family;
grant insert, select, update on table front_door.decision to sees_own_families;
grant select on table front_door.refusal to register;
grant insert, select, update on table front_door.refusal to sees_every_family;
grant insert, select, update on table front_door.refusal to sees_own_families;
grant insert on table front_door.request to public_sender;
grant select on table front_door.request to register;
grant insert, select on table front_door.request to sees_every_family;
grant insert, select on table front_door.request to sees_own_families;
grant insert on table front_door.request_address to public_sender;
grant select on table front_door.request_address to register;
grant insert, select on table front_door.request_address to sees_every_family;
grant insert, select on table front_door.request_address to sees_own_families;
grant insert on table front_door.request_helper to public_sender;
grant select on table front_door.request_helper to register;
grant insert, select on table front_door.request_helper to sees_every_family;
grant insert, select on table front_door.request_helper to sees_own_families;
grant insert on table front_door.request_person to public_sender;
grant select on table front_door.request_person to register;
grant insert, select on table front_door.request_person to sees_every_family;
grant insert, select on table front_door.request_person to sees_own_families;
grant select on table front_door.unanswerable to register;
grant insert, select on table front_door.unanswerable to sees_every_family;
grant insert, select on table front_door.unanswerable to sees_own_families;
grant insert, select, update on table people.address to app;
grant select on table people.address to register;
grant insert, select, update on table people.agreement to app;
grant select on table people.agreement to register;
grant insert, select on table people.asking to app;
grant select on table people.asking to register;
grant insert, select, update on table people.attends to app;
grant select on table people.attends to register;
grant insert, select, update on table people.contact_detail to app;
grant select on table people.contact_detail to register;
grant insert, select, update on table people.family to app;
grant select on table people.family to register;
grant insert, select, update on table people.family_member to app;
grant select on table people.family_member to register;
grant insert, select, update on table people.involvement to app;
grant select on table people.involvement to register;
grant delete, insert, select on table people.name_key to app;
grant select on table people.name_key to register;
grant insert, select, update on table people.note to app;
grant select on table people.note to register;
grant insert, select, update on table people.person to app;
grant select on table people.person to register;
grant insert, select, update on table people.relationship to app;
grant select on table people.relationship to register;
grant insert, select, update on table plans.action to app;
grant select on table plans.action to register;
grant insert, select on table plans.action_update to app;
grant select on table plans.action_update to register;
grant insert, select on table plans.closure to app;
grant select on table plans.closure to register;
grant insert, select on table plans.comment to app;
grant select on table plans.comment to register;
grant insert, select, update on table plans.episode to app;
grant select on table plans.episode to register;
grant insert, select, update on table plans.goal to app;
grant select on table plans.goal to register;
grant insert, select on table plans.lead_change to app;
grant select on table plans.lead_change to register;
grant insert, select on table plans.meeting to app;
grant select on table plans.meeting to register;
grant insert, select on table plans.meeting_person to app;
grant select on table plans.meeting_person to register;
grant insert, select on table plans.meeting_place to app;
grant select on table plans.meeting_place to register;
grant insert, select, update on table plans.outcome_result to app;
grant select on table plans.outcome_result to register;
grant insert, select, update on table plans.plan to app;
grant select on table plans.plan to register;
grant insert, select, update on table plans.released_copy to app;
grant select on table plans.released_copy to register;
grant insert, select on table plans.review to app;
grant select on table plans.review to register;
grant insert, select on table plans.review_progress to app;
grant select on table plans.review_progress to register;
grant insert, select, update on table plans.review_voice to app;
grant select on table plans.review_voice to register;
grant insert, select, update on table plans.safe_route to app;
grant select on table plans.safe_route to register;
grant insert, select on table plans.safe_route_check to app;
grant select on table plans.safe_route_check to register;
grant insert, select, update on table plans.team_member to app;
grant select on table plans.team_member to register;
grant delete, insert, select, update on table platform.draft to app;
grant delete, select on table platform.draft to register;
grant insert, select on table platform.event to app;
grant insert, select on table platform.event to register;
grant select on table platform.installation to app;
grant select on table platform.installation to jobs;
grant select on table platform.installation to register;
grant select on table platform.installation to web;
grant insert, select on table platform.message to app;
grant insert, select on table platform.seal to register;
grant delete, insert, select, update on table platform.session to register;
grant insert, select, update on table platform.submission to app;
grant delete, select on table platform.submission to register;
grant select on table published.agency to app;
grant select on table published.assessment to app;
grant select on table published.episode to app;
grant select on table published.event to app;
grant select on table published.family to app;
grant select on table published.family_access to app;
grant select on table published.family_label to app;
grant select on table published.goal to app;
grant select on table published.lead_change to app;
grant select on table published.outcome_result to app;
grant select on table published.person to app;
grant select on table published.plan to app;
grant select on table published.plan_action to app;
grant select on table published.released_copy to app;
grant select on table published.request to sees_every_family;
grant select on table published.request to sees_own_families;
grant select on table published.request_answers to sees_every_family;
grant select on table published.request_answers to sees_own_families;
grant select on table published.review to app;
grant select on table published.role to app;
grant select on table published.score to app;
grant select on table published.sensitive_reader to app;
grant select on table published.service to app;
grant select on table published.service_term to app;
grant select on table published.service_wait to app;
grant select on table published.system to sees_every_family;
grant select on table published.system to sees_own_families;
grant select on table published.team_around_family to app;
grant select on table published.team_i_manage to app;
grant select on table published.worker to app;
grant select on table referrals.referral to register;
grant insert, select on table referrals.referral to sees_every_family;
grant insert, select on table referrals.referral to sees_own_families;
grant select on table referrals.step to register;
grant insert, select on table referrals.step to sees_every_family;
grant insert, select on table referrals.step to sees_own_families;
grant select on table systems.delivery to register;
grant insert, select on table systems.delivery to sees_every_family;
grant insert, select on table systems.delivery to sees_own_families;
grant select on table systems.secret to register;
grant insert on table systems.secret to sees_every_family;
grant insert on table systems.secret to sees_own_families;
grant select on table systems.system to register;
grant insert, select on table systems.system to sees_every_family;
grant insert, select on table systems.system to sees_own_families;
grant delete, insert, select on table systems.token to register;
grant select on table systems.webhook to register;
grant delete, insert, select, update on table systems.webhook to sees_every_family;
grant delete, insert, select, update on table systems.webhook to sees_own_families;
grant insert, select, update on table targeting.concern to app;
grant select on table targeting.concern to register;
grant insert, select on table targeting.concern_effect to app;
grant select on table targeting.concern_effect to register;
grant delete, insert, select on table targeting.concern_evidence to app;
grant select on table targeting.concern_evidence to register;
grant insert, select on table targeting.concern_history to app;
grant select on table targeting.concern_history to register;
grant insert, select on table targeting.concern_review to app;
grant select on table targeting.concern_review to register;
grant insert, select, update on table targeting.concern_rule to app;
grant select on table targeting.concern_rule to register;
grant insert, select, update on table targeting.concern_run to app;
grant select on table targeting.concern_run to register;
grant select on table targeting.fact_kind to register;
grant insert, select, update on table targeting.feed to app;
grant select on table targeting.feed to register;
grant select on table targeting.feed_kind to register;
grant insert, select, update on table targeting.feed_load to app;
grant select on table targeting.feed_load to register;
grant delete, insert, select on table targeting.feed_row to app;
grant select on table targeting.feed_row to register;
grant insert, select on table targeting.feed_version to app;
grant select on table targeting.feed_version to register;
grant delete, insert, select on table targeting.file_part to app;
grant select on table targeting.file_part to register;
grant delete, insert, select, update on table targeting.kept_number to app;
grant select on table targeting.kept_number to register;
grant insert, select, update on table targeting.linkage_run to app;
grant select on table targeting.linkage_run to register;
grant delete, insert, select, update on table targeting.linked_person to app;
grant select on table targeting.linked_person to register;
grant delete, insert, select, update on table targeting.linked_row to app;
grant select on table targeting.linked_row to register;
grant insert, select, update on table targeting.match_decision to app;
grant select on table targeting.match_decision to register;
grant delete, insert, select, update on table targeting.match_pair to app;
grant select on table targeting.match_pair to register;
grant delete, insert, select, update on table targeting.match_shown to app;
grant select on table targeting.match_shown to register;
grant delete, insert, select on table targeting.only_named to app;
grant select on table targeting.only_named to register;
grant insert, select, update on table targeting.rule to app;
grant select on table targeting.rule to register;
grant delete, insert, select on table targeting.rule_reach to app;
grant select on table targeting.rule_reach to register;
grant insert, select, update on table targeting.rule_version to app;
grant select on table targeting.rule_version to register;
grant delete, insert, select, update on table targeting.set_aside_row to app;
grant select on table targeting.set_aside_row to register;
grant insert, select on table targeting.sharing_rule to app;
grant select on table targeting.sharing_rule to register;

-- memberships
grant app to public_sender;
grant app to sees_every_family;
grant app to sees_own_families;
grant public_sender to jobs;
grant public_sender to web;
grant register to owner_;
grant sees_every_family to jobs;
grant sees_every_family to web;
grant sees_own_families to jobs;
grant sees_own_families to web;
