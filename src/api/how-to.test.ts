import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { addTestSystem } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';
import { tokenLife, triedFor } from '#modules/systems/index.ts';
import { longestBody } from './json.ts';

// docs/how-to/send-requests-by-api.md, followed to the letter: its commands, one after the other, against a service that listens.

const page = readFileSync(join(import.meta.dirname, '../../docs/how-to/send-requests-by-api.md'), 'utf8');
const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');

const world = await newWorld({ now: '2026-11-03T09:00Z' });
const { id, secret } = await addTestSystem(world);
await world.app.listen({ port: 0, host: '127.0.0.1' });
const folder = mkdtempSync(join(tmpdir(), 'open-early-help-api-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const written = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;

test('the commands of the how-to do what it says', async () => {
  assert.equal(commands.length, 4);
  const { port } = world.app.server.address() as AddressInfo;
  await promisify(execFile)('sh', ['-e', '-c', commands.join('\n')], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', BASE_URL: `http://127.0.0.1:${port}`, CLIENT_ID: id, CLIENT_SECRET: secret },
  });
  assert.equal(written('token.json')['expires_in'], 900);
  assert.match(String(written('answer.json')['reference']), /^R-\w{6}$/);
  assert.deepEqual([written('standing.json')['reference'], written('standing.json')['state']], [written('answer.json')['reference'], 'waiting']);
  const { type, errors } = written('problem.json') as { type: string; errors: { pointer: string; detail: string }[] };
  assert.equal(type, '/api/problems/invalid');
  assert.ok(errors.some(({ pointer, detail }) => pointer === '/isDanger' && detail === 'Must be true or false'));
  assert.ok(errors.some(({ pointer, detail }) => pointer === '/colour' && detail === 'There is no such field'));
  const [kept] = await world.stored('select sender_name from front_door.request');
  assert.deepEqual(kept, { sender_name: 'Tom Ashby' });
});

test('what it says of limits and times is what the program does', () => {
  const said: [string, boolean][] = [
    ['It lives fifteen minutes', tokenLife === 15 * 60],
    ['at most 256 KiB', longestBody === 256 * 1024],
    ['for three days', triedFor.hours === 3 * 24],
  ];
  for (const [words, isTrue] of said) assert.ok(isTrue && page.includes(words), words);
});
