import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { buildApp } from '#app';

// Who is asking, how and under what name is believed of the proxies in front, and of nobody else.

const world = await newWorld();
const serving = {
  version: 'test',
  logLevel: 'silent',
  publicUrl: 'https://early-help.example.org',
  isProduction: true,
  dataFolder: '',
  ping: async () => undefined,
};

async function seenBy(trustedProxies: number | string[], remoteAddress: string, headers: Record<string, string>) {
  const app = await buildApp(world.platform, { ...serving, trustedProxies });
  app.get('/seen', async ({ ip, protocol, host }) => ({ ip, protocol, host }));
  const answer = await app.inject({ url: '/seen', remoteAddress, headers: { host: 'early-help.example.org', ...headers } });
  await app.close();
  return answer.json<{ ip: string; protocol: string; host: string }>();
}

const claims = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' };

test('without a proxy, what the asker says of itself is not believed', async () => {
  assert.deepEqual(await seenBy(0, '198.51.100.4', claims), { ip: '198.51.100.4', protocol: 'http', host: 'early-help.example.org' });
});

test('one proxy: its own word counts, what the asker wrote before it does not', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7, 198.51.100.4', 'x-forwarded-proto': 'https' };
  assert.equal((await seenBy(1, '10.0.0.5', forwarded)).ip, '198.51.100.4');
  assert.equal((await seenBy(1, '10.0.0.5', forwarded)).protocol, 'https');
  assert.equal((await seenBy(2, '10.0.0.5', forwarded)).ip, '203.0.113.7', 'two proxies: one more hop');
});

test('proxies by address: whoever else reaches the port is who they are', async () => {
  const trusted = ['10.0.0.5', '10.1.0.0/16'];
  assert.equal((await seenBy(trusted, '10.0.0.5', { 'x-forwarded-for': '198.51.100.4' })).ip, '198.51.100.4');
  assert.equal((await seenBy(trusted, '10.0.0.5', { 'x-forwarded-for': '203.0.113.7, 198.51.100.4, 10.1.2.3' })).ip, '198.51.100.4');
  assert.deepEqual(await seenBy(trusted, '10.0.0.6', claims), { ip: '10.0.0.6', protocol: 'http', host: 'early-help.example.org' });
});

test('a flood that invents an address for each request is still one asker', async () => {
  const app = await buildApp(world.platform, { ...serving, trustedProxies: ['10.0.0.5'] }, { limits: { address: 10, account: 10 } });
  const ask = (remoteAddress: string, forwarded: string) => app.inject({ url: '/privacy', remoteAddress, headers: { 'x-forwarded-for': forwarded } });
  const direct: number[] = [];
  const proxied: number[] = [];
  for (let number = 1; number <= 15; number += 1) {
    direct.push((await ask('198.51.100.4', `203.0.113.${number}`)).statusCode);
    proxied.push((await ask('10.0.0.5', `203.0.113.${number}, 198.51.100.9`)).statusCode);
  }
  for (const statuses of [direct, proxied]) assert.deepEqual([statuses.filter(status => status === 200).length, statuses.at(-1)], [10, 429]);
  await app.close();
});

test('in production browsers are told to come by HTTPS alone, and nobody is shown whom we trust', async () => {
  const app = await buildApp(world.platform, { ...serving, trustedProxies: 1 });
  const answer = await app.inject({ url: '/privacy', headers: { 'x-forwarded-proto': 'https' } });
  assert.match(String(answer.headers['strict-transport-security']), /max-age=31536000/);
  assert.equal((await app.inject('/metrics')).statusCode, 404, 'figures are on a port of their own');
  await app.close();
});
