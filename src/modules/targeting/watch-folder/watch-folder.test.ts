import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { addTestFeed, feed } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';
import { readFeeds } from '../configuration.ts';
import { loadFile } from '../load-file/load-file.job.ts';
import { watchFolder } from './watch-folder.ts';

// The clock of the file system is the machine's own: this world lives after it.
const world = await newWorld({ now: '2040-03-01T09:00Z' });
const folder = mkdtempSync(join(tmpdir(), 'open-early-help-watched-'));
after(() => rmSync(folder, { recursive: true }));
const watch = watchFolder({ folder, mostFileBytes: 10_000 });
const put = (feedId: string, name: string, content: string) => {
  mkdirSync(join(folder, feedId), { recursive: true });
  writeFileSync(join(folder, feedId, name), content);
};
const lies = (feedId: string, where = '') =>
  readdirSync(join(folder, feedId, where), { withFileTypes: true }).flatMap(entry => (entry.isFile() ? [entry.name] : []));
const look = () => watch(world.platform, {});
const loadsOf = (feedId: string) =>
  world.stored<{ id: string; state: string; came_by: string }>(`select id, state, came_by from targeting.feed_load where feed_id = $1 and came_by = 'folder'`, [
    feedId,
  ]);

test('a file is loaded as the feed’s next, and moved only once it is held', async () => {
  const { feedId } = await feed(world, { rows: [{ surname: 'Before' }] });
  put(feedId, 'week 12.csv', 'surname\nAfter\n');
  put(feedId, 'week 13.csv.part', 'surname\nHalf');
  await look();
  const [load] = await loadsOf(feedId);
  assert.equal(load?.state, 'reading');
  await look();
  assert.deepEqual(lies(feedId).sort(), ['week 12.csv', 'week 13.csv.part'], 'it stays until what became of it is kept');
  await loadFile(world.platform, { loadId: load.id });
  await look();
  assert.deepEqual(lies(feedId), ['week 13.csv.part']);
  assert.deepEqual(lies(feedId, 'done'), ['week 12.csv']);
  assert.deepEqual(await world.stored('select surname from targeting.feed_row where feed_id = $1', [feedId]), [{ surname: 'After' }]);
  assert.equal((await loadsOf(feedId)).length, 1);
  const events = await world.stored(`select details::text from platform.event where kind like 'targeting.%'`);
  assert.doesNotMatch(JSON.stringify(events), /week 12/, 'what it is called is kept nowhere');
});

test('what cannot be loaded goes to failed, with the reason beside it', async () => {
  const { feedId } = await feed(world, { rows: [{ surname: 'Before' }] });
  put(feedId, 'picture.csv', '\x00\x01\x02'.repeat(100));
  await look();
  const [load] = await loadsOf(feedId);
  await loadFile(world.platform, { loadId: load?.id ?? '' });
  put(feedId, 'large.csv', 'x'.repeat(20_000));
  await look();
  assert.deepEqual(lies(feedId, 'failed').sort(), ['large.csv', 'large.csv.why.txt', 'picture.csv', 'picture.csv.why.txt']);
  assert.match(readFileSync(join(folder, feedId, 'failed', 'picture.csv.why.txt'), 'utf8'), /no text and no kind of table/);
  assert.match(readFileSync(join(folder, feedId, 'failed', 'large.csv.why.txt'), 'utf8'), /too large/);
});

test('a feed without columns, one of no such number, and what leads elsewhere take nothing', async () => {
  const feedId = await addTestFeed(world);
  const nothing = '00000000-0000-7000-8000-00000000dead';
  put(feedId, 'first.csv', 'surname\nOkafor\n');
  put(nothing, 'lost.csv', 'surname\nOkafor\n');
  symlinkSync('/etc/passwd', join(folder, feedId, 'link.csv'));
  await look();
  assert.match(readFileSync(join(folder, feedId, 'failed', 'first.csv.why.txt'), 'utf8'), /how this feed’s columns are read/);
  assert.match(readFileSync(join(folder, nothing, 'failed', 'lost.csv.why.txt'), 'utf8'), /no feed of this number/);
  assert.deepEqual(await loadsOf(feedId), []);
});

test('its settings are checked before anything starts', () => {
  assert.deepEqual(readFeeds({ FEEDS_DIR: folder, MOST_FILE_MB: '20' }), { folder, mostFileBytes: 20 * 1024 * 1024 });
  assert.throws(() => readFeeds({ FEEDS_DIR: join(folder, 'none'), MOST_FILE_MB: '-1' }), /MOST_FILE_MB must be .*\nFEEDS_DIR must be/);
});
