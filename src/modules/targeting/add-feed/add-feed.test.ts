import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analystOf } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);
const agencyId = await world.agency('Fernshire Police', 'police');
const answers = {
  ...{ agencyId, kind: 'police', name: 'Incidents', agreement: 'DSA-7 of 1 May 2026', purpose: 'Finding families early', lawfulBasis: 'Public task' },
  ...{
    retentionMonths: '24',
    coversFromAge: '10',
    coversUntilAge: '25',
    where: 'some',
    coversPostcodes: 'fn1, FN22',
    coversWhom: 'suspects and victims',
    way: 'append',
    holdsPersonOnce: 'no',
  },
};

test('an analyst adds a feed, which holds nothing and is seen by nobody else; it is recorded without its name', async () => {
  const browser = await world.as(analyst);
  const page = await browser.follow(await browser.fillIn('/data/feeds/new', answers));
  assert.match(page.text, /Fernshire Police ?Incidents/);
  assert.match(page.text, /No file came yet/);
  assert.match(page.text, /Analysts only Nobody sees this feed in the single view until a rule says who may/);
  assert.match(page.text, /Removed after 2 years Covers People aged 10 to 25, in FN1 and FN22\. Only suspects and victims/);
  const [event] = await world.stored(`select actor_id, details - 'feedId' as details from platform.event where kind = 'targeting.feed-added'`);
  assert.deepEqual(event, { actor_id: analyst.id, details: { agencyId, kind: 'police' } });
});

test('mistakes come back beside their fields, with what was typed', async () => {
  const page = await (await world.as(analyst)).fillIn('/data/feeds/new', { ...answers, name: 'Kept words', retentionMonths: 'ten', way: '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter a number of months from 1 to 1200/);
  assert.match(page.text, /Select what a new file does/);
  assert.match(page.html, /value="Kept words"/);
});

test('two feeds in use have no name in common', async () => {
  const page = await (await world.as(analyst)).fillIn('/data/feeds/new', answers);
  assert.equal(page.status, 422);
  assert.match(page.text, /Another feed has this name/);
});

test('nobody but an analyst adds or sees feeds', async () => {
  for (const role of ['practitioner', 'team-manager', 'coordinator', 'administrator']) {
    const browser = await world.as(await world.worker(`Somebody ${role}`, { roles: [role] }));
    for (const path of ['/data', '/data/feeds/new']) assert.equal((await browser.visit(path)).status, 403, `${role} ${path}`);
  }
});
