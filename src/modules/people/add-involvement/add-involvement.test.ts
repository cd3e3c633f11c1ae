import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestFamily, refusalsOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const sam = await world.worker('Sam Reed');
const { familyId, ids, url } = await openTestFamily(world, { seenBy: [priya, sam] });
const at = `${url}/helpers/new`;

test('who helps shows with whom to speak to and how old the fact is', async () => {
  const browser = await world.as(priya);
  const answer = await browser.fillIn(at, {
    agencyName: 'Riverside Surgery',
    personId: ids[1]!,
    doing: 'Asthma clinic',
    contactName: 'Dr Mehta',
    contactPhone: '01632 960131',
    toldBy: 'the mother',
  });
  assert.equal(answer.goesTo, url);
  assert.match((await browser.visit(url)).text, /Riverside Surgery with Chidi Okafor Asthma clinic Dr Mehta, 01632 960131 As at 1 March 2027, from the mother/);
});

test('help with something sensitive shows to who wrote it and those named', async () => {
  await (await world.as(priya)).fillIn(at, { agencyName: 'Canary Counselling', toldBy: 'the mother', sensitive: 'mental-health' });
  assert.match((await (await world.as(priya)).visit(url)).text, /Canary Counselling Mental health/);
  assert.doesNotMatch((await (await world.as(sam)).visit(url)).html, /Canary/);
});

test('mistakes stand beside their fields', async () => {
  const answer = await (await world.as(priya)).fillIn(at, { doing: 'Something' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Enter who helps/);
  assert.match(answer.text, /Say who told you/);
  assert.match(answer.html, /value="Something"/);
});

test('who may not', async () => assert.deepEqual(await refusalsOf(world, familyId, at), { stranger: 404, auditor: 403 }));
