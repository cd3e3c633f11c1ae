import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analystOf, feed } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);

test('nothing yet: the page says so, and "Data" leads to it', async () => {
  const browser = await world.as(analyst);
  assert.match((await browser.visit('/data')).text, /No partner sends a file yet/);
  assert.match((await browser.visit('/data')).html, /href="\/data"[^>]*>\s*(<strong[^>]*>)?Data/);
});

test('each feed stands with what it holds, and how current that is', async () => {
  await feed(world, { name: 'Attendance', rows: [{ surname: 'Okafor' }, { surname: 'Doyle' }] });
  const { text } = await (await world.as(analyst)).visit('/data');
  assert.match(text, /Attendance School census and attendance Fernshire Schools 2 1 March 2027 Held Analysts only/);
});

test('who sees a feed is told by the names of their roles', async () => {
  const [{ id } = { id: '' }] = await world.stored<{ id: string }>('select id from targeting.feed');
  await (
    await world.as(analyst)
  ).fillIn(`/data/feeds/${id}/sharing-rule`, { roles: ['team-manager', 'practitioner'], purposes: ['assessing'], shows: ['what'], monthsBack: '6' });
  assert.match((await (await world.as(analyst)).visit('/data')).text, /Held Team manager, Practitioner|Held Practitioner, Team manager/);
});
