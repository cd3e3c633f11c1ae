-- A form is data. A published version never changes: a new wording is a new version, and what was asked is shown in its own words for ever.
create schema forms;
grant usage on schema forms to app, register;

create table forms.form_version (
  form         text not null,
  number       int not null check (number > 0),
  definition   jsonb not null,
  published_at timestamptz,
  primary key (form, number),
  check (definition ->> 'form' = form and (definition ->> 'version')::int = number)
);

create function forms.keep_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'Version % of the form % is published and cannot change', old.number, old.form;
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_published before update or delete on forms.form_version for each row execute function forms.keep_published();
create trigger never_emptied before truncate on forms.form_version for each statement execute function platform.never_altered();

-- Questions are nobody's personal data: everyone may read them, also somebody without an account. Only the owner publishes.
alter table forms.form_version enable row level security;
alter table forms.form_version force row level security;
create policy anyone_reads on forms.form_version for select to app, register using (true);
create policy owner_publishes on forms.form_version to current_user using (true) with check (true);
grant select on forms.form_version to app, register;
