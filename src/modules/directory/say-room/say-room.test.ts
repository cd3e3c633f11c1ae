import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { findRooms, roomLine } from '../index.ts';

const world = await newWorld();
const { owner, rival, practitioner, serviceId } = await keepersOf(world);
const url = `/directory/records/${serviceId}/room`;
const shown = () =>
  doWork(world.platform, nobody, 'look', async work =>
    roomLine((await findRooms(work, [serviceId])).get(serviceId), work.today).markup.replaceAll(/<[^>]+>/g, ''),
  );

test('an owner says how much room there is; anybody sees it at once, and it is recorded', async () => {
  assert.equal(await shown(), 'Room not confirmed');
  const browser = await world.as(owner);
  const answer = await browser.fillIn(url, { state: 'waiting-list', waitWeeks: '6' });
  assert.equal(answer.goesTo, `/directory/records/${serviceId}`);
  assert.match((await browser.follow(answer)).text, /Room and waiting Say how it is today There is a waiting list About 6 weeks’ wait\. Said on 1 March 2027/);
  assert.equal(await shown(), 'There is a waiting list About 6 weeks’ wait. Said on 1 March 2027');
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.room-said' and actor_id = $1`, [owner.id])).length, 1);
});

test('it grows old, and one press makes it new', async () => {
  world.wait({ days: 29 });
  assert.equal(await shown(), 'Room not confirmed Last said on 1 March 2027');
  await (await world.as(owner)).fillIn(url);
  assert.equal(await shown(), 'There is a waiting list About 6 weeks’ wait. Said on 30 March 2027');
});

test('mistakes come back beside their fields', async () => {
  const browser = await world.as(owner);
  const wrong = await browser.fillIn(url, { state: '', waitWeeks: 'many' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Select how much room there is/);
  assert.match(wrong.text, /Enter whole weeks, like 6/);
  assert.match(wrong.html, /value="many"/);
});

test('another organisation’s service does not exist, not even past the application', async () => {
  for (const who of [rival, practitioner]) assert.equal((await (await world.as(who)).visit(url)).status, 404);
  await assert.rejects(
    world.doAs(rival, work =>
      sql`insert into directory.room (id, service_id, state, said_at, said_on) values (gen_random_uuid(), ${serviceId}, 'full', now(), now())`.execute(
        work.tables('directory'),
      ),
    ),
    /row-level security/,
  );
});
