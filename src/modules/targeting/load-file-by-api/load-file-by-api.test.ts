import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askBy, sendBy, systemIn } from '#test/builders/systems.ts';
import { addTestFeed, feed } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';
import { loadFile } from '../load-file/load-file.job.ts';

const world = await newWorld({ settings: { mostFileBytes: 50_000 } });
const agency = 'Fernshire Schools';
const system = await systemIn(world, { agency, name: 'pupil records' });
const { feedId } = await feed(world, { agency, rows: [{ surname: 'Before' }] });
const url = `/api/v1/feeds/${feedId}/loads`;
const csv = { 'content-type': 'text/csv' };
let files = 0;
const aFile = () => `surname\nOkafor ${(files += 1)}\n`;

test('a system of the agency sends a file, and asks what became of it', async () => {
  const sent = await sendBy(world, system.token, aFile(), { headers: csv, url: `${url}?currentAsOf=2027-02-27` });
  assert.equal(sent.status, 202, JSON.stringify(sent.body));
  assert.deepEqual([sent.body['state'], sent.body['currentAsOf']], ['reading', '2027-02-27']);
  await loadFile(world.platform, { loadId: String(sent.body['id']) });
  const seen = await askBy(world, system.token, String(sent.headers['location']));
  assert.deepEqual([seen.status, seen.body['state'], seen.body['rows']], [200, 'held', 1]);
  assert.deepEqual(await world.stored('select surname from targeting.feed_row where feed_id = $1', [feedId]), [{ surname: 'Okafor 1' }]);
  const [load] = await world.stored('select came_by, received_by from targeting.feed_load where id = $1', [sent.body['id']]);
  assert.deepEqual(load, { came_by: 'api', received_by: system.id });
});

test('sent again under its key it is one load; under another key the same bytes are refused', async () => {
  const file = aFile();
  const first = await sendBy(world, system.token, file, { headers: csv, url, key: '"week 9"' });
  const again = await sendBy(world, system.token, file, { headers: csv, url, key: '"week 9"' });
  assert.deepEqual([again.status, again.body['id']], [202, first.body['id']]);
  const other = await sendBy(world, system.token, file, { headers: csv, url, key: '"week 10"' });
  assert.deepEqual([other.status, other.body.type, other.body.errors?.[0]?.pointer], [422, '/api/problems/invalid', '/file']);
  const reused = await sendBy(world, system.token, aFile(), { headers: csv, url, key: '"week 9"' });
  assert.equal(reused.body.type, '/api/problems/key-reused');
});

test('what is no file, too long, of no day or without the scope is told as a problem', async () => {
  const tried = async (body: string, headers: Record<string, string>, at = url, token = system.token) => {
    const { status, body: answer } = await sendBy(world, token, body, { headers, url: at });
    return [status, answer.type?.replace('/api/problems/', '')];
  };
  assert.deepEqual(await tried('{}', { 'content-type': 'application/json' }), [415, 'no-file']);
  assert.deepEqual(await tried('', csv), [415, 'no-file']);
  assert.deepEqual(await tried('x'.repeat(60_000), csv), [413, 'too-long']);
  for (const day of ['2027-02-30', '2027-03-02', 'soon']) assert.deepEqual(await tried(aFile(), csv, `${url}?currentAsOf=${day}`), [422, 'invalid']);
  const requestsOnly = await systemIn(world, { agency, name: 'requests only', scope: 'requests:write' });
  assert.deepEqual(await tried(aFile(), csv, url, requestsOnly.token), [403, 'not-allowed']);
});

test('a feed of another agency, or one withdrawn, is not there; a hostile file loads nothing', async () => {
  const foreign = await systemIn(world, { agency: 'Hillside Surgery', name: 'patient records' });
  assert.equal((await sendBy(world, foreign.token, aFile(), { headers: csv, url })).status, 404);
  const sent = await sendBy(world, system.token, '%PDF-1.7 and so on', { headers: { 'content-type': 'application/octet-stream' }, url });
  assert.equal(sent.status, 202);
  assert.equal((await askBy(world, foreign.token, String(sent.headers['location']))).status, 404);
  await loadFile(world.platform, { loadId: String(sent.body['id']) });
  const seen = await askBy(world, system.token, String(sent.headers['location']));
  assert.deepEqual([seen.body['state'], seen.body['rows']], ['failed', 0]);
  const withoutColumns = await addTestFeed(world, { agency });
  const waits = await sendBy(world, system.token, aFile(), { headers: csv, url: `/api/v1/feeds/${withoutColumns}/loads` });
  assert.deepEqual([waits.status, waits.body['state']], [202, 'waiting']);
});
