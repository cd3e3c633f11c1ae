-- Narrow copies of what ten thousand services are looked through by, so that their documents and words are not read on the way.
-- safe: made with the directory itself, which no release has yet
create index service_at_location_where on directory.service_at_location (service_id) include (latitude, longitude);
drop index directory.service_at_location_of_service;
-- safe: made with the directory itself, which no release has yet
create index service_by_ages on directory.service (id) include (minimum_age, maximum_age, status, cost, is_online, covers_area, is_send, organization_id, modified_at);
