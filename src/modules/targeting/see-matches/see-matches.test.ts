import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, doubt, linkedWorld } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const ada = await analyst(world);

test('an empty queue says so', async () => {
  const page = await (await world.as(ada)).visit('/data/matches');
  assert.match(page.text, /There is nothing to decide/);
});

test('the most worth deciding stands first, fifty to a page, and nobody is named', async () => {
  await linkedWorld(world, 40);
  for (let nth = 1; nth <= 39; nth++) await doubt(world, `s${nth}-0`, `s${nth + 1}-0`, { value: nth });
  for (let nth = 1; nth <= 14; nth++) await doubt(world, `s${nth}-1`, `s${nth + 1}-1`, { value: 0.1 * nth });
  const best = await doubt(world, 's1-0', 's40-0', { value: 99, touches: ['record', 'abuse'], risks: ['sensitive-facts'] });
  const browser = await world.as(ada);
  const page = await browser.visit('/data/matches');
  const shown = [...page.html.matchAll(/href="\/data\/matches\/([0-9a-f-]{36})">(?:<[^>]*>)?Look at/g)].map(([, id]) => id);
  assert.equal(shown.length, 50);
  assert.equal(shown[0], best);
  assert.match(page.text, /School census and School census 60% Very much \(99\.0\).*a family of the service’s own record; facts about abuse/);
  assert.match(page.text, /A second person must agree/);
  assert.equal([...(await browser.visit('/data/matches?page=2')).html.matchAll(/Look at <\/span>Pair/g)].length, 4);
  const names = await world.stored<{ surname: string }>('select distinct surname from targeting.feed_row');
  for (const { surname } of names) assert.ok(!page.text.includes(` ${surname} `), surname);
});

test('how long decisions take is told: half took less', async () => {
  const browser = await world.as(ada);
  for (const seconds of [5, 20, 90]) {
    const pairId = /href="\/data\/matches\/([0-9a-f-]{36})">(?:<[^>]*>)?Look at/.exec((await browser.visit('/data/matches')).html)![1]!;
    const open = await browser.visit(`/data/matches/${pairId}`);
    world.wait({ seconds });
    assert.equal((await browser.sendFrom(open, { answer: 'not-sure' })).status, 303);
  }
  assert.match((await browser.visit('/data/matches')).text, /Half of all decisions took less than 20 seconds/);
});

test('without the role nobody sees the queue', async () => {
  assert.equal((await (await world.as(await world.worker('Tom Ashby'))).visit('/data/matches')).status, 403);
});
