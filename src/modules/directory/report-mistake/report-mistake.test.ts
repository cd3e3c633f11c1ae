import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { directory } from '../index.ts';

const world = await newWorld();
const { serviceId, rival } = await keepersOf(world);
const url = `/services/${serviceId}/report`;

test('a visitor without an account says what is wrong; it is recorded, and keepers and editors are told that there is something', async () => {
  const browser = await world.as();
  const page = await browser.visit(url);
  assert.match(page.text, /What you write goes to Fernshire Play and to the council/);
  const answer = await browser.sendFrom(page, { said: 'The number does not work', reach: '01632 960123' });
  assert.equal(answer.goesTo, `${url}?sent=yes`, answer.text);
  assert.match((await browser.follow(answer)).text, /Thank you Those who keep this page have been told/);
  const [report] = await world.stored('select said, reach from directory.report');
  assert.deepEqual(report, { said: 'The number does not work', reach: '01632 960123' });
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.mistake-reported'`)).length, 1);
  await world.asService(async work => {
    await directory.jobs?.['tell-of-report']?.(work, { recordId: serviceId });
  });
  const messages = await world.stored<{ send_to: string; subject: string; body: string }>(
    'select send_to, subject, body from platform.message order by send_to',
  );
  assert.deepEqual(
    messages.map(({ send_to }) => send_to.replace(/\.\d+@.*/, '')),
    ['edie.torr', 'olive.park'],
  );
  assert.doesNotMatch(JSON.stringify(messages), /number|960123|Stay and play/);
});

test('nothing written is a mistake beside its field', async () => {
  const wrong = await (await world.as()).fillIn(url, { said: ' ', reach: 'me' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Say what is wrong/);
  assert.match(wrong.html, /value="me"/);
});

test('one sender is stopped after five in an hour, a service after ten; what was typed stays', async () => {
  const browser = await world.as();
  for (let nth = 0; nth < 5; nth += 1) assert.equal((await browser.fillIn(url, { said: `Nr ${nth}` })).status, 303);
  const stopped = await browser.fillIn(url, { said: 'The sixth' });
  assert.equal(stopped.status, 422);
  assert.match(stopped.text, /Many people have written in the last hour/);
  assert.match(stopped.html, /The sixth/);
  const another = await world.as();
  for (let nth = 0; nth < 4; nth += 1) assert.equal((await another.fillIn(url, { said: `Again ${nth}` })).status, 303);
  assert.equal((await (await world.as()).fillIn(url, { said: 'The eleventh' })).status, 422);
  world.wait({ hours: 2 });
  assert.equal((await another.fillIn(url, { said: 'Later' })).status, 303);
});

test('of a service that is not public there is no such page; what visitors write is read by nobody outside, not even past the application', async () => {
  assert.equal((await (await world.as()).visit('/services/00000000-0000-7000-8000-00000000dead/report')).status, 404);
  await assert.rejects(
    doWork(world.platform, nobody, 'look', work => sql`select from directory.report`.execute(work.tables('directory'))),
    /permission denied/,
  );
  const seen = await world.doAs(rival, async work => {
    await work.record({ kind: 'test.looked', sentence: () => '', quiet: true }, { familyId: null, details: {} });
    return (await sql`select from directory.report`.execute(work.tables('directory'))).rows.length;
  });
  assert.equal(seen, 0);
});
