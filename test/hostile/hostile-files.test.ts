import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, loadRows, sendFile, withFile } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';
import { beginLoad, loadFile } from '#modules/targeting/index.ts';
import { lookInto, readAll } from '../../src/modules/targeting/read-file/reading-process.ts';
import { CannotRead } from '../../src/modules/targeting/read-file/table.ts';
import { packedFiles } from './packed-files.ts';
import { textFiles, type Hostile } from './text-files.ts';

const bounds = { seconds: 60, megabytes: 600 };
const how = {
  mostAside: 100,
  latest: '2027-03-01',
  holdsPersonOnce: false,
  mapping: { columns: { surname: 'surname' }, dates: 'day-first', what: { every: 'involved' } },
} as const;

/** Reads a file to its end, as a job does; how many rows, how many set aside. */
async function read(path: string) {
  const batches = readAll({ path, ...how }, bounds);
  const first: string[] = [];
  for (;;) {
    const next = await batches.next();
    if (next.done) return { ...next.value, first };
    first.push(...next.value.arrays);
  }
}

for (const file of [...textFiles, ...packedFiles]) test(file.name, () => withFile(file.content(), ({ path }) => tryFile(file, path)));

async function tryFile({ refused, rows = 0, aside = 0, first }: Hostile, path: string) {
  if (refused) {
    await assert.rejects(read(path), (fault: unknown) => {
      assert.ok(fault instanceof CannotRead, String(fault));
      assert.match(fault.message, refused);
      return true;
    });
    return;
  }
  const found = await read(path);
  assert.deepEqual({ rows: found.kept, aside: found.setAside }, { rows, aside });
  if (first !== undefined)
    assert.ok(
      found.first.some(array => array.includes(first.replaceAll('\\', '\\\\').replaceAll('"', '\\"'))),
      first,
    );
}

test('at least fifty hostile files were tried', () => assert.ok(textFiles.length + packedFiles.length >= 50));

test('a reading that takes too long, or too much memory, is ended, and says so', async () => {
  const long = `surname,town\n${'Okafor,Fernbury\n'.repeat(500_000)}`;
  await withFile(long, async ({ path }) => {
    const patient = readAll({ path, ...how }, { seconds: 0.2, megabytes: 600 });
    await assert.rejects(async () => {
      for await (const _ of patient);
    }, /took too long/);
    await assert.rejects(async () => {
      for await (const _ of readAll({ path, ...how }, { seconds: 60, megabytes: 20 }));
    }, /far more memory/);
    assert.equal((await lookInto(path, 3)).rows.length, 3, 'looking reads no further than it needs');
  });
});

test('of a hostile file nothing is loaded, what was held stays, and the next file is read as ever', async () => {
  const world = await newWorld();
  const feedId = await addTestFeed(world);
  await loadRows(world, feedId, [{ surname: 'Held' }]);
  const hostile = [...textFiles, ...packedFiles].filter(({ name }) =>
    /billion laughs|nested a hundred|says it is 10 GB|NULs everywhere|never closed$/.test(name),
  );
  assert.equal(hostile.length, 5);
  for (const { content, refused } of hostile) {
    const loadId = await sendFile(world, feedId, content());
    await world.doAs(await analystOf(world), work => beginLoad(work, feedId, loadId));
    await loadFile(world.platform, { loadId });
    const [load] = await world.stored<{ state: string; failure: string }>('select state, failure from targeting.feed_load where id = $1', [loadId]);
    assert.equal(load?.state, 'failed');
    assert.match(load.failure, refused ?? /never/);
    assert.deepEqual(await world.stored('select surname from targeting.feed_row'), [{ surname: 'Held' }]);
    assert.deepEqual(await world.stored('select load_id from targeting.file_part'), []);
  }
  await loadRows(world, feedId, [{ surname: 'Next' }]);
  assert.deepEqual(await world.stored('select surname from targeting.feed_row'), [{ surname: 'Next' }]);
});
