import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { newWorld, type World } from '#test/world.ts';
import { makeCouncil } from './council.ts';
import { dayOf } from './days.ts';
import { familyOf } from './family.ts';
import { tables, type Table } from './tables.ts';
import { tellLarge } from './tell-large.ts';

const world = await newWorld();
const council = makeCouncil(1, 0.001);
let rows: Record<Table, number>;

const tellTo = (to: World) => tellLarge(to.urls.superuser, { size: 0.001, seed: 1, today: to.today }, () => undefined);

before(async () => {
  rows = await tellTo(world);
});

test('families, people, requests, episodes, notes and events stand to each other as in a big council', () => {
  const perFamily = (table: Table, expected: number) => {
    const found = rows[table] / rows['people.family'];
    assert.ok(Math.abs(found / expected - 1) < 0.2, `${table}: ${found.toFixed(2)} for each family, not about ${expected.toFixed(2)}`);
  };
  assert.equal(rows['people.family'], 350);
  perFamily('people.person', 1_000_000 / 350_000);
  perFamily('front_door.request', 700_000 / 350_000);
  perFamily('plans.episode', 120_000 / 350_000);
  perFamily('people.note', 3_000_000 / 350_000);
  perFamily('platform.event', 20_000_000 / 350_000);
});

test('every row that refers to another finds it, and every index is back', async () => {
  const keys = await world.stored<{ from: string; to: string; own: string[]; theirs: string[] }>(
    `select c.conrelid::regclass::text as from, c.confrelid::regclass::text as to,
       array(select attname from unnest(conkey) with ordinality k (n, place) join pg_attribute on attrelid = conrelid and attnum = n order by place)::text[] as own,
       array(select attname from unnest(confkey) with ordinality k (n, place) join pg_attribute on attrelid = confrelid and attnum = n order by place)::text[] as theirs
     from pg_constraint c where contype = 'f' and conrelid = any ($1::text[]::regclass[])`,
    [tables],
  );
  assert.ok(keys.length > 40);
  for (const { from, to, own, theirs } of keys) {
    const there = own.map((column, place) => `o.${theirs[place]} = t.${column}`).join(' and ');
    const given = own.map(column => `t.${column} is not null`).join(' and ');
    assert.deepEqual(
      await world.stored(`select t.* from ${from} t where ${given} and not exists (select from ${to} o where ${there}) limit 1`),
      [],
      `${from} (${own.join()})`,
    );
  }
  const [indexes] = await world.stored<{ count: string }>(`select count(*) from pg_indexes where schemaname || '.' || tablename = any ($1)`, [tables]);
  const [before] = await (
    await newWorld()
  ).stored<{ count: string }>(`select count(*) from pg_indexes where schemaname || '.' || tablename = any ($1)`, [tables]);
  assert.deepEqual(indexes, before);
});

test('the same seed and day make the same rows', async () => {
  const again = await newWorld();
  await tellTo(again);
  for (const table of tables) {
    const columns = table === 'platform.event' ? 'id, at, actor_id, kind, family_id, subject_id, details' : '*';
    const hash = `select md5(string_agg(t::text, '|' order by t::text)) as hash from (select ${columns} from ${table}) t`;
    if (/locality|family$/.test(table)) continue;
    assert.deepEqual(await again.stored(hash), await world.stored(hash), table);
  }
});

test('its workers find their families, and the pages open', async () => {
  const today = dayOf(world.today);
  const found = Array.from({ length: 350 }, (_, number) => familyOf(council, number, today)).flatMap(family =>
    family.requests.filter(({ episode }) => episode?.endDay === null).map(request => ({ family, request })),
  );
  const { family, request } = found[0]!;
  const lead = request.episode!.lead;
  const browser = await world.as(lead);
  assert.match((await browser.visit('/my-families')).text, new RegExp(`${family.name} family`));
  const page = await browser.visit(`/families/${family.id}`);
  assert.equal(page.status, 200);
  for (const { given } of family.people) assert.match(page.text, new RegExp(given));
  const [plan] = await world.stored<{ id: string }>('select id from plans.plan where family_id = $1 order by started_on desc limit 1', [family.id]);
  assert.equal((await browser.visit(`/plans/${plan?.id}`)).status, 200);
  const officer = await world.as(council.officers[0]);
  for (const url of ['/requests', `/requests/${request.id}`]) assert.equal((await officer.visit(url)).status, 200, url);
  const child = family.people.find(({ isChild }) => isChild) ?? family.people[0]!;
  const search = await browser.fillIn('/families', { name: `${child.given} ${child.family}` });
  assert.match(search.text, new RegExp(child.given));
});
