import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService } from '#test/builders/directory.ts';
import { changePart, keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { confirmRight, returnChange } from '../index.ts';

const world = await newWorld();
const { editor, owner, rival, practitioner, rivalsId, serviceId } = await keepersOf(world);
const footballId = await addTestService(world, { organizationId: rivalsId, name: 'Football', ways: ['phone'] });
for (const id of [serviceId, footballId]) await world.doAs(editor, work => confirmRight(work, id));
const text = async (who: typeof owner, url = '/directory') => (await (await world.as(who)).visit(url)).text;

test('an organisation sees its own services, an editor all', async () => {
  const mine = await text(owner);
  assert.match(mine, /My services.*1 service.*Stay and play.*Open.*1 March 2027.*1 September 2027.*None/);
  assert.doesNotMatch(mine, /Football/);
  assert.match(await text(editor), /All services.*2 services.*Football Stone Sports.*Stay and play/);
});

test('looked for by name, part of it or its organisation', async () => {
  assert.match(await text(editor, '/directory?q=footb'), /1 service .*“footb”.*Football/);
  assert.match(await text(editor, '/directory?q=stone'), /Football/);
  assert.match(await text(editor, '/directory?q=100%25'), /Nothing has these words in its name/);
});

test('with a change that waits, and one that came back', async () => {
  assert.match(await text(owner, '/directory?show=changes'), /No change waits, and none came back/);
  const versionId = await changePart(world, owner, serviceId, 'what', { name: 'Play and sing' });
  assert.match(await text(owner, '/directory?show=changes'), /Play and sing.*Waits for approval/);
  await world.doAs(editor, work => returnChange(work, versionId, 'Say when'));
  assert.match(await text(owner, '/directory?show=changes'), /Came back/);
});

test('what is to be looked at, once half a year has passed', async () => {
  assert.match(await text(editor, '/directory?show=review'), /Everything has been looked at/);
  world.wait({ months: 6 });
  assert.match(await text(editor, '/directory?show=review'), /2 services.*Since 1 September 2027/);
});

test('places and organisations have lists of their own', async () => {
  assert.match(await text(owner, '/directory?kind=location'), /1 place .*Mill Lane Centre/);
  assert.match(await text(owner, '/directory?kind=organization'), /1 organisation .*Fernshire Play/);
  assert.doesNotMatch(await text(owner, '/directory?kind=organization'), /Stone Sports/);
});

test('an organisation without services is told how to begin; who keeps nothing may not', async () => {
  const newcomer = await world.worker('Nell Ash', { roles: ['service-provider'], agency: 'Brand New' });
  assert.match(await text(newcomer), /Your organisation has no service in the directory yet/);
  assert.equal((await (await world.as(practitioner)).visit('/directory')).status, 403);
  assert.equal((await (await world.as()).visit('/directory')).goesTo, '/sign-in?next=%2Fdirectory');
  assert.match((await (await world.as(rival)).visit('/directory?kind=nonsense&page=-1&show=x')).text, /Football/);
});
