import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { addTestFeed, analystOf, loadRows, sendFile } from '#test/builders/targeting.ts';
import { theService } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import { newWorld } from '#test/world.ts';
import { loadFile } from './load-file.job.ts';
import { beginLoad } from './receive-file.ts';
import { takeUpLoads } from './take-up-loads.ts';

const world = await newWorld();
const root = join(import.meta.dirname, '..', '..', '..', '..');
const rows = 60_000;
const big = `surname\n${Array.from({ length: rows }, (_, n) => `Surname ${n}`).join('\n')}\n`;
const held = async (feedId: string) =>
  (await world.stored<{ count: number }>('select count(*)::int as count from targeting.feed_row where feed_id = $1', [feedId]))[0]?.count;
const stateOf = async (loadId: string) =>
  (await world.stored<{ state: string; rows_done: number }>('select state, rows_done from targeting.feed_load where id = $1', [loadId]))[0];

async function begun() {
  const feedId = await addTestFeed(world);
  await loadRows(world, feedId, [{ surname: 'Held before' }]);
  const loadId = await sendFile(world, feedId, big);
  await world.doAs(await analystOf(world), work => beginLoad(work, feedId, loadId));
  return { feedId, loadId };
}

test('a worker killed in the middle of a file leaves what was held before; the file is taken up again, and comes whole', async () => {
  const { feedId, loadId } = await begun();
  const worker = spawn(process.execPath, [join(root, 'test/kill/loading.ts'), world.urls.jobs, world.now.toString(), loadId], { cwd: root, stdio: 'ignore' });
  const ended = once(worker, 'exit');
  for (let tries = 0; tries < 1200 && ((await stateOf(loadId))?.rows_done ?? 0) === 0; tries += 1) await pause(25);
  worker.kill('SIGKILL');
  await ended;
  const { state, rows_done: done } = (await stateOf(loadId))!;
  assert.equal(state, 'reading', 'it was killed in the middle');
  assert.ok(done > 0 && done < rows);
  assert.equal(await held(feedId), 1);

  world.wait({ minutes: 5 });
  // What the dead worker had begun is let go once the server notices that it is gone.
  for (let tries = 0; tries < 200; tries += 1) {
    const [lock] = await world.stored(
      `select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    );
    if (!lock) break;
    await pause(50);
  }
  await doWork(world.platform, theService, 'look', work => takeUpLoads(work, {}));
  const [queued] = await world.stored(`select count(*)::int as count from graphile_worker.jobs where task_identifier = 'load-file'`);
  assert.ok(Number(queued?.['count']) >= 2, 'it is queued anew');
  await loadFile(world.platform, { loadId });
  assert.equal((await stateOf(loadId))?.state, 'held');
  assert.equal(await held(feedId), rows);
});

test('a connection cut in the middle: the file is read again from its beginning, and comes once', async () => {
  const { feedId, loadId } = await begun();
  const loading = loadFile(world.platform, { loadId });
  for (let tries = 0; tries < 1200 && ((await stateOf(loadId))?.rows_done ?? 0) === 0; tries += 1) await pause(25);
  await world.stored(
    `select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())`,
  );
  await loading;
  assert.equal((await stateOf(loadId))?.state, 'held');
  assert.equal(await held(feedId), rows);
});

test('two workers with one file: one reads it, the other lets it be', async () => {
  const { feedId, loadId } = await begun();
  await Promise.all([loadFile(world.platform, { loadId }), loadFile(world.platform, { loadId })]);
  assert.equal(await held(feedId), rows);
});
