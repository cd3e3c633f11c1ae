import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, feed } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);

test('an analyst changes what is said of a feed; what was said before stays, with who changed it and why', async () => {
  const { feedId } = await feed(world, { name: 'Attendance', coversFromAge: 4, rows: [{ surname: 'Okafor' }] });
  world.wait({ days: 30 });
  const browser = await world.as(analyst);
  const answer = await browser.fillIn(`/data/feeds/${feedId}/change`, {
    ...{ name: 'School attendance', contact: 'Data team, 01632 960700', agreement: 'DSA-14', retentionMonths: '12' },
    ...{ coversUntilAge: '18', where: 'some', coversPostcodes: 'fn1 fn2, fn2', coversWhom: 'pupils of state schools', because: 'New agreement' },
  });
  assert.equal(answer.goesTo, `/data/feeds/${feedId}`);
  const { text } = await browser.follow(answer);
  assert.match(text, /Fernshire Schools ?School attendance/);
  assert.match(
    text,
    /Whom to ask Data team, 01632 960700 Agreement DSA-14.*Removed after 1 year Covers People aged 4 to 18, in FN1 and FN2\. Only pupils of state schools/,
  );
  assert.match(
    text,
    /What was said before \(1\) From 1 March 2027 at 9:00am until 31 March 2027 at 9:00am Then changed by Anna Lyst: New agreement Name Attendance Whom to ask Not given Agreement DSA-12/,
  );
  const [event] = await world.stored(`select actor_id, details from platform.event where kind = 'targeting.feed-changed'`);
  assert.deepEqual(event, {
    actor_id: analyst.id,
    details: {
      ...{ feedId, version: 2 },
      changed: ['agreement', 'contact', 'coversPostcodes', 'coversUntilAge', 'coversWhom', 'name', 'retentionMonths'],
    },
  });
});

test('mistakes come back beside their fields; a change of nothing is none', async () => {
  const url = `/data/feeds/${await addTestFeed(world, { name: 'Another' })}/change`;
  const browser = await world.as(analyst);
  const wrong = await browser.fillIn(url, { coversFromAge: '18', coversUntilAge: '4', where: 'some', coversPostcodes: 'Fernbury', because: 'A reason' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /The last age must not be lower than the first/);
  assert.match(wrong.text, /“FERNBURY” is no postcode district/);
  assert.match((await browser.fillIn(url, { where: 'some', because: 'A reason' })).text, /Enter which postcode districts it covers/);
  assert.match((await browser.fillIn(url)).text, /Enter why it changes/);
  assert.match((await browser.fillIn(url, { because: 'No reason' })).text, /Nothing is different from before/);
  assert.match((await browser.fillIn(url, { name: 'School attendance', because: 'A reason' })).text, /Another feed has this name/);
});

test('two who change a feed at once: the second is shown what the first saved', async () => {
  const url = `/data/feeds/${await addTestFeed(world)}/change`;
  const browser = await world.as(analyst);
  const open = await browser.visit(url);
  await browser.fillIn(url, { agreement: 'The first', because: 'First' });
  const second = await browser.sendFrom(open, { agreement: 'The second', because: 'Second' });
  assert.equal(second.status, 409);
  assert.match(second.text, /The first.*The second/);
});

test('nobody but an analyst changes a feed', async () => {
  const url = `/data/feeds/${await addTestFeed(world)}/change`;
  for (const role of ['practitioner', 'coordinator'])
    assert.equal((await (await world.as(await world.worker(`Not ${role}`, { roles: [role] }))).visit(url)).status, 403);
});
