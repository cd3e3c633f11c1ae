-- Jobs are rows added in the same transaction as the work that wants them. The queue is graphile-worker's; its schema belongs to the owner,
-- so that adding goes through one function and the web's roles cannot read what waits.
create function platform.later(job text, payload json) returns void language plpgsql security definer set search_path = platform as $$
begin
  perform graphile_worker.add_job(job, payload);
end $$;
revoke all on function platform.later(text, json) from public;
grant execute on function platform.later(text, json) to app;
