import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMigrations } from '#platform/migrate.ts';
import { longLocks } from './migration-locks.ts';

const before = { name: '004_people.sql', text: 'create table people.person (person_id uuid primary key, name text);' };
const after = (text: string) => longLocks([before, { name: '099_new.sql', text }]);

test('no migration after the first release stops people who are working, or the release they are working with', () => {
  assert.ok(readMigrations().length > 20);
  assert.deepEqual(longLocks(readMigrations()), []);
});

test('what would is found', () => {
  const wrong = [
    'create index person_by_name on people.person (name);',
    'create unique index person_by_name on people.person (name);',
    'alter table people.person add column token uuid not null default gen_random_uuid();',
    'alter table people.person add column number bigserial;',
    'alter table people.person add column initial text generated always as (left(name, 1)) stored;',
    'alter table people.person add column born_on date not null;',
    'alter table people.person alter column name type varchar(80);',
    'alter table people.person alter column name set not null;',
    'alter table people.person\n  add constraint named check (name is not null);',
    'alter table people.person add foreign key (person_id) references people.family (family_id);',
    'alter table people.person add constraint once unique (name);',
    'alter table people.person drop column name;',
    'alter table people.person rename column name to full_name;',
    'alter table people.person rename to human;',
    'drop table people.person;',
    "update people.person set name = '';",
    'do $$ begin null; end $$; delete from people.person where name is null;',
    'lock table people.person;',
    'create index concurrently person_by_name on people.person (name);',
    '-- outside a transaction\ncreate index concurrently person_by_name on people.person (name);',
    "-- outside a transaction\ninsert into people.person values ('x');",
    '-- safe: yes\nalter table people.person drop column name;',
  ];
  for (const text of wrong) assert.equal(after(text).length, 1, `${text}\n${after(text).join('\n')}`);
});

test('what does not is not', () => {
  const fine = [
    'create table people.pet (pet_id uuid primary key, name text not null); create index pet_by_name on people.pet (name); alter table people.pet alter column name set not null;',
    'alter table people.person add column known_as text;',
    "alter table people.person add column state text not null default 'open';",
    'alter table people.person add column seen_at timestamptz not null default now();',
    'alter table people.person add constraint named check (name is not null) not valid;',
    'alter table people.person add constraint once unique using index person_by_name;',
    'alter table people.person alter column name drop not null;',
    'alter table people.person drop constraint named;',
    'alter table people.person enable row level security;',
    'create function people.count() returns int language sql as $$ delete from people.person; select 1 $$;',
    'grant update on people.person to app; create trigger t after update or delete on people.person for each row execute function f();',
    '-- outside a transaction: the table is large\ndrop index concurrently if exists people.person_by_name;\ncreate index concurrently person_by_name on people.person (name);',
    '-- outside a transaction\nalter table people.person validate constraint named;',
    '-- safe: a dozen rows, all of them ours\nupdate people.person set name = initcap(name);',
  ];
  for (const text of fine) assert.deepEqual(after(text), [], text);
  assert.deepEqual(longLocks([before, { name: '011_first.sql', text: 'alter table people.person drop column name;' }]), [], 'the first release made its own');
});
