import assert from 'node:assert/strict';
import { test } from 'node:test';
import { theService } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import { newWorld, type Person } from '#test/world.ts';
import { dueNow } from './review-agencies.ts';
import { reviewAccounts } from './review-accounts.ts';

const world = await newWorld();
const review = () => doWork(world.platform, theService, 'look', work => reviewAccounts(work, {}));
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'The council' });
const contact = await world.worker('Claire Dun', { roles: ['practitioner', 'agency-contact'], agency: 'Fern School' });
const kim = await world.worker('Kim Novak', { agency: 'Fern School' });
const lee = await world.worker('Lee Park', { agency: 'Fern School' });

const stateOf = async ({ id }: Person) =>
  (await world.stored<{ because: string | null }>('select suspended_because as because from access.account where id = $1', [id]))[0]?.because ?? null;
const told = async (template: string) =>
  (await world.stored<{ to: string }>('select send_to as to from platform.message where template = $1 order by send_to', [template])).map(
    ({ to }) => to.split('.')[0],
  );
const days = (n: number) => world.wait({ hours: 24 * n });

test('whoever has not signed in for 90 days is told at 76, suspended at 90, out at once, and as they were when an administrator opens their account', async () => {
  const [own, other] = [await world.as(kim), await world.as(lee)];
  await review();
  days(75);
  await world.as(admin);
  await review();
  assert.deepEqual(await told('account-soon-suspended'), []);
  days(1);
  await world.as(lee);
  await review();
  await review();
  assert.deepEqual(await told('account-soon-suspended'), ['claire', 'kim'], 'once, and not to whoever signed in meanwhile');
  days(13);
  await review();
  assert.equal(await stateOf(kim), null);
  const held = own.cookies.get('__Host-session');
  days(1);
  await review();
  assert.equal(await stateOf(kim), 'not used');
  assert.equal(await stateOf(lee), null);
  assert.deepEqual(await told('account-suspended'), ['claire', 'kim']);
  own.cookies.set('__Host-session', held ?? '');
  assert.match((await own.visit('/my-families')).goesTo, /^\/sign-in/);
  assert.ok(other);

  const browser = await world.as(admin);
  assert.match((await browser.visit('/workers')).text, /Kim Novak .*?Suspended/);
  const page = await browser.visit(`/workers/${kim.id}`);
  assert.match(page.text, /They did not sign in for 90 days/);
  assert.match((await browser.follow(await browser.fillIn(`/workers/${kim.id}/wake`))).text, /State Signs in/);
  await browser.fillIn(`/workers/${contact.id}/wake`);
  await review();
  assert.equal(await stateOf(kim), null, 'their 90 days begin anew');
  assert.equal((await (await world.as(kim)).visit('/my-families')).status, 200);
});

test('somebody is left who can open the others’ accounts', async () => {
  days(100);
  await review();
  assert.equal(await stateOf(admin), null);
  assert.equal(await stateOf(kim), 'not used');
  for (const who of [kim, lee, contact]) await (await world.as(admin)).fillIn(`/workers/${who.id}/wake`);
});

test('a person who shows who they are is told that their account is suspended; who left is told nothing', async () => {
  const browser = await world.as(admin);
  await world.stored(`update access.account set issuer = 'https://identity.fernshire.example', subject = username where id = $1`, [lee.id]);
  await world.stored(`update access.account set disabled_at = $2, suspended_because = 'not used' where id = $1`, [lee.id, world.now.toString()]);
  const path = (url: string) => url.replace(/^http:\/\/localhost/, '');
  const own = await world.as();
  const chosen = await own
    .fillIn(path((await own.visit(path((await own.visit('/sign-in/start')).goesTo))).goesTo || '/'), { who: lee.username })
    .catch(() => null);
  assert.ok(chosen === null || chosen.status < 500);
  const [why] = await world.stored<{ why: string }>(`select access.why_suspended('https://identity.fernshire.example', '', $1) as why`, [lee.username]);
  assert.equal(why?.why, 'not used');
  await browser.fillIn(`/workers/${lee.id}/wake`);
});

test('what is due of a yearly confirmation, day by day', () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  const dueOn = day('2028-03-01');
  const due = (today: string, askedOn: string | null, remindedOn: string | null = null) =>
    dueNow({ dueOn, askedOn: askedOn ? day(askedOn) : null, remindedOn: remindedOn ? day(remindedOn) : null }, day(today));
  assert.equal(due('2028-02-01', null), null);
  assert.equal(due('2028-02-02', null), 'ask');
  assert.equal(due('2028-02-22', '2028-02-02'), null);
  assert.equal(due('2028-02-23', '2028-02-02'), 'remind');
  assert.equal(due('2028-02-24', '2028-02-02', '2028-02-23'), null);
  assert.equal(due('2028-03-01', '2028-02-02', '2028-02-23'), 'remind');
  assert.equal(due('2028-03-08', '2028-02-02', '2028-03-01'), 'remind');
  assert.equal(due('2028-03-14', '2028-02-02', '2028-03-08'), null);
  assert.equal(due('2028-03-15', '2028-02-02', '2028-03-08'), 'close');
  assert.equal(due('2028-03-15', '2028-03-10'), null, 'asked late, they still have 14 days');
  assert.equal(due('2028-03-24', '2028-03-10'), 'close');
});
