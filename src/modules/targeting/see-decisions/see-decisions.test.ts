import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, doubt, linkedWorld } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const ada = await analyst(world);

test('an empty history says so', async () =>
  assert.match((await (await world.as(ada)).visit('/data/matches/decisions')).text, /Nobody has decided anything yet/));

test('who said what, when, and how long it took, the newest first; nobody in the files is named', async () => {
  await linkedWorld(world, 30);
  const browser = await world.as(ada);
  for (const [nth, answer] of ['same', 'different'].entries()) {
    const page = await browser.visit(`/data/matches/${await doubt(world, `s${nth + 1}-0`, `s${nth + 10}-0`)}`);
    world.wait({ seconds: 75 });
    await browser.sendFrom(page, { answer, because: 'I rang them' });
  }
  const page = await browser.visit('/data/matches/decisions');
  assert.match(page.text, /2 decisions.*Two people, said Ada Lint on .*“I rang them”.*Holds 60% sure 1 min 15 s.*One person, said Ada Lint/);
});

test('without the role nobody sees the history', async () => {
  assert.equal((await (await world.as(await world.worker('Tom Ashby'))).visit('/data/matches/decisions')).status, 403);
});
