-- How far a run of the linkage is, told while it goes on: its stage, how much of it is done, and since when.
alter table targeting.linkage_run
  add column stage          text,
  add column stage_done     int,
  add column stage_of       int,
  add column stage_began_at timestamptz;
