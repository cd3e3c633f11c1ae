import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, doubt, linkedWorld } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const ada = await analyst(world);

test('before the first run it says that there is none', async () =>
  assert.match((await (await world.as(ada)).visit('/data/linkage/model')).text, /Rows have never been linked/));

test('what was learnt, how pairs were found, and what people said of doubts', async () => {
  await linkedWorld(world);
  const browser = await world.as(ada);
  await browser.fillIn(`/data/matches/${await doubt(world, 's1-0', 's2-0', { sureness: 0.64 })}`, { answer: 'same' });
  const page = await browser.visit('/data/linkage/model');
  assert.match(page.text, /Is it matching people, or families\?.*slip \d+%/);
  assert.match(page.text, /Date of birth What is found One person One household Strangers Weight Same date of birth [^A-Z]*\d.*Same address/);
  assert.match(page.text, /60% to 70% sure 1 1 100% 64%/);
  assert.doesNotMatch(page.text, /Fewer of the pairs/);
});

test('it warns where linked pairs have the same forename less often: the model may be matching families', async () => {
  await world.stored(`update targeting.linkage_run set report = jsonb_set(report, '{canary,linkedForenames}', '0.7')`);
  assert.match((await (await world.as(ada)).visit('/data/linkage/model')).text, /may be taking brothers and sisters for one person/);
});

test('without the role nobody sees it', async () => {
  assert.equal((await (await world.as(await world.worker('Tom Ashby'))).visit('/data/linkage/model')).status, 403);
});
