import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildApp } from '#app';
import { sendLater } from '#platform/messages.ts';
import { messageSent } from '#platform/message.events.ts';
import { browserOf } from '#test/browser.ts';
import { newWorld } from '#test/world.ts';
import { addressesOf } from '../../tools/routes.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const serving = {
  version: 'test',
  logLevel: 'silent',
  publicUrl: 'https://early-help.example.org',
  isProduction: true,
  dataFolder: '',
  ping: async () => undefined,
};
const isBehind = (path: string) => /^\/(dev|identity)(\/|$)/.test(path);

test('none of it exists in production, even where everybody is made up, nor where anybody is real', async t => {
  for (const [demo, isProduction] of [
    [true, true],
    [false, true],
    [false, false],
  ] as const) {
    const app = await buildApp({ ...world.platform, demo }, { ...serving, isProduction });
    t.after(() => app.close());
    assert.deepEqual(
      addressesOf(app).filter(({ path }) => isBehind(path)),
      [],
    );
    for (const url of ['/dev', '/dev/sign-in', '/dev/messages', '/dev/clock', '/identity/auth', '/identity/.well-known/openid-configuration'])
      assert.equal((await browserOf(app).visit(url)).status, 404, url);
    assert.equal((await browserOf(app).post('/dev/sign-in', { as: priya.username })).status, 404);
    const signIn = await browserOf(app).visit('/sign-in');
    assert.doesNotMatch(signIn.html, /\/dev\//);
    assert.match(signIn.text, /Signing in is not set up yet/);
  }
});

test('in a demonstration each page opens, from the list of them', async () => {
  const browser = await world.as();
  const index = await browser.visit('/dev');
  const links = [...index.html.matchAll(/href="(\/dev\/[^"]+)"/g)].map(([, href = '']) => href);
  assert.ok(links.length >= 6);
  for (const link of links) assert.equal((await browser.visit(link)).status, 200, link);
});

test('messages are shown as they were written, with what became of them', async () => {
  await world.doAs(priya, async work => {
    await work.record(messageSent, { familyId: null, details: { template: 'test' } });
    await sendLater(work, {
      channel: 'email',
      to: 'a@example.org',
      template: 'request-received',
      subject: 'We have your request',
      body: 'Reference EH-12\nSee the service',
      aboutId: null,
    });
  });
  const { text } = await (await world.as()).visit('/dev/messages');
  assert.match(text, /a@example\.org email, request-received We have your request Reference EH-12 See the service Waiting/);
  assert.match((await (await world.as()).visit('/dev/jobs')).text, /send-message/);
});

test('the last events are told with who did them', async () => {
  const { text } = await (await world.as()).visit('/dev/events');
  assert.match(text, /Priya Shah access\.signed-in/);
  const browser = await world.as(priya);
  for (let times = 0; times < 3; times += 1) await browser.visit('/families/00000000-0000-7000-8000-000000000000');
  assert.match((await browser.visit('/dev/events')).text, /Priya Shah page\.refused people\.see-family 3 times in a row not told/);
});

test('the clock moves on, stays moved after a restart, and never goes back', async t => {
  const before = world.platform.clock();
  const browser = await world.as();
  assert.equal((await browser.fillIn('/dev/clock', { days: '7' })).goesTo, '/dev/clock');
  assert.equal(world.platform.clock().toString(), before.add({ hours: 24 * 7 }).toString());
  assert.match((await browser.visit('/dev/clock')).text, /8 March 2027/);
  assert.equal((await browser.fillIn('/dev/clock', { days: '-7' })).status, 422);

  const restarted = { ...world.platform, clock: () => before };
  const app = await buildApp(restarted, { ...serving, isProduction: false });
  t.after(() => app.close());
  assert.equal(restarted.clock().toString(), before.add({ hours: 24 * 7 }).toString());
});
