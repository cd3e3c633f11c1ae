-- Which families, people, topics and requests somebody sees is asked in every query of a page. It is worked out once a transaction, kept in a setting that
-- ends with it, and forgotten as soon as a statement changes anything that it hangs on. (The family page: 33 times became once.)

-- What was worked out, now each under a name of its own; the policies go on asking by the names they know.
create function access.work_out_closed_to_me() returns setof uuid language sql stable security definer set search_path = access as
  $$ select access.families_closed_to(platform.me()) $$;
create function access.work_out_my_family_ids() returns setof uuid language sql stable security definer set search_path = access as $$
  select family_id from family_access
   where account_id = platform.me() and coalesce(ends_on, 'infinity'::date) >= platform.today() and starts_on <= platform.today()
  union
  select family_id from family_access
   where team_id = any (array(select access.my_teams())) and coalesce(ends_on, 'infinity'::date) >= platform.today() and starts_on <= platform.today()
  except select access.closed_to_me()
$$;
create function access.work_out_my_sensitive_topics() returns setof text language sql stable security definer set search_path = access as $$
  select family_id || '/' || topic from sensitive_reader
   where account_id = platform.me() and starts_on <= platform.today() and (ends_on is null or ends_on >= platform.today())
$$;
create function access.work_out_my_person_ids() returns setof uuid language sql stable security definer set search_path = people as $$
  select person_id from family_member
   where family_id = any (array(select access.my_family_ids()))
     and (sensitive is null or family_id || '/' || sensitive = any (array(select access.my_sensitive_topics())))
  union select access.my_person_id()
$$;
create function access.work_out_people_closed_to_me() returns setof uuid language sql stable security definer set search_path = people as $$
  select m.person_id from family_member m where m.family_id = any (array(select access.closed_to_me()))
     and not exists (select from family_member o where o.person_id = m.person_id and o.family_id <> all (array(select access.closed_to_me())))
$$;
create function access.work_out_my_unborn_ids() returns setof uuid language sql stable security definer set search_path = people as $$
  select m.person_id from family_member m join access.sensitive_reader r on r.family_id = m.family_id and r.topic = m.sensitive
   where r.account_id = platform.me() and r.starts_on <= platform.today() and (r.ends_on is null or r.ends_on >= platform.today())
$$;
create function access.work_out_requests_closed_to_me() returns setof uuid language sql stable security definer set search_path = front_door as
  $$ select id from request where family_id in (select access.closed_to_me()) $$;
create function access.work_out_my_request_ids() returns setof uuid language sql stable security definer set search_path = front_door as $$
  select id from request where sent_by = platform.me()
  union
  select id from request
   where sender_agency_id = access.my_agency_id() and access.i_may('see-agency-requests') and (family_id is null or family_id not in (select access.closed_to_me()))
  union
  select r.id from request r
   where r.family_id in (select access.my_family_ids()) and access.my_agency_id() is not null
     and (not exists (select from request_address a where a.request_id = r.id and a.is_protected) or r.family_id || '/address' in (select access.my_sensitive_topics()))
$$;

-- The setting begins with whom and which day it was worked out for: another actor in the same transaction never gets this one's.
do $$
declare
  what record;
begin
  for what in select * from (values
      ('closed_to_me', 'uuid'), ('my_family_ids', 'uuid'), ('my_sensitive_topics', 'text'), ('my_person_ids', 'uuid'),
      ('people_closed_to_me', 'uuid'), ('my_unborn_ids', 'uuid'), ('requests_closed_to_me', 'uuid'), ('my_request_ids', 'uuid')) as known (name, type) loop
    execute format('alter function access.work_out_%s() owner to register', what.name);
    execute format('revoke all on function access.work_out_%s() from public', what.name);
    execute format($function$
      create or replace function access.%1$s() returns setof %2$s language plpgsql stable security definer set search_path = access as $body$
      declare
        known text := current_setting('app.known_%1$s', true);
        whose text := concat_ws(' ', platform.me(), platform.today(), '');
      begin
        if known is null or not starts_with(known, whose) then
          known := whose || array(select access.work_out_%1$s())::text;
          perform set_config('app.known_%1$s', known, true);
        end if;
        return query select unnest(substr(known, length(whose) + 1)::%2$s[]);
      end $body$ $function$, what.name, what.type);
  end loop;
end $$;

create function access.forget_who_sees_what() returns trigger language plpgsql as $$
begin
  perform set_config('app.known_' || name, '', true)
    from unnest(array['closed_to_me', 'my_family_ids', 'my_sensitive_topics', 'my_person_ids', 'people_closed_to_me', 'my_unborn_ids',
                      'requests_closed_to_me', 'my_request_ids']) as name;
  return null;
end $$;
do $$
declare
  changed text;
begin
  foreach changed in array array['access.family_access', 'access.family_label', 'access.named_for_family', 'access.staff_conflict', 'access.sensitive_reader',
      'access.team', 'access.account', 'access.account_role', 'people.family_member', 'front_door.request', 'front_door.request_address'] loop
    execute format('create trigger forget_who_sees_what after insert or update or delete or truncate on %s for each statement execute function access.forget_who_sees_what()', changed);
  end loop;
end $$;

-- Asked of each of a few rows, never answered by first listing everybody: a subquery that gives a value is not turned into such a list.
alter policy both_people on people.relationship
  using (coalesce((select true from people.person p where p.id = from_person_id), false) and coalesce((select true from people.person p where p.id = to_person_id), false));
create or replace view published.worker with (security_invoker = true) as
  select account.id as worker_id, account.name, account.job_title, account.email, account.phone, account.disabled_at, agency.id as agency_id,
         agency.name as agency_name, agency.kind as agency_kind, agency.source_code, agency.is_protected as agency_is_protected,
         coalesce((select true from access.account_role held join access.role on role.code = held.role
                    where held.account_id = account.id and 'work-with-families' = any (role.rights)
                      and held.starts_on <= platform.today() and (held.ends_on is null or held.ends_on >= platform.today()) limit 1), false) as may_lead
    from access.account join access.agency on agency.id = account.agency_id;
