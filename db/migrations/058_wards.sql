-- Where wards are, as the council gives them, for the map of the local offer.
create table directory.ward (
  id      uuid primary key,
  name    text not null,
  -- rings of longitude and latitude as JSON, simplified: enough to draw, not to measure
  outline text not null
);
comment on table directory.ward is 'A ward of the council or beside it, and its outline.';
call directory.protect_public('directory.ward');
