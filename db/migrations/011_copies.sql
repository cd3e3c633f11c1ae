-- What may not stand in one person's copy of the plan, as text: protected addresses, schools, surgeries, refuges and numbers, and where the adults of
-- another household live. The answer says only which texts hold something, never what: it must work for a worker who may not read an address.
create function access.squashed(words text) returns text language sql immutable set search_path = pg_catalog as
  $$ select regexp_replace(lower(words), '[^a-z0-9]', '', 'g') $$;

create function access.kept_from(asked_family uuid, reader uuid) returns setof text
  language sql stable security definer set search_path = people, access as $$
  with home as (
    select household from family_member where family_id = asked_family and person_id = reader and household is not null order by starts_on desc limit 1
  ), elsewhere as (
    select a.lines, a.postcode from address a where a.family_id = asked_family and (a.sensitive is not null or a.household is distinct from (select household from home))
  ), words as (
    select split_part(lines, ',', 1) as word from elsewhere
    -- the street without its number tells enough
    union select regexp_replace(split_part(lines, ',', 1), '^\s*\S*\d\S*\s+', '') from elsewhere
    union select postcode from elsewhere where postcode is not null
    union select name from attends where family_id = asked_family and sensitive = 'address'
    union select value from contact_detail c where family_id = asked_family
      and (sensitive is not null or (c.person_id <> reader and not exists (
        select from family_member m where m.family_id = asked_family and m.person_id = c.person_id and (m.is_child or m.household = (select household from home)))))
    union select name from agency where is_protected
  )
  select distinct access.squashed(word) from words where length(access.squashed(word)) >= 5
$$;

-- The places, from 1, of those texts that may not go to this person. Nothing for a family that is closed to whoever asks.
create function access.texts_kept_from(asked_family uuid, reader uuid, texts text[]) returns setof int
  language sql stable security definer set search_path = access as $$
  select distinct place::int from unnest(texts) with ordinality as given (words, place)
   where asked_family not in (select closed_to_me())
     and exists (select from kept_from(asked_family, reader) kept where strpos(squashed(given.words), kept) > 0)
$$;

alter function access.kept_from(uuid, uuid) owner to register;
alter function access.texts_kept_from(uuid, uuid, text[]) owner to register;
revoke all on function access.kept_from(uuid, uuid) from public;
revoke all on function access.texts_kept_from(uuid, uuid, text[]) from public;
grant execute on function access.texts_kept_from(uuid, uuid, text[]) to app;

-- What somebody of the family says about their own copy. They write and read their own; the team reads them all.
create table plans.comment (
  id         uuid primary key,
  copy_id    uuid not null references plans.released_copy,
  plan_id    uuid not null,
  family_id  uuid not null,
  person_id  uuid not null,
  words      text not null,
  written_at timestamptz not null,
  seen_at    timestamptz,
  foreign key (plan_id, family_id) references plans.plan (id, family_id)
);
comment on table plans.comment is 'What somebody of the family says about their copy of the plan.';
create index comment_of_copy on plans.comment (copy_id);
create index comment_of_plan on plans.comment (plan_id);
create index comment_of_family on plans.comment (family_id);
call access.protect_by_family('plans.comment');
create policy own_words on plans.comment to sees_own_families using (person_id = (select access.my_person_id()))
  with check (person_id = (select access.my_person_id())
    and exists (select from plans.released_copy c where c.id = copy_id and c.plan_id = comment.plan_id and c.family_id = comment.family_id and c.person_id = comment.person_id));
grant select, insert on plans.comment to app;
grant update (seen_at) on plans.comment to app;
grant select on plans.comment to register;
