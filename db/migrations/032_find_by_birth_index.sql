-- outside a transaction
drop index concurrently if exists people.name_key_by_birth;
create index concurrently name_key_by_birth on people.name_key (key, born_on, person_id);
