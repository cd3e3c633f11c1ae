-- Rows that were set aside are mended by people, and join the file's others; or are dismissed with a reason. Only columns that are kept stand in them.
alter table targeting.set_aside_row
  -- {"<field>": "<as the partner wrote it>"}; gone once the row is mended or dismissed
  add column fields     jsonb not null default '{}',
  add column state      text not null default 'aside' check (state in ('aside', 'mended', 'dismissed')),
  add column because    text,
  add column decided_by uuid,
  add column decided_at timestamptz;
comment on column targeting.set_aside_row.cells is 'Only where cells and columns do not fit together: then nobody can tell which are kept.';
grant update on targeting.set_aside_row to app;
