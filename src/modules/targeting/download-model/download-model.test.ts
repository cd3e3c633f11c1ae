import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, linkedWorld } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const ada = await analyst(world);
await linkedWorld(world);
const [run] = await world.stored<{ id: string }>('select id from targeting.linkage_run');
const address = `/data/linkage/runs/${run!.id}/splink-settings`;

test('the model of a run comes as a file of settings, and who took it is recorded', async () => {
  const browser = await world.as(ada);
  assert.ok((await browser.visit('/data/linkage/model')).html.includes(`href="${address}"`));
  const file = await browser.visit(address);
  assert.equal(file.headers['content-disposition'], 'attachment; filename="splink-settings.json"');
  const settings = JSON.parse(file.html) as { comparisons: { output_column_name: string; comparison_levels: { m_probability?: number }[] }[] };
  const forename = settings.comparisons.find(({ output_column_name: column }) => column === 'forename');
  const learnt = forename!.comparison_levels.map(({ m_probability: chance }) => chance ?? 0);
  assert.ok(learnt[1]! > 0.5, 'most of one person’s rows have one forename');
  const [read] = await world.stored("select actor_id, subject_id from platform.event where details->>'page' = 'targeting.download-model'");
  assert.deepEqual(read, { actor_id: ada.id, subject_id: run!.id });
});

test('a run that is none has no model; without the role there is no file', async () => {
  const browser = await world.as(ada);
  assert.equal((await browser.visit(address.replace(run!.id, '00000000-0000-7000-8000-00000000dead'))).status, 404);
  assert.equal((await browser.visit(address.replace(run!.id, 'none'))).status, 404);
  assert.equal((await (await world.as(await world.worker('Tom Ashby'))).visit(address)).status, 403);
});
