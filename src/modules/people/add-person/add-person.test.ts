import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestFamily, refusalsOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const sam = await world.worker('Sam Reed');
const { familyId, url } = await openTestFamily(world, { seenBy: [priya, sam] });
const at = `${url}/people/new`;
const born = { age: 'born', 'bornOn-day': '5', 'bornOn-month': '4', 'bornOn-year': '2016' };
const ngozi = { givenName: 'Ngozi', familyName: 'Okafor', isChild: 'yes', household: 'A', sex: 'F', nhsNumber: '999 000 0018', ...born };

test('a person is added and shown with the family', async () => {
  const browser = await world.as(priya);
  assert.equal((await browser.fillIn(at, ngozi)).goesTo, url);
  assert.match((await browser.visit(url)).text, /Ngozi Okafor 10/);
  assert.match((await browser.visit(`${url}/chronology`)).text, /Priya Shah added a child to the family: Ngozi Okafor/);
});

test('mistakes stand beside their fields, and what was typed stays', async () => {
  const answer = await (await world.as(priya)).fillIn(at, { ...ngozi, familyName: '', nhsNumber: '999 000 0019', 'bornOn-year': '2028' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Enter a last name/);
  assert.match(answer.text, /one of its digits is not right/);
  assert.match(answer.html, /value="Ngozi"/);
  const future = await (await world.as(priya)).fillIn(at, { ...ngozi, nhsNumber: '', 'bornOn-year': '2028' });
  assert.match(future.text, /Date of birth must be in the past/);
});

test('an unborn child shows on the page to who added it, and leaves no trace for a colleague', async () => {
  const unborn = { givenName: 'Little', familyName: 'Okafor', isChild: 'yes', age: 'unborn', 'dueOn-day': '3', 'dueOn-month': '8', 'dueOn-year': '2027' };
  await (await world.as(priya)).fillIn(at, unborn);
  assert.match((await (await world.as(priya)).visit(url)).text, /Little Okafor due 3 August 2027 Named people only/);
  for (const page of [url, `${url}/chronology`, '/families']) {
    const answer = page === '/families' ? await (await world.as(sam)).fillIn(page, { name: 'Okafor' }) : await (await world.as(sam)).visit(page);
    assert.doesNotMatch(answer.html, /Little|unborn|pregnan|due 3/i, page);
  }
});

test('who may not', async () => assert.deepEqual(await refusalsOf(world, familyId, at), { stranger: 404, auditor: 403 }));
