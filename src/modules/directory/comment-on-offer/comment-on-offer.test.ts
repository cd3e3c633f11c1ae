import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { directory } from '../index.ts';

const world = await newWorld();
const { owner } = await keepersOf(world);
const url = '/send/comments/new';
const comment = { fromWhom: 'parent', about: 'what-there-is', said: 'There is nothing for teenagers in Saltmere.' };

test('somebody without an account says what they think; it is recorded, and editors are told that there is something', async () => {
  const browser = await world.as();
  const answer = await browser.fillIn(url, comment);
  assert.equal(answer.goesTo, `${url}?sent=yes`, answer.text);
  assert.match((await browser.follow(answer)).text, /Thank you The council reads every comment/);
  const [stored] = await world.stored<{ id: string }>('select id, from_whom, about, said, state from directory.comment');
  assert.deepEqual(stored, { id: stored?.id, from_whom: 'parent', about: 'what-there-is', said: comment.said, state: 'waiting' });
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.comment-sent'`)).length, 1);
  await world.asService(async work => {
    await directory.jobs?.['tell-of-comment']?.(work, { commentId: stored?.id ?? '' });
  });
  const messages = await world.stored<{ send_to: string; body: string }>('select send_to, body, subject from platform.message');
  assert.equal(messages.length, 1);
  assert.match(messages[0]?.send_to ?? '', /^edie\.torr/);
  assert.doesNotMatch(JSON.stringify(messages), /teenagers|Saltmere/);
  assert.doesNotMatch((await browser.visit('/send/comments')).text, /teenagers/);
});

test('what is missing comes back beside its field with what was typed', async () => {
  const wrong = await (await world.as()).fillIn(url, { fromWhom: '', about: 'finding-it', said: ' ' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Select who you are/);
  assert.match(wrong.text, /Write what you want to say/);
  assert.match(wrong.html, /value="finding-it"\s+checked/);
});

test('one sender is stopped after five in an hour; what was typed stays', async () => {
  const browser = await world.as();
  for (let nth = 0; nth < 5; nth += 1) assert.equal((await browser.fillIn(url, { ...comment, said: `Nr ${nth}` })).status, 303);
  const stopped = await browser.fillIn(url, { ...comment, said: 'The sixth' });
  assert.equal(stopped.status, 422);
  assert.match(stopped.text, /Many people have written in the last hour/);
  assert.match(stopped.html, /The sixth/);
  world.wait({ hours: 2 });
  assert.equal((await browser.fillIn(url, { ...comment, said: 'Later' })).status, 303);
});

test('what came is read by nobody but editors, not even past the application', async () => {
  await assert.rejects(
    doWork(world.platform, nobody, 'look', work => sql`select from directory.comment`.execute(work.tables('directory'))),
    /permission denied/,
  );
  const seen = await world.doAs(owner, async work => {
    await work.record({ kind: 'test.looked', sentence: () => '', quiet: true }, { familyId: null, details: {} });
    return (await sql`select from directory.comment`.execute(work.tables('directory'))).rows.length;
  });
  assert.equal(seen, 0);
});
