-- Childcare by the Childcare Act 2006, section 12: which places are free for which ages, as their provider said on a day, and which funded hours are offered.

-- Codes and a number alone: it is public at once, without anybody's approval. What was said at one time belongs together; the newest holds.
create table directory.vacancy (
  id         uuid primary key,
  service_id uuid not null references directory.record,
  band       text not null check (band in ('under-2', '2', '3-4', '5-7', '8-and-over')),
  state      text not null check (state in ('yes', 'waiting-list', 'no')),
  places     int check (places between 1 and 300),
  said_at    timestamptz not null,
  said_on    date not null,
  check (places is null or state = 'yes')
);
comment on table directory.vacancy is 'Whether places are free for children of an age, each time a provider of childcare said so.';
create index vacancy_of_service on directory.vacancy (service_id, said_at desc);

alter table directory.vacancy enable row level security;
alter table directory.vacancy force row level security;
create policy register on directory.vacancy to register using (true);
create policy anyone_reads on directory.vacancy for select to sees_own_families, sees_every_family, public_sender using (true);
create policy editors_say on directory.vacancy for insert to sees_own_families, sees_every_family with check ((select access.i_may('edit-directory')));
create policy owners_say on directory.vacancy for insert to sees_own_families, sees_every_family
  with check (service_id = any (array(select directory.my_record_ids())));
grant select on directory.vacancy to app, register;
grant insert on directory.vacancy to sees_own_families, sees_every_family;

-- What an import told of places, and on which day; and the codes of funded hours.
alter table directory.service add column vacancies_on date;
alter table directory.service add column funded_hours text[] not null default '{}';
alter table directory.service no force row level security;
alter table directory.service_document no force row level security;
-- safe: a few thousand rows, which editors alone write
update directory.service set vacancies_on = (told.childcare #>> '{vacancies,asOf}')::date,
    funded_hours = array(select jsonb_array_elements_text(coalesce(told.childcare -> 'fundedHours', '[]')))
  from (select service_id, page #> '{content,childcare}' as childcare from directory.service_document) told
 where told.service_id = service.id and told.childcare is not null;
alter table directory.service force row level security;
alter table directory.service_document force row level security;
