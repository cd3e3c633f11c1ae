import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, sendFile } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);

test('the first rows are shown as they will be kept, and the file is begun once', async () => {
  const feedId = await addTestFeed(world);
  const at = `/data/feeds/${feedId}/loads/${await sendFile(world, feedId, 'surname,dob,notes\nOkafor,5 Mar 2016,words\nDoyle,soon,words\n')}`;
  const browser = await world.as(analyst);
  assert.equal((await browser.visit(`${at}/begin`)).status, 409, 'no column is chosen yet');
  const page = await browser.follow(await browser.fillIn(`${at}/columns`, { every: 'ehcp' }));
  assert.match(page.text, /One column is not kept/);
  assert.match(page.text, /Education, health and care plan Okafor 5 March 2016/);
  assert.match(page.text, /soon \(not read as a day\)/);
  assert.doesNotMatch(page.text, /words/);
  assert.equal((await browser.sendFrom(page, {}, `${at}/begin`)).goesTo, at);
  assert.equal((await browser.sendFrom(page, { once: world.platform.newId() }, `${at}/begin`)).status, 409);
  const [queued] = await world.stored(`select count(*)::int as count from platform.event where kind = 'targeting.load-begun'`);
  assert.deepEqual(queued, { count: 1 });
});

test('where every first row would be set aside, that is warned of before anything is loaded', async () => {
  const feedId = await addTestFeed(world);
  const browser = await world.as(analyst);
  const begin = async (content: string) => {
    const at = `/data/feeds/${feedId}/loads/${await sendFile(world, feedId, content)}`;
    return (await browser.follow(await browser.fillIn(`${at}/columns`, { every: 'ehcp' }))).text;
  };
  const set = await begin('surname,date\nOkafor,soon\nDoyle,later\n');
  assert.match(set, /Every one of these rows would be set aside/);
  assert.match(set, /Row 2 Set aside\. When it happened is not a date that can be read\./);
  assert.doesNotMatch(await begin('surname,date\nOkafor,soon\nDoyle,2 Feb 2027\n'), /Every one of these/);
});

test('nobody else sees the first rows', async () => {
  const feedId = await addTestFeed(world);
  const at = `/data/feeds/${feedId}/loads/${await sendFile(world, feedId, 'surname\nOkafor\n')}/begin`;
  assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(at)).status, 403);
});
