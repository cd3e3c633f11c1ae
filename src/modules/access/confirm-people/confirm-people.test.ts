import assert from 'node:assert/strict';
import { test } from 'node:test';
import { theService } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import { newWorld, type Person } from '#test/world.ts';
import { reviewAccounts } from '../review-accounts/review-accounts.ts';

const world = await newWorld();
const review = () => doWork(world.platform, theService, 'look', work => reviewAccounts(work, {}));
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'The council' });
const contact = await world.worker('Claire Dun', { roles: ['agency-contact'], agency: 'Fern School' });
const [kim, lee, mo] = [
  await world.worker('Kim Novak', { agency: 'Fern School' }),
  await world.worker('Lee Park', { agency: 'Fern School' }),
  await world.worker('Mo Ray', { agency: 'Fern School' }),
];
const stranger = await world.worker('Olu Other', { roles: ['agency-contact', 'practitioner'], agency: 'Another School' });
const url = `/agencies/${await world.agency('Fern School')}/people`;
const field = ({ id }: Person) => `person-${id}`;
const stateOf = async ({ id }: Person) =>
  (
    await world.stored<{ state: string }>(
      `select coalesce(suspended_because, case when disabled_at is null then 'open' else 'ended' end) as state from access.account where id = $1`,
      [id],
    )
  )[0]?.state;

/** Time passes, and everybody goes on signing in. */
async function pass(duration: Temporal.DurationLike) {
  world.wait(duration);
  for (const who of [admin, contact, kim, lee, mo, stranger]) if ((await stateOf(who)) === 'open') await world.as(who);
}
const messages = async (template: string) => (await world.stored('select from platform.message where template = $1', [template])).length;

test('a contact begins at their own people, and can say at any time that somebody has left, who is out at once', async () => {
  await review();
  const own = await world.as(lee);
  const browser = await world.as(contact);
  assert.equal((await browser.visit('/')).goesTo, url);
  const page = await browser.visit(url);
  assert.match(page.text, /The next time is due on 1 March 2028/);
  assert.doesNotMatch(page.text, /Claire Dun Class|Olu Other/);
  const done = await browser.follow(await browser.sendFrom(page, { [field(lee)]: 'has left' }));
  assert.match(done.text, /Saved/);
  assert.doesNotMatch(done.text, /Lee Park/);
  assert.equal(await stateOf(lee), 'ended');
  assert.match((await own.visit('/my-families')).goesTo, /^\/sign-in/);
  const kinds = (
    await world.stored<{ kind: string }>(`select kind from platform.event where actor_id = $1 and kind like 'access.%' order by id desc limit 2`, [contact.id])
  ).map(row => row.kind);
  assert.deepEqual(kinds, ['access.people-confirmed', 'access.account-disabled']);
});

test('four weeks before the day they are asked for everybody, answer in parts, and are reminded while an answer is missing', async () => {
  for (let i = 0; i < 11; i += 1) await pass({ days: 30 });
  assert.equal(await messages('people-to-confirm'), 0);
  await pass({ days: 8 });
  await review();
  await review();
  assert.equal(await messages('people-to-confirm'), 2, 'each agency’s contact once');
  assert.equal(await messages('agency-without-contact'), 1, 'and the administrator, whose own agency has none');
  const browser = await world.as(contact);
  const page = await browser.visit(url);
  assert.match(page.text, /Please answer for everybody by 1 March 2028/);
  const done = await browser.follow(await browser.sendFrom(page, { [field(kim)]: 'needs it' }));
  assert.match(done.text, /One person is waiting/);
  await pass({ days: 21 });
  await review();
  assert.equal(await messages('people-to-confirm'), 4, 'Mo has no answer, and Olu none for herself');
  const other = await world.as(stranger);
  const own = await other.fillIn(`/agencies/${await world.agency('Another School')}/people`);
  assert.match((await other.follow(own)).text, /Saved/);
  await pass({ days: 7 });
  await review();
  assert.equal(await messages('people-to-confirm'), 5, 'only those with somebody left to answer for');
});

test('an answer for nobody is told, and nothing is written', async () => {
  const browser = await world.as(contact);
  const page = await browser.fillIn(url);
  assert.equal(page.status, 422);
  assert.match(page.text, /Choose an answer for at least one person/);
});

test('fourteen days after the day whoever is not confirmed is suspended, and the next year begins', async () => {
  await pass({ days: 14 });
  await review();
  assert.equal(await stateOf(stranger), 'open', 'who confirmed that she needs it herself');
  assert.deepEqual([await stateOf(kim), await stateOf(mo), await stateOf(contact), await stateOf(admin)], ['open', 'not confirmed', 'open', 'open']);
  const [next] = await world.stored<{ due: string }>(`select due_on::text as due from access.yearly_check where closed_on is null and agency_id = $1`, [
    await world.agency('Fern School'),
  ]);
  assert.equal(next?.due, '2029-03-01');
  const page = await (await world.as(admin)).visit(`/workers/${mo.id}`);
  assert.match(page.text, /Their agency did not confirm/);
});

test('nobody answers for another agency, nor without the role, whatever they send', async () => {
  const browser = await world.as(stranger);
  assert.equal((await browser.visit(url)).status, 403);
  assert.equal((await (await world.as(kim)).visit(url)).status, 403);
  assert.equal((await (await world.as(admin)).visit(url)).status, 200, 'an administrator may');
  const before = await stateOf(kim);
  const open = await browser.visit(`/agencies/${await world.agency('Another School')}/people`);
  await browser.sendFrom(open, { [field(kim)]: 'has left' });
  assert.equal(await stateOf(kim), before);
  const tried = await world.doAs(stranger, async work => {
    const { sql } = await import('kysely');
    const { rows } = await sql<{ is: boolean }>`select access.end_access_of_colleague(${kim.id}, ${work.now.toString()}) as is`.execute(work.tables('access'));
    const { signedOut } = await import('../access.events.ts');
    await work.record(signedOut, { familyId: null, details: {} });
    return rows[0]?.is;
  });
  assert.equal(tried, false, 'the database says no as well');
});
