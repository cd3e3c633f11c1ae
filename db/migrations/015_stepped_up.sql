-- Whoever takes a family over in social care may be somebody who signs in here: they read the record for a while, so that the family does not tell it again.
alter table access.family_access drop constraint family_access_because_check;
alter table access.family_access add constraint family_access_because_check
  check (because in ('lead practitioner', 'team around the family', 'allocated team', 'front door', 'audit', 'supervision', 'named', 'stepped up'));
