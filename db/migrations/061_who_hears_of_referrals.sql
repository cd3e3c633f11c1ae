-- Who hears that there is news of a referral: whoever referred, and whoever leads the help now, as long as they still see the family. Asked by the service's own jobs.
create function referrals.senders_of(asked uuid) returns table (worker_id uuid, email text) language sql stable security definer set search_path = access as $$
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
$$;
alter function referrals.senders_of(uuid) owner to register;
revoke all on function referrals.senders_of(uuid) from public;
grant execute on function referrals.senders_of(uuid) to app;
