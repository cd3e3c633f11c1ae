-- What a family's request said, for the assessment that begins with it. Row security of the request holds.
create view published.request_answers with (security_invoker = true) as
  select id as request_id, family_id, form, form_version, answers, sent_at from front_door.request where family_id is not null;
grant select on published.request_answers to sees_own_families, sees_every_family;
