-- Families of concern: one number for all that a household's evidence rests on, so that a run passes over the many households of whom nothing changed.
alter table targeting.concern add column evidence_sum numeric;
comment on column targeting.concern.evidence_sum is 'A sum over the rules that hold and the facts they ask for, as the evidence was last kept; null once the household is no longer listed.';
comment on column targeting.concern_rule.last_found_on is 'The last day on which it held, once it no longer does; while it holds, the newest run tells the day.';
