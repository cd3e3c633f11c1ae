import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listTwoHouseholds } from '#test/builders/concerns.ts';
import { openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const manager = await world.worker('Mo Manager', { roles: ['team-manager'], agency: 'Fernshire County Council' });
const lena = await world.worker('Lena Lead');
const olu = await world.worker('Olu Other');
const admin = await world.worker('Ada Min', { roles: ['administrator'] });
const { school, abuse } = await listTwoHouseholds(world);
await openTestEpisode(world, { lead: lena });

const day = (when: Temporal.PlainDate) => ({
  'lookAgainOn-day': String(when.day),
  'lookAgainOn-month': String(when.month),
  'lookAgainOn-year': String(when.year),
});
const inAMonth = day(world.today.add({ months: 1 }));
const decided = { decision: 'reach out', reason: 'The school knows them well', ownerId: olu.id, ...inAMonth };

test('who leads the fewest families is offered first, each with how many', async () => {
  const { text } = await (await world.as(manager)).visit(`/concerns/${school}/review`);
  assert.match(text, /Olu Other, Oakfield Primary School: leads 0 families.*Lena Lead, Oakfield Primary School: leads 1 family/);
  assert.doesNotMatch(text, /Ada Min/);
  assert.doesNotMatch(text, /contacted safely/);
});

test('a manager reviews a household: it has an owner, a decision, and a day to look again; and it is recorded', async () => {
  const browser = await world.as(manager);
  const answer = await browser.fillIn(`/concerns/${school}/review`, decided);
  assert.equal(answer.goesTo, `/concerns/${school}`);
  assert.match((await browser.follow(answer)).text, /Reach out to the family · Olu Other · look again on 1 April 2027.*The school knows them well/);
  const [event] = await world.stored<{ details: object; actor_id: string }>(
    `select details, actor_id from platform.event where kind = 'targeting.concern-reviewed'`,
  );
  assert.deepEqual(event, { details: { concernId: school, decision: 'reach out', number: 1 }, actor_id: manager.id });
});

test('on the day, it is time to look again', async () => {
  assert.match((await (await world.as(manager)).visit('/concerns?state=reviewed')).text, /1 household /);
  world.wait({ months: 1 });
  assert.match((await (await world.as(manager)).visit('/concerns?state=due')).text, /1 household .*Time to look again/);
});

test('mistakes stand beside their fields, with what was typed', async () => {
  const browser = await world.as(manager);
  const answer = await browser.fillIn(`/concerns/${school}/review`, { reason: 'Half a thought', decision: 'pass to team' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Choose a team/);
  assert.match(answer.text, /Enter the day to look again/);
  assert.match(answer.html, /Half a thought/);
  const late = await browser.fillIn(`/concerns/${school}/review`, { ...decided, ...day(world.today) });
  assert.match(late.text, /The day to look again must be after today/);
  const nobody = await browser.fillIn(`/concerns/${school}/review`, { ...decided, ...day(world.today.add({ days: 9 })), ownerId: admin.id });
  assert.equal(nobody.status, 422);
});

test('where abuse is among the evidence, reaching out is refused until it is known how that is safe', async () => {
  const browser = await world.as(manager);
  const url = `/concerns/${abuse}/review`;
  const later = day(world.today.add({ months: 1 }));
  assert.match((await browser.visit(url)).text, /Nobody is approached cold.*contacted safely/);
  const tried = async (answers: object) => browser.fillIn(url, { ...decided, ...later, ...answers });
  assert.match((await tried({})).text, /Select whether it is known to be safe/);
  assert.match((await tried({ safeContact: 'not known' })).text, /Nobody is approached until it is known how that is safe/);
  assert.match((await tried({ safeContact: 'safe' })).text, /Enter who may be contacted, how/);
  assert.equal((await world.stored('select from targeting.concern_review where concern_id = $1', [abuse])).length, 0);
  assert.equal((await tried({ safeContact: 'safe', safeHow: 'Through the school nurse, who asked her alone' })).status, 303);
  assert.equal((await tried({ decision: 'no', safeContact: 'not known', reason: 'Her lawyer asked us to wait' })).status, 303);
});

test('somebody else’s review in between is not overwritten', async () => {
  const browser = await world.as(manager);
  const open = await browser.visit(`/concerns/${school}/review`);
  await (await world.as(manager)).fillIn(`/concerns/${school}/review`, { ...decided, ...day(world.today.add({ days: 8 })) });
  const answer = await browser.sendFrom(open, { ...decided, ...day(world.today.add({ days: 9 })) });
  assert.equal(answer.status, 409);
});

test('without the right it does not exist', async () => {
  assert.equal((await (await world.as(lena)).visit(`/concerns/${school}/review`)).status, 404);
});
