import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepersOf, sentComment } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { editor, owner, practitioner } = await keepersOf(world);
const url = '/directory/comments';

test('an editor reads what came, and what has waited too long; the reading is recorded', async () => {
  const browser = await world.as(editor);
  assert.match((await browser.visit(url)).text, /No comment has come yet/);
  await sentComment(world, { said: 'Nothing for teenagers', about: 'what-there-is' });
  assert.match((await browser.visit(url)).text, /What there is, and what is missing Nothing for teenagers 1 March 2027 Waits/);
  world.wait({ days: 366 });
  assert.match((await (await world.as(editor)).visit(url)).text, /Waits over a year/);
  assert.equal(
    (
      await world.stored(`select from platform.event where kind = 'page.read' and details->>'page' = 'directory.see-sent-comments' and actor_id = $1`, [
        editor.id,
      ])
    ).length,
    3,
  );
});

test('an organisation and a practitioner may not', async () => {
  for (const who of [owner, practitioner]) assert.equal((await (await world.as(who)).visit(url)).status, 403);
});
