-- What is public of the directory, worked out of the versions that are: as documents, written once when something is made public, and as the columns that
-- are asked for. A hidden address is not here at all. Rows are written by src/modules/directory/write-out.ts alone, and can be made anew at any time.
create table directory.organization (
  id          uuid primary key references directory.record,
  name        text not null,
  -- the agency here whose people keep its records, for whoever passes something on to it
  agency_id   uuid,
  -- the standard's JSON, as text, so that it is sent as it stands: without what belongs to it, and with
  list        text not null,
  whole       text not null,
  modified_at timestamptz not null
);
comment on table directory.organization is 'An organisation that is public.';
create index organization_by_name on directory.organization (name);

create table directory.location (
  id          uuid primary key references directory.record,
  name        text not null,
  kind        text not null check (kind in ('physical', 'postal', 'virtual')),
  is_hidden   boolean not null,
  postcode    text,
  ward        text,
  latitude    double precision,
  longitude   double precision,
  list        text not null,
  whole       text not null,
  modified_at timestamptz not null,
  check (not is_hidden or num_nonnulls(postcode, ward, latitude, longitude) = 0)
);
comment on table directory.location is 'A place that is public. Of a hidden one, its name and what is said of it.';

create table directory.service (
  id              uuid primary key references directory.record,
  organization_id uuid not null references directory.organization,
  name            text not null,
  -- one line, for lists
  summary         text not null,
  number          int not null,
  status          text not null check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  opens_on        date,
  closed_from     date,
  closed_until    date,
  ends_on         date,
  minimum_age     double precision,
  maximum_age     double precision,
  cost            text not null check (cost in ('free', 'costs', 'unknown')),
  is_online       boolean not null,
  -- somebody may use it without going anywhere in particular: it is online, by phone, or comes to them
  covers_area     boolean not null,
  languages       text[] not null,
  accessibility   text[] not null,
  -- the terms it is under, those above them and those they mean in other taxonomies
  terms           uuid[] not null,
  taxonomies      uuid[] not null,
  is_send         boolean not null,
  childcare       text,
  has_vacancies   boolean,
  wards           text[] not null,
  checked_on      date,
  checked_by_name text,
  review_on       date,
  modified_at     timestamptz not null,
  search          tsvector not null
);
comment on table directory.service is 'A service that is public: what is asked for when services are looked for.';
create index service_of_organization on directory.service (organization_id);
create index service_by_change on directory.service (modified_at, id);
create index service_by_terms on directory.service using gin (terms);
create index service_by_words on directory.service using gin (search);

create table directory.service_document (
  service_id uuid primary key references directory.service on delete cascade,
  list       text not null,
  whole      text not null,
  -- what pages show: the public part of the content, with names in place of ids
  page       jsonb not null
);
comment on table directory.service_document is 'A public service, written out: for the standard and for pages.';

create table directory.service_at_location (
  id          uuid primary key,
  service_id  uuid not null references directory.service on delete cascade,
  location_id uuid not null references directory.location,
  latitude    double precision,
  longitude   double precision,
  -- without the service, which is put in when it is asked for
  list        text not null,
  whole       text not null
);
comment on table directory.service_at_location is 'That a service is to be had at a place.';
create index service_at_location_of_service on directory.service_at_location (service_id);
create index service_at_location_of_location on directory.service_at_location (location_id);
create index service_at_location_near on directory.service_at_location (latitude, longitude);

-- One row for each day of the week that a time is given for; at a place, or of the service wherever it is.
create table directory.session (
  service_id  uuid not null references directory.service on delete cascade,
  position    int not null,
  place_id    uuid references directory.service_at_location on delete cascade,
  day         int not null check (day between 1 and 7),
  opens       time,
  closes      time,
  valid_from  date,
  valid_to    date,
  primary key (service_id, position)
);
comment on table directory.session is 'A time of the week at which a service is to be had.';
create index session_by_day on directory.session (day, opens);
create index session_of_place on directory.session (place_id);

-- Whom a service is for by where they live. An area without districts or outline is words only, and keeps nobody out.
create table directory.service_area (
  service_id uuid not null references directory.service on delete cascade,
  position   int not null,
  name       text not null,
  districts  text[],
  outline    polygon,
  primary key (service_id, position)
);
comment on table directory.service_area is 'An area that a service is for.';

-- Grows by one with each change of what is public: whoever has the same number has the same answer.
create table directory.edition (
  only_one   boolean primary key default true check (only_one),
  number     bigint not null,
  changed_at timestamptz not null
);
comment on table directory.edition is 'How often what is public has changed.';
insert into directory.edition (number, changed_at) values (0, '2000-01-01');

call directory.protect_public('directory.organization');
call directory.protect_public('directory.location');
call directory.protect_public('directory.service');
call directory.protect_public('directory.service_document');
call directory.protect_public('directory.service_at_location');
call directory.protect_public('directory.session');
call directory.protect_public('directory.service_area');
call directory.protect_public('directory.edition');

-- For the modules that refer to services or count them. A service that ended stays, so that what referred to it has a name.
create view published.service with (security_invoker = true) as
  select service.id as service_id, service.name, service.summary, service.status, service.organization_id, organization.name as organization_name, organization.agency_id,
         service.minimum_age, service.maximum_age, service.terms, service.wards, service.covers_area, service.cost
    from directory.service join directory.organization on organization.id = service.organization_id;
create view published.service_term with (security_invoker = true) as select id as term_id, taxonomy_id, parent_id, name from directory.term;
grant select on published.service, published.service_term to app;
