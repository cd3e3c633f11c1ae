import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listTwoHouseholds } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';
import { reviewConcern } from '../review-concern/review-concern.ts';

const world = await newWorld();
const manager = await world.worker('Mo Manager', { roles: ['team-manager'], agency: 'Fernshire County Council' });
const olu = await world.worker('Olu Other');
const { school } = await listTwoHouseholds(world);
const url = `/concerns/${school}/effects/new`;
const today = { 'happenedOn-day': '1', 'happenedOn-month': '3', 'happenedOn-year': '2027' };

test('nothing came of it before somebody decided', async () => {
  assert.match((await (await world.as(manager)).fillIn(url, { what: 'reached', ...today })).text, /Review this household first/);
});

test('what came of reaching out is kept, recorded and counted', async () => {
  await world.doAs(manager, work =>
    reviewConcern(work, school, {
      ownerId: olu.id,
      decision: 'reach out',
      teamId: null,
      reason: 'School asks',
      safeContact: null,
      safeHow: null,
      lookAgainOn: work.today.add({ weeks: 4 }),
    }),
  );
  const browser = await world.as(manager);
  const answer = await browser.fillIn(url, { what: 'reached', words: 'Met at school', ...today });
  assert.match((await browser.follow(answer)).text, /1 March 2027: The family was reached. Met at school/);
  await browser.fillIn(url, { what: 'engaged', ...today });
  assert.match((await browser.visit('/concerns')).text, /Reviewed 1 Reached 1 Take up help 1 Outcome known 0/);
  assert.equal((await world.stored(`select from platform.event where kind = 'targeting.effect-recorded'`)).length, 2);
});

test('mistakes stand beside their fields; without the right it does not exist', async () => {
  const answer = await (await world.as(manager)).fillIn(url, { words: 'Typed already' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Select what happened/);
  assert.match(answer.html, /Typed already/);
  assert.equal((await (await world.as(await world.worker('Nobody Asked'))).visit(url)).status, 404);
});
