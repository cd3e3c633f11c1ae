import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService } from '#test/builders/directory.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { checkLinks } from '../index.ts';

const world = await newWorld();
const { owner, rival, editor, practitioner, organizationId, rivalsId } = await keepersOf(world);
const gone = 'https://play.example.org/gone';
const id = await addTestService(world, { organizationId, name: 'Sing', url: gone });
await addTestService(world, { organizationId: rivalsId, name: 'Judo', url: 'https://judo.example.org/' });
const check = checkLinks(url => Promise.resolve(url === gone ? 'There is no such page (404)' : null));
const text = async (who: typeof owner) => (await (await world.as(who)).visit('/directory/links')).text;

test('before anything was asked the page says how to have it done', async () => {
  assert.match(await text(editor), /No web address has been asked yet.*CHECK_LINKS/);
});

test('what led nowhere twice is shown to whoever keeps it and to editors, dated; once is no news', async () => {
  await check(world.platform, {});
  assert.match(await text(owner), /One address is asked each night.*All of them lead somewhere/);
  world.wait({ days: 1 });
  await check(world.platform, {});
  for (const who of [owner, editor]) assert.match(await text(who), /Sing https:\/\/play\.example\.org\/gone There is no such page \(404\) 1 March 2027/);
  assert.match(await text(editor), /2 addresses are asked each night, last on 2 March 2027/);
  assert.doesNotMatch(await text(rival), /Sing/);
  assert.match(
    (await (await world.as(owner)).visit(`/directory/records/${id}`)).text,
    /A web address leads nowhere.*There is no such page \(404\) , since 1 March 2027/,
  );
});

test('who keeps nothing may not', async () => {
  assert.equal((await (await world.as(practitioner)).visit('/directory/links')).status, 403);
});
