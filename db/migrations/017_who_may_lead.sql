-- Who can be named lead practitioner: those whose role is to work with families, not an administrator or an auditor.
create or replace view published.worker with (security_invoker = true) as
  select account.id as worker_id, account.name, account.job_title, account.email, account.phone, account.disabled_at, agency.id as agency_id,
         agency.name as agency_name, agency.kind as agency_kind, agency.source_code, agency.is_protected as agency_is_protected,
         exists (select from access.account_role held join access.role on role.code = held.role
                  where held.account_id = account.id and 'work-with-families' = any (role.rights)
                    and held.starts_on <= platform.today() and (held.ends_on is null or held.ends_on >= platform.today())) as may_lead
    from access.account join access.agency on agency.id = account.agency_id;
