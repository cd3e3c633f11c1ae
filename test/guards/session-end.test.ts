import '../../tools/routes.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disableAccount, resetSignIn } from '#modules/access/index.ts';
import { withdrawCopy } from '#modules/plans/index.ts';
import type { Browser } from '#test/browser.ts';
import { newWorld, type Person } from '#test/world.ts';
import { pagesOf } from '../../tools/routes.ts';
import { makeLives } from './lives.ts';
import { addressWith, idsOf } from './subjects.ts';

// S7 of the scorecard: somebody is shut out while 50 browsers of theirs are signed in and asking. Nothing that is asked afterwards succeeds.

const world = await newWorld();
const { cast, lives } = await makeLives(world);
const pages = pagesOf(world.app).filter(({ method, audience }) => method === 'GET' && audience !== 'anyone');
const ids = await idsOf(
  world,
  lives.own,
  pages.map(({ path }) => path),
);
const addresses = pages.filter(({ path }) => !/:(draftId|step|number|token|version|name|\*)/.test(path)).map(({ path }) => addressWith(path, ids));
const sessions = 50;

async function signedIn(who: Person): Promise<Browser[]> {
  const browsers = await Promise.all(Array.from({ length: sessions }, () => world.as(who)));
  for (const browser of browsers) assert.equal((await browser.visit('/session')).status, 200);
  return browsers;
}

/** Each browser asks for its share of every page, while `shut` happens; then all of them ask again. How many of the second round got in. */
async function succeedAfter(browsers: Browser[], shut: () => Promise<unknown>): Promise<{ asked: number; succeeded: number }> {
  const during = Promise.all(browsers.map((browser, n) => browser.visit(addresses[n % addresses.length]!)));
  await shut();
  await during;
  let [asked, succeeded] = [0, 0];
  for (const [n, browser] of browsers.entries()) {
    for (let more = 0; more < 4; more += 1) {
      const { status } = await browser.visit(addresses[(n * 4 + more) % addresses.length]!);
      asked += 1;
      if (status < 300) succeeded += 1;
    }
    if ((await browser.visit('/session')).status === 200) succeeded += 1;
  }
  return { asked, succeeded };
}

const shutOut: readonly [string, (who: Person) => Promise<unknown>][] = [
  ['an administrator ends their access', who => world.asService(work => disableAccount(work, who.id))],
  ['an administrator resets how they sign in', who => world.asService(work => resetSignIn(work, who.id, 'in-person'))],
  [
    'they are suspended',
    who => world.stored(`update access.account set disabled_at = $2, suspended_because = 'not used' where id = $1`, [who.id, world.now.toString()]),
  ],
];

for (const [name, shut] of shutOut) {
  test(`S7: ${name} with ${sessions} live sessions`, async t => {
    const who = await world.worker(`Leaver ${name.length}`, { roles: ['practitioner', 'coordinator'] });
    const { asked, succeeded } = await succeedAfter(await signedIn(who), () => shut(who));
    t.diagnostic(`${asked} requests after, ${succeeded} succeeded`);
    assert.equal(succeeded, 0);
  });
}

test(`S7: somebody’s part in a family ends with ${sessions} live sessions`, async t => {
  const own = addressWith('/families/:familyId', ids);
  const browsers = await signedIn(cast.tess);
  assert.equal((await browsers[0]!.visit(own)).status, 200);
  // What they did today they may still finish: the day after, nothing.
  await world.stored('update access.family_access set ends_on = $2 where account_id = $1', [cast.tess.id, world.today.subtract({ days: 1 }).toString()]);
  const answers = await Promise.all(browsers.map(browser => browser.visit(own)));
  const succeeded = answers.filter(({ status }) => status < 300).length;
  t.diagnostic(`${answers.length} requests after, ${succeeded} succeeded`);
  assert.equal(succeeded, 0);
});

test(`S7: a released copy is taken back while its reader has ${sessions} live sessions`, async t => {
  const [copy] = await world.stored<{ id: string }>('select id from plans.released_copy where family_id = $1', [lives.own.familyId]);
  const address = `/my-plan/${copy?.id ?? ''}`;
  const browsers = await signedIn(cast.mina);
  assert.equal((await browsers[0]!.visit(address)).status, 200);
  const during = Promise.all(browsers.map(browser => browser.visit(address)));
  await world.stored(`update access.family_access set ends_on = null where account_id = $1`, [cast.tess.id]);
  await world.doAs(cast.tess, work => withdrawCopy(work, { copyId: copy?.id ?? '' }));
  await during;
  const answers = await Promise.all(browsers.map(browser => browser.visit(address)));
  const succeeded = answers.filter(({ status }) => status < 300).length;
  t.diagnostic(`${answers.length} requests after, ${succeeded} succeeded`);
  assert.equal(succeeded, 0);
});

test(`S7: a family’s own account ends with ${sessions} live sessions`, async t => {
  const browsers = await signedIn(cast.mina);
  await world.asService(work => disableAccount(work, cast.mina.id));
  const answers = await Promise.all(browsers.flatMap(browser => ['/my-plan', '/sign-out'].map(page => browser.visit(page))));
  const succeeded = answers.filter(({ status }) => status < 300).length;
  t.diagnostic(`${answers.length} requests after, ${succeeded} succeeded`);
  assert.equal(succeeded, 0);
});
