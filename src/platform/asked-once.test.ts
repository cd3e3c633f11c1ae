import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newWorld } from '#test/world.ts';
import { doWork, type Work } from './work.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const { actor } = await (await world.as(priya)).session(world.platform);
const name = async (work: Work) =>
  (await work.tables('access').selectFrom('access.account').select('name').where('id', '=', priya.id).executeTakeFirstOrThrow()).name;
const rename = (to: string) => world.stored('update access.account set name = $1 where id = $2', [to, priya.id]);

test('within one piece of work the same question is asked once, until something may have changed', async () => {
  const told = await doWork(world.platform, actor, 'look', async work => {
    const first = await name(work);
    await rename('Priya Patel');
    const second = await name(work);
    await sql`select 1`.execute(work.tables('access'));
    return [first, second, await name(work)];
  });
  assert.deepEqual(told, ['Priya Shah', 'Priya Shah', 'Priya Patel']);
});

test('whoever waited for a lock sees what was changed meanwhile', async () => {
  const told = await doWork(world.platform, actor, 'look', async work => {
    const first = await name(work);
    await rename('Priya Rao');
    await work.tables('people').selectFrom('people.family').select('family_id').forUpdate().execute();
    return [first, await name(work)];
  });
  assert.deepEqual(told, ['Priya Patel', 'Priya Rao']);
});

test('the next piece of work asks again', async () => {
  await rename('Priya Shah');
  assert.equal(await doWork(world.platform, actor, 'look', name), 'Priya Shah');
});

test('who changes an answer they were given changes nobody else’s', async () => {
  const asked = (work: Work) => work.tables('access').selectFrom('access.account').select('id').where('id', '=', priya.id).execute();
  await doWork(world.platform, actor, 'look', async work => {
    (await asked(work)).pop();
    assert.equal((await asked(work)).length, 1);
  });
});

test('the server plans a statement once for each connection', async () => {
  const known = () => sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements where statement like '%"access"."account"%'`;
  const planned = await doWork(world.platform, actor, 'look', async work => {
    for (let times = 0; times < 3; times += 1) await name(work);
    return (await known().execute(work.tables('access'))).rows[0]?.n;
  });
  assert.ok((planned ?? 0) >= 1, 'it was not prepared');
});

test('a migration that adds a column does not disturb those who planned without it', async () => {
  const all = (work: Work) => work.tables('access').selectFrom('access.account').selectAll().where('id', '=', priya.id).execute();
  const look = () => doWork(world.platform, actor, 'look', all);
  await Promise.all(Array.from({ length: 10 }, look));
  await world.stored('alter table access.account add column shoe_size int default 5');
  for (const found of await Promise.all(Array.from({ length: 10 }, look))) assert.partialDeepStrictEqual(found, [{ shoe_size: 5 }]);
});

test('what somebody sees is worked out anew once it has changed, and never for somebody else', async () => {
  const other = await world.worker('Omar Aziz');
  const counted: number[] = [];
  class Enough extends Error {}
  const trial = world.platform.db.transaction().execute(async tx => {
    const actAs = (id: string) => sql`select set_config('app.actor_id', ${id}, true)`.execute(tx);
    const count = async () => counted.push((await sql`select access.my_family_ids()`.execute(tx)).rows.length);
    await sql`select set_config('app.today', '2027-01-04', true), set_config('role', 'sees_every_family', true)`.execute(tx);
    await actAs(priya.id);
    await count();
    await tx
      .insertInto('access.family_access')
      .values({
        ...{ id: world.platform.newId(), family_id: world.platform.newId(), account_id: priya.id, team_id: null },
        ...{ because: 'team around the family', starts_on: Temporal.PlainDate.from('2027-01-04'), ends_on: null },
      })
      .execute();
    await count();
    await actAs(other.id);
    await count();
    throw new Enough();
  });
  await assert.rejects(trial, Enough);
  assert.deepEqual(counted, [0, 1, 0]);
});
