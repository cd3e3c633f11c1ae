import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newWorld } from '#test/world.ts';
import { lineOf } from './visitors-wait.ts';

const noRest = () => 0;

test('so many have their turn at once; the others wait, in the order they came', async () => {
  const line = lineOf({ atOnce: 1, waiting: 2, patience: 5000 }, noRest);
  const said: string[] = [];
  const first = await line.enter();
  const second = line.enter().then(end => (said.push('second'), end));
  const third = line.enter().then(end => (said.push('third'), end));
  assert.equal(await line.enter(), null, 'the line is full');
  assert.deepEqual(said, []);
  first?.();
  first?.();
  (await second)?.();
  await third;
  assert.deepEqual(said, ['second', 'third']);
});

test('whoever waits too long is sent away, and nobody loses their turn by it', async () => {
  const line = lineOf({ atOnce: 1, waiting: 5, patience: 20 }, noRest);
  const end = await line.enter();
  assert.equal(await line.enter(), null);
  const waiting = line.enter();
  end?.();
  assert.notEqual(await waiting, null);
});

test('a turn is followed by a rest', async () => {
  const line = lineOf({ atOnce: 1, waiting: 5, patience: 1000 }, () => 60);
  const end = await line.enter();
  const began = performance.now();
  end?.();
  await line.enter();
  assert.ok(performance.now() - began >= 55);
});

test('a flood of pages that anybody reads, from many addresses, is turned away with when to come back; those who work are answered', async () => {
  const world = await newWorld({ settings: { visitors: { atOnce: 1, waiting: 3, patience: 2000 } } });
  const working = await world.as(await world.worker('Priya Shah'));
  const asked = (url: string, number: number) => world.app.inject({ method: 'GET', url, remoteAddress: `10.0.0.${number}`, headers: { host: 'localhost' } });
  const flood = Array.from({ length: 30 }, (_, number) => asked(number % 2 ? '/services' : '/open-referral-uk/v3/services', number));
  await pause(1);
  const page = await working.visit('/sign-out');
  const answers = await Promise.all(flood);
  assert.equal(page.status, 200);
  const away = answers.filter(({ statusCode }) => statusCode === 429);
  assert.ok(away.length >= 15 && away.length < 30, `${away.length} were sent away`);
  for (const { headers } of away) assert.ok(Number(headers['retry-after']) > 0);
  assert.equal((await asked('/services', 1)).statusCode, 200, 'afterwards, anybody is answered');
});
