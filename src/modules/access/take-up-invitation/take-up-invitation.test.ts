import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser, Page } from '#test/browser.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
// The provider of the tests knows those who have an account anywhere; these have none here.
for (const name of ['first.comer', 'second.comer', 'third.comer'])
  await world.worker(name, { username: name, issuer: 'https://elsewhere.example', subject: name });

async function invited(name: string): Promise<{ id: string; link: () => Promise<string> }> {
  const [agency] = await world.stored<{ id: string }>('select agency_id as id from access.account where id = $1', [admin.id]);
  const browser = await world.as(admin);
  const added = await browser.fillIn('/workers/new', {
    name,
    email: 'kim@example.org',
    jobTitle: 'Nurse',
    agencyId: agency?.id ?? '',
    roles: ['practitioner'],
  });
  const link = async () => /href="(\/invitation\/[0-9a-f]{64})"/.exec((await browser.fillIn(added.goesTo)).html)?.[1] ?? assert.fail('no link was made');
  return { id: added.goesTo.split('/')[2] ?? '', link };
}

const path = (page: Page) => page.goesTo.replace(/^http:\/\/localhost/, '');

async function signInBy(link: string, who: string): Promise<{ browser: Browser; answer: Page }> {
  const browser = await world.as();
  const out = await browser.visit(`/sign-in/start?next=${link}`);
  const chosen = await browser.fillIn(path(await browser.visit(path(out))), { who });
  return { browser, answer: await browser.visit(path(await browser.visit(path(chosen)))) };
}

test('by the link somebody shows once who they are, and comes in as they do at work from then on', async () => {
  const { id, link } = await invited('Kim Novak');
  const url = await link();
  assert.match((await (await world.as()).visit(url)).text, /Sign in for the first time/);
  const { browser, answer } = await signInBy(url, 'first.comer');
  assert.equal(answer.goesTo, '/');
  assert.equal((await browser.session(world.platform)).actor.id, id);
  assert.equal((await (await world.as()).visit(url)).status, 404, 'it works once');
  const again = await signInBy('/my-families', 'first.comer');
  assert.equal((await again.browser.session(world.platform)).actor.id, id);
  assert.match((await (await world.as(admin)).visit(`/workers/${id}`)).text, /State Signs in/);
});

test('a newer link stops the one before, a week ends it, and nobody comes in by one that was guessed', async () => {
  const { link } = await invited('Lee Park');
  const first = await link();
  const second = await link();
  const over = await (await world.as()).visit(first);
  assert.equal(over.status, 404);
  assert.match(over.text, /This link does not work .*ask your council’s early help administrator for a new link/);
  assert.equal((await signInBy(first, 'second.comer')).answer.status, 403);
  assert.equal((await signInBy(`/invitation/${'0'.repeat(64)}`, 'second.comer')).answer.status, 403);
  world.wait({ days: 8 });
  assert.equal((await (await world.as()).visit(second)).status, 404);
  assert.equal((await signInBy(second, 'second.comer')).answer.status, 403);
});

test('a link is of no use to somebody whose access has ended, nor is one made for them', async () => {
  const { id, link } = await invited('Pat Moss');
  const url = await link();
  await (await world.as(admin)).fillIn(`/workers/${id}/end`);
  assert.equal((await signInBy(url, 'third.comer')).answer.status, 403);
  assert.doesNotMatch((await (await world.as(admin)).visit(`/workers/${id}`)).text, /Make a link/);
});
