import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listTwoHouseholds } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const manager = await world.worker('Mo Manager', { roles: ['team-manager'], agency: 'Fernshire County Council' });
const lena = await world.worker('Lena Lead');
const olu = await world.worker('Olu Other');
const { school, abuse } = await listTwoHouseholds(world);
const later = { 'lookAgainOn-day': '1', 'lookAgainOn-month': '4', 'lookAgainOn-year': '2027' };
const review = async (concernId: string, answers: object) =>
  (await world.as(manager)).fillIn(`/concerns/${concernId}/review`, { decision: 'reach out', reason: 'The school asks', ...later, ...answers });
const mails = () => world.stored<{ send_to: string; subject: string; body: string }>(`select * from platform.message where template = 'asked-to-contact'`);

test('before anybody asks, nothing is there', async () => {
  assert.match((await (await world.as(lena)).visit('/concerns/mine')).text, /Nobody has asked you to contact a family/);
});

test('whoever is asked is told without a name, and sees who, why and how it is safe; not what partners’ files say', async () => {
  await review(abuse, { ownerId: lena.id, safeContact: 'safe', safeHow: 'At work, through the school nurse' });
  const [mail] = await mails();
  assert.equal(mail?.send_to, 'lena.lead.2@example.org');
  assert.doesNotMatch(mail.subject + mail.body, /Underhill|Nora/);
  const { text, html } = await (await world.as(lena)).visit('/concerns/mine');
  assert.match(text, /Underhill, ZZ2 Who lives there Nora Underhill, 39 ?Sam Underhill, 13/);
  assert.match(
    text,
    /Reach out to the family: The school asks Mo Manager Safe contact Nobody is approached cold Yes, and it is known how: At work, through the school nurse/,
  );
  assert.match(text, /Look again on 1 April 2027/);
  assert.doesNotMatch(html, /Domestic abuse|Reported missing|Brightwell/);
  const [read] = await world.stored(
    `select actor_id, subject_id from platform.event where kind = 'page.read' and details->>'page' = 'targeting.see-own-concerns' and subject_id is not null`,
  );
  assert.deepEqual(read, { actor_id: lena.id, subject_id: abuse });
});

test('they record what came of it; the manager sees it', async () => {
  const browser = await world.as(lena);
  const answer = await browser.fillIn(`/concerns/${abuse}/effects/new`, {
    ...{ what: 'engaged', 'happenedOn-day': '1', 'happenedOn-month': '3', 'happenedOn-year': '2027', words: 'Met at work' },
  });
  assert.equal(answer.goesTo, '/concerns/mine');
  assert.match((await browser.follow(answer)).text, /1 March 2027: The family takes up help\. Met at work/);
  assert.match((await (await world.as(manager)).visit(`/concerns/${abuse}`)).text, /The family takes up help\. Met at work Lena Lead/);
});

test('to others it does not exist; and no more to whoever is no longer asked', async () => {
  const url = `/concerns/${abuse}/effects/new`;
  assert.equal((await (await world.as(olu)).visit(url)).status, 404);
  assert.equal((await (await world.as(lena)).visit(`/concerns/${school}/effects/new`)).status, 404);
  assert.equal((await (await world.as(lena)).visit(`/concerns/${abuse}`)).status, 404, 'the evidence is for those who review');
  await review(abuse, { ownerId: olu.id, safeContact: 'safe', safeHow: 'At work' });
  assert.match((await (await world.as(lena)).visit('/concerns/mine')).text, /Nobody has asked you/);
  assert.equal((await (await world.as(lena)).visit(url)).status, 404);
  assert.match((await (await world.as(olu)).visit('/concerns/mine')).text, /Underhill/);
  await review(abuse, { ownerId: olu.id, safeContact: 'safe', safeHow: 'At work' });
  assert.equal((await mails()).length, 2, 'nobody is told twice');
});

test('without the role nobody comes here', async () => {
  assert.equal((await (await world.as(await world.worker('Ada Min', { roles: ['administrator'] }))).visit('/concerns/mine')).status, 403);
});
