-- outside a transaction
drop index concurrently if exists people.name_key_by_year;
create index concurrently name_key_by_year on people.name_key (key, born_year, person_id);
