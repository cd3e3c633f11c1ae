import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestFamily, refusalsOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const { familyId, ids, url } = await openTestFamily(world, { seenBy: [priya] });
const at = `${url}/agreement/new`;

test('what the family said is shown, and what it said before stays', async () => {
  const browser = await world.as(priya);
  assert.match((await browser.visit(url)).text, /Agreement Record Not recorded/);
  assert.equal((await browser.fillIn(at, { given: 'yes', personId: ids[0]!, how: 'at home' })).goesTo, url);
  assert.match((await browser.visit(url)).text, /The family agrees Said by Adaeze Okafor\. At home/);
  await browser.fillIn(at, { given: 'withdrawn', personId: ids[0]! });
  assert.match((await browser.visit(url)).text, /Agreement withdrawn/);
  assert.match(
    (await browser.visit(`${url}/chronology`)).text,
    /Priya Shah recorded that the family withdrew its agreement .*Priya Shah recorded that the family agrees/,
  );
});

test('not asked yet, or asking would be a risk, needs no name; a yes does', async () => {
  const browser = await world.as(priya);
  assert.equal((await browser.fillIn(at, { given: 'asking-could-put-someone-at-risk' })).status, 303);
  const answer = await browser.fillIn(at, { given: 'yes', how: 'by phone' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Say who said so/);
  assert.match(answer.html, /value="by phone"/);
});

test('a day to come is no day to have agreed on', async () => {
  const answer = await (await world.as(priya)).fillIn(at, { given: 'yes', personId: ids[0]!, 'onDay-day': '1', 'onDay-month': '1', 'onDay-year': '2030' });
  assert.match(answer.text, /must be today or in the past/);
});

test('who may not', async () => assert.deepEqual(await refusalsOf(world, familyId, at), { stranger: 404, auditor: 403 }));
