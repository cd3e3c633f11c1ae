import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { editor, owner, practitioner } = await keepersOf(world);
const url = '/directory/send/travel';

test('an editor writes how travel is arranged; it is public at once, and recorded', async () => {
  const browser = await world.as(editor);
  const page = await browser.visit(url);
  assert.match(page.text, /The offer must tell: travel to and from early years, school and college/);
  const answer = await browser.sendFrom(page, { said: 'Ask the travel desk first.', url: 'https://example.org/travel' });
  assert.equal(answer.goesTo, '/send/coverage#travel');
  assert.match((await (await world.as()).visit('/send')).text, /Travel Ask the travel desk first\. example\.org\/travel Written on 1 March 2027/);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.statement-written' and actor_id = $1`, [editor.id])).length, 1);
});

test('what is missing or wrong comes back beside its field', async () => {
  const wrong = await (await world.as(editor)).fillIn(url, { said: '', url: 'the web' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter what families should know/);
  assert.match(wrong.text, /must begin with https/);
  assert.match(wrong.html, /value="the web"/);
});

test('two editors at once: the second sees both', async () => {
  const [one, other] = [await world.as(editor), await world.as(editor)];
  const [first, second] = [await one.visit(url), await other.visit(url)];
  assert.equal((await one.sendFrom(first, { said: 'Ring the desk.' })).status, 303);
  const late = await other.sendFrom(second, { said: 'Write to the desk.' });
  assert.equal(late.status, 409);
  assert.match(late.text, /Ring the desk\. Write to the desk\./);
});

test('others may not, and a subject that services tell is not written', async () => {
  for (const who of [owner, practitioner]) assert.equal((await (await world.as(who)).visit(url)).status, 403);
  for (const subject of ['health', 'nonsense']) assert.equal((await (await world.as(editor)).visit(`/directory/send/${subject}`)).status, 404);
});
