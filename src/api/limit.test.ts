import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askBy, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';
import { readApi } from './configuration.ts';

const world = await newWorld({ settings: { requestsAMinute: 20 } });
const [one, other] = [await systemIn(world, { name: 'one' }), await systemIn(world, { name: 'other' })];
const statuses = async (token: string | null, times: number) => {
  const seen: number[] = [];
  for (let n = 0; n < times; n += 1) seen.push((await askBy(world, token, '/api/v1/requests/R-222222')).status);
  return seen;
};

test('a system has a limit of its own: one that goes wrong keeps no other out', async () => {
  const seen = await statuses(one.token, 25);
  assert.deepEqual([seen.filter(status => status === 404).length, seen.filter(status => status === 429).length], [20, 5]);
  const { body, headers } = await askBy(world, one.token, '/api/v1/requests/R-222222');
  assert.deepEqual([body.type, headers['content-type']], ['/api/problems/too-many', 'application/problem+json; charset=utf-8']);
  assert.ok(Number(headers['retry-after']) > 0 && Number(headers['retry-after']) <= 60);
  assert.deepEqual(await statuses(other.token, 1), [404]);
});

test('who has no token is counted by where they come from, whatever they make up', async () => {
  const seen: number[] = [];
  for (let n = 0; n < 25; n += 1) seen.push(...(await statuses(`oeh_token_made_up_number_${n}`, 1)));
  assert.ok(seen.filter(status => status === 429).length >= 5);
  assert.deepEqual(await statuses(other.token, 1), [404]);
});

test('the limit is a setting', () => {
  assert.deepEqual(readApi({}), { requestsAMinute: 600 });
  assert.deepEqual(readApi({ API_REQUESTS_A_MINUTE: '30' }), { requestsAMinute: 30 });
  assert.throws(() => readApi({ API_REQUESTS_A_MINUTE: 'many' }), /API_REQUESTS_A_MINUTE must be a whole number/);
});
