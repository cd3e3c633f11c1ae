import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import fastify from 'fastify';
import { assetPath, assets, assetVersion, serveAssets } from './assets.ts';

const app = fastify();
serveAssets(app);

const ask = (url: string, encoding = 'identity') => app.inject({ url, headers: { 'accept-encoding': encoding } });

test('every file is served at its versioned address and kept for a year', async () => {
  for (const [name, asset] of assets) {
    const answer = await ask(assetPath(name));
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], asset.type);
    assert.match(String(answer.headers['cache-control']), /immutable/);
    assert.deepEqual(answer.rawPayload, asset.body);
  }
});

test('a browser that takes gzip gets the same file, smaller', async () => {
  const answer = await ask(assetPath('app.css'), 'gzip, br');
  assert.equal(answer.headers['content-encoding'], 'gzip');
  assert.deepEqual(gunzipSync(answer.rawPayload), assets.get('app.css')?.body);
});

test('a page of an older release gets its files, but nothing is kept under the old address', async () => {
  const answer = await ask('/assets/000000000000/app.js');
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['cache-control'], 'no-cache');
});

test('what is not a file of ours does not exist', async () => {
  assert.equal((await ask(`/assets/${assetVersion}/..%2Fassets.ts`)).statusCode, 404);
  assert.throws(() => assetPath('missing.js'));
});

test('scripts stay under 20 kB on the wire', () => {
  const scripts = [...assets].filter(([name]) => name.endsWith('.js'));
  const size = scripts.reduce((sum, [, asset]) => sum + gzipSync(asset.body).length, 0);
  assert.ok(size < 20_000, `${size} bytes`);
});
