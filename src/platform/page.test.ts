import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { formOf, ask } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { serveTennisClub } from '#test/tennis-club.ts';
import { newWorld } from '#test/world.ts';
import { no, yes } from './decision.ts';
import { eventKind } from './event.ts';
import { text, longText } from './fields.ts';
import { form } from './form.ts';
import { page } from './page.ts';
import { found, Refusal } from './refusal.ts';
import type { Work } from './work.ts';

type Court = { id: string; name: string; rules: string; version: number };
type Club = Kysely<{ 'tennis.court': Court }>;
const club = (work: Work) => work.tables('tennis') as unknown as Club;
const courtChanged = eventKind<{ courtId: string }>('tennis.court-changed', () => 'changed the rules of a court');

const changeCourt = page({
  name: 'tennis.change-court',
  path: '/courts/:courtId/change',
  title: 'Change a court',
  audience: 'workers',
  load: async (work, { courtId }) => found(await club(work).selectFrom('tennis.court').selectAll().where('id', '=', courtId).executeTakeFirst()),
  allow: actor => (actor.roles.includes('coordinator') ? no('Coordinators only watch') : yes),
  about: court => ({ subjectId: court.id }),
  form: form({ name: text({ label: 'Name', missing: 'Enter a name' }), rules: longText({ label: 'Rules', missing: 'Enter the rules' }) }),
  fill: court => court,
  version: court => court.version,
  show: view =>
    html`<h1>${view.subject.name}</h1>
      ${formOf(view, html`${ask(view, 'name')}${ask(view, 'rules')}`)}`,
  submit: async (work, court, input) => {
    const { numUpdatedRows } = await club(work)
      .updateTable('tennis.court')
      .set({ ...input, version: court.version + 1 })
      .where('id', '=', court.id)
      .where('version', '=', court.version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else changed this court');
    await work.record(courtChanged, { familyId: null, subjectId: court.id, details: { courtId: court.id } });
    return { goTo: '/courts' };
  },
});

const courtId = '00000000-0000-7000-8000-00000000c001';
const world = await newWorld({ serveMore: serveTennisClub([changeCourt]) });
await world.stored('create schema tennis');
await world.stored('create table tennis.court (id uuid primary key, name text not null, rules text not null, version int not null default 1)');
await world.stored('grant usage on schema tennis to app');
await world.stored('grant select, update on tennis.court to app');
await world.stored(`insert into tennis.court values ($1, 'Centre court', 'White clothes', 1)`, [courtId]);

const [serena, venus, umpire] = [await world.worker('Serena'), await world.worker('Venus'), await world.worker('Umpire', { roles: ['coordinator'] })];
const at = `/courts/${courtId}/change`;
const court = async () => (await world.stored<Court>('select * from tennis.court'))[0];
const events = (kind: string) => world.stored(`select actor_id, subject_id from platform.event where kind = '${kind}'`);

test('the form is filled from the record, and saving it is recorded', async () => {
  const browser = await world.as(serena);
  const open = await browser.visit(at);
  assert.match(open.html, /value="Centre court"/);

  assert.equal((await browser.sendFrom(open, { rules: 'Any clothes' })).goesTo, '/courts');

  assert.equal((await court())?.rules, 'Any clothes');
  assert.deepEqual(await events('tennis.court-changed'), [{ actor_id: serena.id, subject_id: courtId }]);
});

test('each reading is recorded once', async () => {
  const before = (await events('page.read')).length;
  await (await world.as(serena)).visit(at);
  assert.equal((await events('page.read')).length, before + 1);
});

test('a mistake comes back beside its field with what was typed', async () => {
  const answer = await (await world.as(serena)).fillIn(at, { name: '', rules: 'Shoes off' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /There is a problem Enter a name/);
  assert.match(answer.html, /Shoes off/);
});

test('the same form sent three times at once changes the record once', async () => {
  const browser = await world.as(serena);
  const open = await browser.visit(at);
  const before = (await events('tennis.court-changed')).length;

  const answers = await Promise.all([1, 2, 3].map(() => browser.sendFrom(open, { rules: 'Be quick' })));

  assert.deepEqual(
    answers.map(answer => answer.goesTo),
    ['/courts', '/courts', '/courts'],
  );
  assert.equal((await events('tennis.court-changed')).length, before + 1);
});

test('whoever saves second is shown both, loses nothing, and may then save over it', async () => {
  const [first, second] = [await world.as(serena), await world.as(venus)];
  const [one, other] = [await first.visit(at), await second.visit(at)];
  await first.sendFrom(one, { rules: 'Grass only' });

  const clash = await second.sendFrom(other, { rules: 'Clay only' });

  assert.equal(clash.status, 409);
  assert.match(clash.text, /Nothing you typed is lost.*Rules Grass only Clay only/);
  assert.equal((await court())?.rules, 'Grass only');
  assert.equal((await second.sendFrom(clash, {}, at)).goesTo, '/courts');
  assert.equal((await court())?.rules, 'Clay only');
});

test('sending the same page again with other words asks before it counts as new', async () => {
  const browser = await world.as(serena);
  const open = await browser.visit(at);
  await browser.sendFrom(open, { rules: 'One' });
  const again = await browser.sendFrom(open, { rules: 'Two' });
  assert.equal(again.status, 409);
  assert.match(again.text, /already saved this once/);
  assert.match(again.html, /Two/);
});

test('what is typed is kept, comes back, and goes when it is sent', async () => {
  const browser = await world.as(venus);
  const open = await browser.visit(at);
  assert.equal((await browser.sendFrom(open, { rules: 'Half a sent' }, `${at}/keep`)).status, 200);

  const back = await browser.visit(at);
  assert.match(back.text, /This is what you were writing on 1 March 2027/);
  assert.match(back.html, /Half a sent/);

  await browser.sendFrom(back, {}, at);
  assert.doesNotMatch((await browser.visit(at)).text, /what you were writing/);
  assert.equal((await events('page.text-kept')).length, 1);
});

test('a "no" says why and is recorded; nobody signed in is asked to sign in; a thing that is not there is not found', async () => {
  const refusedBefore = (await events('page.refused')).length;
  const told = await (await world.as(umpire)).visit(at);
  assert.equal(told.status, 403);
  assert.match(told.text, /Coordinators only watch/);
  assert.equal((await (await world.as(serena)).visit(at.replace('c001', 'c999'))).status, 404);
  assert.equal((await (await world.as(serena)).visit('/courts/1/change')).status, 404);
  assert.equal((await events('page.refused')).length, refusedBefore + 3);
  assert.match((await (await world.as()).visit(at)).goesTo, /^\/sign-in\?next=/);
});

test('a post without the page’s token changes nothing', async () => {
  const browser = await world.as(serena);
  const open = await browser.visit(at);
  assert.equal((await browser.sendFrom(open, { csrf: 'made-up', rules: 'Forged' })).status, 403);
  assert.equal((await browser.post(at, { rules: 'Forged' }, { origin: 'https://elsewhere.example' })).status, 403);
  assert.notEqual((await court())?.rules, 'Forged');
});

test('if the reading cannot be recorded, the page is not shown', async () => {
  const browser = await world.as(serena);
  await world.stored('revoke insert on platform.event from app');
  try {
    assert.equal((await browser.visit(at)).status, 500);
  } finally {
    await world.stored('grant insert on platform.event to app');
  }
});
