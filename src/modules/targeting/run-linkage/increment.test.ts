import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { families, holdFeed, linkRows, numbersOf } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const folder = mkdtempSync(join(tmpdir(), 'open-early-help-increment-'));
after(() => rmSync(folder, { recursive: true }));
const { school, surgery } = families(150);
const part = (nth: number) => surgery.filter((_, row) => row % 10 === nth);
// Of the last families nobody is known to the school.
const pupils = school.slice(0, -20);
await holdFeed(world, { name: 'School census', rows: pupils });
const { feedId } = await holdFeed(world, { name: 'Surgery', rows: surgery.filter((_, row) => row % 10 > 1) });

async function linkByDay(): Promise<boolean> {
  world.wait({ minutes: 5 });
  const runId = world.platform.newId();
  await linkRows(world, { runId }, folder);
  const [run] = await world.stored<{ state: string; is_increment: boolean }>('select state, is_increment from targeting.linkage_run where id = $1', [runId]);
  assert.equal(run!.state, 'finished');
  return run!.is_increment;
}

test('the first run links all rows, and what it knows is kept where nobody else may read it', async () => {
  assert.equal(await linkByDay(), false);
  assert.equal(statSync(join(folder, 'run')).mode & 0o077, 0);
});

test('rows that a new file adds join their persons; everybody else stays as they were', async () => {
  const before = await numbersOf(world);
  await holdFeed(world, { name: 'Surgery', rows: part(0), feedId, adds: true });
  assert.equal(await linkByDay(), true);
  const now = await numbersOf(world);
  for (const key of Object.keys(before)) assert.equal(now[key], before[key], key);
  const known = part(0).filter(({ lasting_key }) => lasting_key.replace('g', 's') in before);
  const right = known.filter(({ lasting_key }) => now[lasting_key] === now[lasting_key.replace('g', 's')]);
  assert.ok(known.length > 20 && right.length / known.length > 0.9, `${right.length} of ${known.length}`);
  assert.ok(part(0).every(({ lasting_key }) => now[lasting_key]! > 0));
});

test('a second such file leaves the numbers that the first one brought', async () => {
  const before = await numbersOf(world);
  await holdFeed(world, { name: 'Surgery', rows: part(1), feedId, adds: true });
  assert.equal(await linkByDay(), true);
  const now = await numbersOf(world);
  for (const key of Object.keys(before)) assert.equal(now[key], before[key], key);
  assert.equal(Object.keys(now).length, pupils.length + surgery.length);
});

test('the night links all rows anew, and people keep their numbers', async () => {
  const before = await numbersOf(world);
  world.wait({ minutes: 5 });
  await linkRows(world, {}, folder);
  const now = await numbersOf(world);
  const moved = Object.keys(before).filter(key => now[key] !== before[key]);
  assert.ok(moved.length < surgery.length / 20, moved.join(' '));
  const [run] = await world.stored<{ is_increment: boolean }>('select is_increment from targeting.linkage_run order by began_at desc limit 1');
  assert.equal(run!.is_increment, false);
});

test('where a file was replaced, or nothing whole is kept, all rows are linked', async () => {
  assert.equal(await linkByDay(), true, 'nothing new at all');
  truncateSync(join(folder, 'run'), 1000);
  assert.equal(await linkByDay(), false, 'a file that was cut off');
  await holdFeed(world, { name: 'Surgery', rows: surgery, feedId });
  assert.equal(await linkByDay(), false, 'a file that was replaced');
});
