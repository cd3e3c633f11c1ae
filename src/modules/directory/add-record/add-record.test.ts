import assert from 'node:assert/strict';
import { test } from 'node:test';
import { category } from '#test/builders/directory.ts';
import { changePart, keepersOf, newestVersion } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { editor, owner, practitioner } = await keepersOf(world);

test('an owner adds a service and its place; when an editor approves, both are public', async () => {
  const browser = await world.as(owner);
  const place = await browser.fillIn('/directory/records/new', { kind: 'location', name: 'Barn Hall' });
  const placeId = place.goesTo.split('/').at(-1)!;
  await changePart(world, owner, placeId, 'place', { lines: '1 Barn Lane', town: 'Fernbury', postcode: 'sw1a1aa', hidden: 'no' });
  const { content } = await newestVersion(world, placeId);
  assert.deepEqual(content['addresses'], [{ country: 'GB', kind: 'physical', lines: '1 Barn Lane', town: 'Fernbury', postcode: 'SW1A 1AA' }]);
  assert.ok(typeof content['latitude'] === 'number', 'where the postcode is, is found by itself');

  const added = await browser.fillIn('/directory/records/new', { kind: 'service', name: 'Barn dance', description: 'Dance with us.' });
  const id = added.goesTo.split('/').at(-1)!;
  const begun = (await browser.visit(added.goesTo)).text;
  assert.match(begun, /What families would miss Say who it is for Say when it is Say how and where it is to be had Say what it costs Say how to reach it/);
  await changePart(world, owner, id, 'where', { ways: ['in-person'], locationIds: [placeId] });
  await changePart(world, owner, id, 'categories', { termIds: [category.activities] });
  const versionId = await changePart(world, owner, id, 'cost', { cost: 'free' });
  assert.equal((await (await world.as(editor)).fillIn(`/directory/changes/${versionId}`, { decision: 'approve' })).status, 303);
  const [page] = await world.stored<{ page: { places: { location: { name: string } }[] } }>(
    'select page from directory.service_document where service_id = $1',
    [id],
  );
  assert.equal(page?.page.places[0]?.location.name, 'Barn Hall');
});

test('an editor adds an organisation, and says whose people keep it', async () => {
  await world.worker('Nia Frost', { roles: ['service-provider'], agency: 'Frost Trust' });
  const agencyId = await world.agency('Frost Trust');
  const answer = await (await world.as(editor)).fillIn('/directory/records/new', { kind: 'organization', name: 'Frost Trust', agencyId });
  const versionId = (await newestVersion(world, answer.goesTo.split('/').at(-1)!)).id;
  await (await world.as(editor)).fillIn(`/directory/changes/${versionId}`, { decision: 'approve' });
  const [row] = await world.stored('select agency_id from directory.organization where name = $1', ['Frost Trust']);
  assert.equal(row?.['agency_id'], agencyId);
});

test('mistakes come back beside their fields', async () => {
  const wrong = await (await world.as(editor)).fillIn('/directory/records/new', { kind: 'service', name: '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter a name/);
  const without = await (await world.as(editor)).fillIn('/directory/records/new', { kind: 'service', name: 'Nobody’s' });
  assert.match(without.text, /Select the organisation that provides it/);
  assert.match(without.html, /value="Nobody’s"/);
});

test('whose organisation is not in the directory is told whom to ask; an owner adds no organisation; others may not', async () => {
  const newcomer = await world.worker('Nell Ash', { roles: ['service-provider'], agency: 'Brand New' });
  assert.match((await (await world.as(newcomer)).visit('/directory/records/new')).text, /Your organisation is not in the directory yet/);
  assert.equal((await (await world.as(owner)).fillIn('/directory/records/new', { kind: 'organization', name: 'Mine' })).status, 422);
  assert.equal((await (await world.as(practitioner)).visit('/directory/records/new')).status, 403);
});
