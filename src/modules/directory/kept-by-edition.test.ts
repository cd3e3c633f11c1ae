import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { addTestService } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { keptByEdition } from './kept-by-edition.ts';

test('it is asked once for each edition, and apart for each database', async () => {
  const [here, elsewhere] = [await newWorld(), await newWorld()];
  let asked = 0;
  const find = keptByEdition(() => Promise.resolve((asked += 1)));
  const look = (world: typeof here) => doWork(world.platform, nobody, 'look', find);
  assert.deepEqual([await look(here), await look(here), await look(elsewhere), await look(here)], [1, 1, 2, 1]);
  await addTestService(here, { name: 'Stay and play' });
  assert.deepEqual([await look(here), await look(here), await look(elsewhere)], [3, 3, 2]);
});
