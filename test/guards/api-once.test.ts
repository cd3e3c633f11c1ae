import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRequestSent, sendBy, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';

// S12 for other systems: what is sent again under its key is kept once, and answered as the first time.

const world = await newWorld({ now: '2026-11-03T09:00Z' });
const system = await systemIn(world);
const count = async () => Number((await world.stored<{ n: string }>('select count(*) as n from front_door.request'))[0]?.n);
const family = (name: string) => ({ ...aRequestSent, family: [{ kind: 'child', givenName: 'Rosa', familyName: name }] });

test('200 made-up requests sent three times each, twice at once and once more later, appear once', async t => {
  const before = await count();
  const made = Array.from({ length: 200 }, (_, number) => ({ key: `"request ${number}"`, body: family(`Bramble ${number}`) }));
  const atOnce = await Promise.all(made.flatMap(({ key, body }) => [sendBy(world, system.token, body, { key }), sendBy(world, system.token, body, { key })]));
  world.wait({ minutes: 10 });
  const later = await Promise.all(made.map(({ key, body }) => sendBy(world, system.token, body, { key })));
  for (const [number, third] of later.entries()) {
    const [first, second] = [atOnce[number * 2]!, atOnce[number * 2 + 1]!];
    assert.equal(first.status, 201);
    assert.deepEqual([second.status, second.body, second.headers['location']], [201, first.body, first.headers['location']]);
    assert.deepEqual([third.status, third.body, third.headers['location']], [201, first.body, first.headers['location']]);
  }
  const kept = (await count()) - before;
  t.diagnostic(`${made.length * 3} requests were sent, ${kept} were kept`);
  assert.equal(kept, 200);
  const messages = await world.stored('select id from platform.message');
  assert.equal(messages.length, 200);
});

test('the same in another order is the same; something else under the same key is refused; another system’s key is its own', async () => {
  const key = '"mine"';
  const first = await sendBy(world, system.token, family('Order'), { key });
  const reordered = Object.fromEntries(Object.entries(family('Order')).reverse());
  assert.deepEqual((await sendBy(world, system.token, reordered, { key })).body, first.body);
  const other = await sendBy(world, system.token, family('Other'), { key });
  assert.deepEqual([other.status, other.body.type], [422, '/api/problems/key-reused']);
  const colleague = await systemIn(world, { name: 'another' });
  const theirs = await sendBy(world, colleague.token, family('Order'), { key });
  assert.equal(theirs.status, 201);
  assert.notEqual(theirs.body['reference'], first.body['reference']);
});

test('a request that was refused has used no key up', async () => {
  const key = 'put right';
  assert.equal((await sendBy(world, system.token, { ...family('Mended'), sender: undefined }, { key })).status, 422);
  assert.equal((await sendBy(world, system.token, family('Mended'), { key })).status, 201);
});

test('without a key, or with one that is none, nothing is kept', async () => {
  const before = await count();
  for (const key of [null, '', '""', 'x'.repeat(256), 'bell\u0007']) {
    const { status, body } = await sendBy(world, system.token, family('Keyless'), { key });
    assert.deepEqual([status, body.type], [400, '/api/problems/no-key'], JSON.stringify(key));
  }
  assert.equal(await count(), before);
});
