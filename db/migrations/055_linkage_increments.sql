-- Rows of further files are linked to those of a whole run without reading all of them again: which files that run had read.
alter table targeting.linkage_run add column load_ids uuid[];
comment on column targeting.linkage_run.load_ids is 'Of a whole run: the files whose rows it linked.';
