-- What may not stand in one person's copy of the plan, as text: protected addresses, schools, surgeries, refuges, meeting places and numbers, and where the
-- adults of another household live. The answer says only which texts hold something, never what: it must work for a worker who may not read an address.

-- Words as they are compared: no capitals, accents, marks or hidden characters, one way to write a street; a space at each end, so that a whole word can be asked for.
create function access.plain_words(words text) returns text language sql immutable set search_path = pg_catalog as $$
  with bare as (
    select regexp_replace(regexp_replace(lower(normalize(words, NFKD)), '[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff''’]', '', 'g'), '[^[:alnum:]]+', ' ', 'g') as said
  )
  select ' ' || trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(said,
    '\m(street|saint)\M', 'st', 'g'), '\mroad\M', 'rd', 'g'), '\mlane\M', 'ln', 'g'), '\mavenue\M', 'ave', 'g'), '\mclose\M', 'cl', 'g'), '\mdrive\M', 'dr', 'g')) || ' ' from bare
$$;

-- Each part of an address, the town last, and the street without its number, which tells enough.
create function access.address_parts(lines text) returns table (part text, is_town boolean) language sql immutable set search_path = pg_catalog as $$
  with parts as (select trim(part) as part, place, count(*) over () as parts from regexp_split_to_table(lines, '[,;\n]+') with ordinality as given (part, place))
  select part, parts > 1 and place = parts from parts
  union select regexp_replace(part, '^((flat|unit|room|apartment)\s+)?\S*\d\S*\s+', '', 'i'), parts > 1 and place = parts from parts
$$;

create function access.kept_from(asked_family uuid, reader uuid) returns setof text
  language sql stable security definer set search_path = people, access, plans as $$
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
$$;

-- The places, from 1, of those texts that may not go to this person. Nothing for a family that is closed to whoever asks. Short words count as whole words only;
-- longer ones also where spaces and marks were put between their letters.
create function access.texts_kept_from(asked_family uuid, reader uuid, texts text[]) returns setof int
  language sql stable security definer set search_path = access as $$
  with kept as materialized (
    select word, replace(word, ' ', '') as squashed from kept_from(asked_family, reader) as word where asked_family not in (select closed_to_me())
  )
  select distinct place::int from unnest(texts) with ordinality as given (words, place), lateral (select plain_words(given.words) as said) plain
   where exists (select from kept where strpos(said, word) > 0
      or ((length(squashed) >= 9 or (length(squashed) >= 5 and squashed ~ '\d')) and strpos(replace(said, ' ', ''), squashed) > 0))
$$;

-- A pregnancy that ended without a birth is not spoken of again, also in copies released before. For the mother herself, and for whoever sees the family.
create function access.pregnancy_is_over(asked_family uuid) returns boolean
  language sql stable security definer set search_path = people, access as $$
  select (asked_family in (select my_family_ids()) or current_setting('role', true) = 'sees_every_family'
      or exists (select from family_member where family_id = asked_family and person_id = my_person_id()))
    and asked_family not in (select closed_to_me())
    and exists (select from family_member m join person p on p.id = m.person_id
      where m.family_id = asked_family and m.sensitive = 'pregnancy' and p.born_on is null and m.ends_on <= platform.today())
$$;

do $$
declare made text;
begin
  foreach made in array array['access.plain_words(text)', 'access.address_parts(text)', 'access.kept_from(uuid, uuid)', 'access.texts_kept_from(uuid, uuid, text[])',
    'access.pregnancy_is_over(uuid)'] loop
    execute format('alter function %s owner to register', made);
    execute format('revoke all on function %s from public', made);
  end loop;
end $$;
grant execute on function access.texts_kept_from(uuid, uuid, text[]), access.pregnancy_is_over(uuid) to app;

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
