import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestSystem } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';
import { webhookUrlMistake } from './webhook-url.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });
const { id } = await addTestSystem(world);

test('where it is told is set, changed and taken away, each time on record', async () => {
  const browser = await world.as(admin);
  const url = `/systems/${id}/webhook`;
  assert.match(
    (await browser.follow(await browser.fillIn(url, { url: 'https://records.example.org/told' }))).text,
    /It is told at https:\/\/records\.example\.org\/told/,
  );
  assert.match((await browser.follow(await browser.fillIn(url, { url: '' }))).text, /it is told nothing/);
  const events = await world.stored(`select (details->>'isOn')::boolean as is_on from platform.event where kind = 'systems.webhook-set' order by id`);
  assert.deepEqual(events, [{ is_on: true }, { is_on: false }]);
});

test('an address that could lead inside is told beside its field', async () => {
  const page = await (await world.as(admin)).fillIn(`/systems/${id}/webhook`, { url: 'http://records.example.org/told' });
  assert.equal(page.status, 422);
  assert.match(page.text, /The address must begin with https:\/\//);
  assert.match(page.html, /value="http:\/\/records\.example\.org\/told"/);
});

test('among real people, nothing of this machine or a network inside; in a demonstration, this machine too', () => {
  const refused = [
    'ftp://records.example.org/',
    'http://records.example.org/',
    'https://user:word@records.example.org/',
    'https://localhost/',
    'https://intranet/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://10.0.0.5/',
    'https://169.254.169.254/latest/meta-data',
    'https://192.168.1.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::a00:1]/',
    'https://records.example.org/#part',
    'no address',
  ];
  for (const url of refused) assert.notEqual(webhookUrlMistake(url, { mayBeLocal: false }), null, url);
  assert.equal(webhookUrlMistake('https://records.example.org:8443/told?from=us', { mayBeLocal: false }), null);
  assert.equal(webhookUrlMistake('http://localhost:9000/told', { mayBeLocal: true }), null);
  assert.notEqual(webhookUrlMistake('http://10.0.0.5/told', { mayBeLocal: true }), null);
});
