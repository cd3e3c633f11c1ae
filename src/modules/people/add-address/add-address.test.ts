import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameFor, openTestFamily, refusalsOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const sam = await world.worker('Sam Reed');
const { familyId, url } = await openTestFamily(world, { seenBy: [priya, sam] });
const at = `${url}/addresses/new`;

test('an address is kept with the one before it', async () => {
  const browser = await world.as(priya);
  assert.equal((await browser.fillIn(at, { household: 'A', lines: '1 Alder Way', postcode: 'zz99 3vz', isProtected: 'no' })).goesTo, url);
  await browser.fillIn(at, { household: 'A', lines: '2 Birch Road', postcode: '', isProtected: 'no' });
  assert.match((await browser.visit(url)).text, /Living together: .* 2 Birch Road/);
  assert.deepEqual(await world.stored('select lines, postcode, ends_on is not null as ended from people.address order by id'), [
    { lines: '1 Alder Way', postcode: 'ZZ99 3VZ', ended: true },
    { lines: '2 Birch Road', postcode: null, ended: false },
  ]);
});

test('a protected address is on the page of those named, and on no other page', async () => {
  const canary = '9 Canary Row';
  await (await world.as(priya)).fillIn(at, { household: 'A', lines: canary, postcode: 'ZZ99 4CZ', isProtected: 'yes' });
  assert.match((await (await world.as(priya)).visit(url)).text, /9 Canary Row, ZZ99 4CZ Protected: do not disclose/);
  for (const page of [url, `${url}/chronology`, at]) {
    const answer = await (await world.as(sam)).visit(page);
    assert.equal(answer.status, 200);
    assert.doesNotMatch(answer.html, /Canary|4CZ/, page);
  }
  assert.match((await (await world.as(sam)).visit(url)).text, /Protected address/);
  await nameFor(world, priya, familyId, 'address', sam);
  assert.match((await (await world.as(sam)).visit(url)).text, /9 Canary Row/);
});

test('mistakes stand beside their fields; nothing of an address is kept before it is sent', async () => {
  const answer = await (await world.as(priya)).fillIn(at, { household: '', lines: '', postcode: 'nonsense' });
  assert.equal(answer.status, 422);
  for (const mistake of [/Say which household/, /Enter the address/, /full UK postcode/, /Say whether the address must be protected/])
    assert.match(answer.text, mistake);
  assert.doesNotMatch(answer.html, /data-keep-url/);
});

test('who may not', async () => assert.deepEqual(await refusalsOf(world, familyId, at), { stranger: 404, auditor: 403 }));
