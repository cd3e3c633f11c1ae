-- The inbox's list of what was decided lately.
create index decision_decided_at on front_door.decision (decided_at);
