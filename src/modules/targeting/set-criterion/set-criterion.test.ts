import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishTestRule } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await world.worker('Ana Lyst', { roles: ['analyst'], agency: 'Fernshire County Council' });
const manager = await world.worker('Mo Manager', { roles: ['team-manager'] });
const ruleId = await publishTestRule(
  world,
  {
    any: [
      { key: 'm', facts: ['missing'] },
      { key: 'a', facts: ['asb'] },
    ],
  },
  'Missing or trouble',
);
const line = (key: string) => `/criteria/${ruleId}/lines/${key}`;

test('a line is added, changed and taken out, without scripts', async () => {
  const browser = await world.as(analyst);
  const added = await browser.follow(
    await browser.fillIn(line('new'), { facts: ['attendance'], compare: 'under', under: '90', from: '5', until: '15', part: 'must', heading: 'Attendance' }),
  );
  assert.match(
    (await browser.visit(line('new'))).text,
    /Police incidents and anti-social behaviour Police came or were called.*Emergency department attendances Went/,
  );
  assert.match(added.text, /Attendance: “School attendance” under 90% in the last 12 months of somebody aged 5 to 15/);
  const nobody = await browser.fillIn(line('new'), { facts: [], compare: 'no', part: 'counts' });
  assert.match(nobody.html, /href="#facts"/);
  assert.match(nobody.html, /<input[^>]*id="facts"[^>]*type="checkbox"/, 'a mistake leads to the first box');
  const changed = await browser.follow(await browser.fillIn(line('m'), { times: '3', months: '6' }));
  assert.match(changed.text, /“Reported missing” at least 3 times in the last 6 months of one person/);
  const without = await browser.follow(await browser.fillIn(line('a'), { remove: ['yes'] }));
  assert.doesNotMatch(without.text.slice(without.text.indexOf('The draft')), /Anti-social behaviour/);
});

test('mistakes stand beside their fields, with what was typed', async () => {
  const browser = await world.as(analyst);
  const answer = await browser.fillIn(line('new'), { facts: ['missing'], compare: 'under', under: '90' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /An amount can be compared only where every fact/);
  assert.match(answer.html, /value="90"/);
  assert.match((await browser.fillIn(line('new'), { facts: ['missing'], from: '20', until: '10' })).text, /youngest age must not be above/);
  assert.match((await browser.fillIn(line('new'), { facts: [] })).text, /A criterion needs a fact or an age/);
  assert.match((await browser.fillIn(line('new'), { facts: ['missing'], times: 'often' })).text, /must be a whole number from 1 to 99/);
});

test('a line that is not there does not exist; only analysts change lines', async () => {
  assert.equal((await (await world.as(analyst)).visit(line('nothing'))).status, 404);
  assert.equal((await (await world.as(manager)).visit(line('m'))).status, 403);
});
