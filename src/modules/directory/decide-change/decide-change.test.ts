import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePart, keepersOf, newestVersion } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { editor, owner, rival, practitioner, serviceId } = await keepersOf(world);
const url = (versionId: string) => `/directory/changes/${versionId}`;
const publicName = async () => (await world.stored<{ name: string }>('select name from directory.service where id = $1', [serviceId]))[0]?.name;

test('an editor sees old and new side by side, and sends it back with an answer that the owner reads', async () => {
  const versionId = await changePart(world, owner, serviceId, 'what', { name: 'Play and sing', keywords: 'songs' });
  const browser = await world.as(editor);
  const page = await browser.visit(url(versionId));
  assert.match(page.text, /What Public now The change Name What it is Stay and play Play and sing/);
  assert.match(page.text, /Other words people use for it What it is Nothing songs/);
  assert.match(page.text, /Written by Olive Park/);
  assert.match(page.text, /A hidden address is never shown/);
  const answer = await browser.sendFrom(page, { decision: 'return', answer: 'Which songs?' });
  assert.equal(answer.goesTo, '/directory/changes');
  assert.match((await (await world.as(owner)).visit(`/directory/records/${serviceId}`)).text, /The last change came back Which songs\? Take it up again/);
  assert.equal(await publicName(), 'Stay and play');
});

test('an editor makes a change public; it is recorded', async () => {
  const versionId = await changePart(world, owner, serviceId, 'what', { name: 'Sing and play' });
  const answer = await (await world.as(editor)).fillIn(url(versionId), { decision: 'approve' });
  assert.equal(answer.goesTo, `/directory/records/${serviceId}`);
  assert.equal(await publicName(), 'Sing and play');
  const [event] = await world.stored(`select actor_id from platform.event where kind = 'directory.change-approved'`);
  assert.equal(event?.['actor_id'], editor.id);
});

test('to send back without saying why is a mistake beside its field, and what was typed stays', async () => {
  const versionId = await changePart(world, owner, serviceId, 'what', { name: 'Third' });
  const browser = await world.as(editor);
  const wrong = await browser.fillIn(url(versionId), { decision: 'return' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Say what is to be put right/);
  assert.match(wrong.html, /value="return"[^>]*checked/);
  assert.match((await browser.fillIn(url(versionId))).text, /Select what happens with it/);
});

test('an owner sees it and cannot decide; what was settled cannot be settled again', async () => {
  const { id } = await newestVersion(world, serviceId);
  const mine = await world.as(owner);
  const page = await mine.visit(url(id));
  assert.match(page.text, /An editor of the council looks at it/);
  const csrf = (await mine.visit(`${url(id)}/withdraw`)).html.match(/name="csrf" value="([^"]+)"/)?.[1] ?? '';
  assert.equal((await mine.post(url(id), { csrf, once: world.platform.newId(), decision: 'approve' })).status, 403);
  const editors = await world.as(editor);
  const open = await editors.visit(url(id));
  await editors.sendFrom(open, { decision: 'return', answer: 'No' });
  const late = await editors.visit(url(id));
  assert.doesNotMatch(late.text, /What happens with it\?/);
  assert.equal((await editors.sendFrom(open, { decision: 'approve', once: world.platform.newId() })).status, 409);
});

test('another organisation’s change does not exist, nor anybody’s to whoever keeps nothing', async () => {
  const { id } = await newestVersion(world, serviceId);
  for (const who of [rival, practitioner]) assert.equal((await (await world.as(who)).visit(url(id))).status, 404);
});
