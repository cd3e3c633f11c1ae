import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelFamily } from '#modules/access/index.ts';
import { findTheirs, holdRows, linkToRecord, listTwoHouseholds } from '#test/builders/concerns.ts';
import { openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const manager = await world.worker('Mo Manager', { roles: ['team-manager'], agency: 'Fernshire County Council' });
const analyst = await world.worker('Ana Lyst', { roles: ['analyst'], agency: 'Fernshire County Council' });
const lead = await world.worker('Lena Lead');

const empty = await (await world.as(manager)).visit('/concerns');
const { abuse } = await listTwoHouseholds(world);

test('nothing found yet: the page says so', () => assert.match(empty.text, /No rule lists a household/));

test('each household stands with its reasons, their source and date, and who was shown is recorded', async () => {
  const { text, html } = await (await world.as(manager)).visit('/concerns');
  assert.match(text, /2 households/);
  assert.match(text, /Brightwell, ZZ1 Not reviewed yet Fern Hill · listed since 1 March 2027 Amara Brightwell, 36 · Chidi Brightwell, 10/);
  assert.match(text, /School attendance \(71%\), 30 January 2027 · Chidi · Many partners/);
  assert.match(text, /Nobody is approached cold/);
  assert.doesNotMatch(html, /1ZZ|1990|2016/, 'no address, no day of birth');
  const [shown] = await world.stored<{ details: { concerns: string[] } }>(
    `select details from platform.event where kind = 'targeting.concerns-shown' order by id desc`,
  );
  assert.equal(shown?.details.concerns.length, 2);
});

test('the list is narrowed by rule, ward and state', async () => {
  const browser = await world.as(manager);
  const list = async (query: string) => (await browser.visit(`/concerns?${query}`)).text;
  assert.match(await list('ward=Mill+End'), /1 household .*Underhill/);
  assert.doesNotMatch(await list('ward=Mill+End'), /Brightwell/);
  assert.match(await list('state=reviewed'), /No household is like this/);
  assert.match(await list('state=nonsense&page=-4&rule=x'), /2 households/);
});

test('a household we work with already shows its lead practitioner, and is not new', async () => {
  const { childId } = await openTestEpisode(world, { lead, name: 'Brightwell' });
  await linkToRecord(world, childId, { person: 12, household: 1 });
  const { text } = await (await world.as(manager)).visit('/concerns?state=open');
  assert.match(text, /1 household .*Brightwell.*We work with them already.*Lead practitioner: Lena Lead/);
  assert.doesNotMatch((await (await world.as(manager)).visit('/concerns?state=new')).text, /Brightwell/);
});

test('what waits for somebody stands first: to look again, then not reviewed yet, then what we work with already', async () => {
  const order = (text: string) => [...text.matchAll(/Time to look again|Not reviewed yet|We work with them already(?= Fern| Mill)/g)].map(([words]) => words);
  const browser = await world.as(manager);
  const list = async () => order((await browser.visit('/concerns')).text.split('Apply filters')[1] ?? '');
  assert.deepEqual(await list(), ['Not reviewed yet', 'We work with them already']);
  await world.stored(`update targeting.concern set first_listed_on = '2026-12-01' where household_no = 1`);
  assert.deepEqual(await list(), ['Not reviewed yet', 'We work with them already'], 'however long ago it was listed');
});

test('a household with anybody of a closed family is nowhere: not on the list, not by its address, not in the numbers', async () => {
  const { familyId, motherId } = await openTestEpisode(world, { lead, name: 'Underhill' });
  await linkToRecord(world, motherId, { person: 21, household: 2 });
  await world.asService(work => labelFamily(work, familyId, 'sealed', []));
  const browser = await world.as(manager);
  const list = await browser.visit('/concerns');
  assert.match(list.text, /1 household /);
  assert.doesNotMatch(list.text, /Underhill|Mill End/);
  for (const path of ['', '/review', '/effects/new']) assert.equal((await browser.visit(`/concerns/${abuse}${path}`)).status, 404);
  assert.match((await browser.visit('/criteria')).text, /Whom it picks out : School or safety 1 1 0/);
});

test('analysts see numbers without names, and those without the right see nothing', async () => {
  assert.equal((await (await world.as(analyst)).visit('/concerns')).status, 403);
  assert.equal((await (await world.as(lead)).visit('/concerns')).status, 403);
  assert.match((await (await world.as(analyst)).visit('/criteria')).text, /School or safety/);
});

test('fifty stand on a page', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => ({
    household: 100 + n,
    person: 1000 + n,
    what: 'missing',
    happenedOn: '2027-02-01',
    forename: 'Ines',
    surname: `Name${n}`,
  }));
  await holdRows(world, rows, { name: 'Missing' });
  await findTheirs(world);
  const { text } = await (await world.as(manager)).visit('/concerns?page=2');
  assert.match(text, /61 households/);
  assert.equal([...text.matchAll(/listed since/g)].length, 11);
});
