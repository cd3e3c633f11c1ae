import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayRoomOf } from '#modules/directory/index.ts';
import { addTestService, editorOf } from '#test/builders/directory.ts';
import { aFamily, beginAssessment, finish, write, writeEnough } from '#test/builders/assessments.ts';
import { holdRows } from '#test/builders/concerns.ts';
import { familyLacking, tellWards } from '#test/builders/needs.ts';
import { newWorld } from '#test/world.ts';
import { countNeeds } from '../index.ts';

const world = await newWorld();
const faye = await world.worker('Faye Winslow', { roles: ['commissioner'], agency: 'Fernshire County Council' });
const priya = await world.worker('Priya Shah');
const url = '/commissioning';
const mentalHealth = 'eb4cd23d-82a7-5621-b820-3be61fa4f3f2';
const repeat = async (times: number, task: (n: number) => Promise<unknown>) => {
  for (let n = 0; n < times; n += 1) await task(n);
};

test('before anything is counted the page says when it will be', async () => {
  assert.match((await (await world.as(faye)).visit(url)).text, /No quarter has been counted yet\. Needs are counted in the night/);
});

test('needs stand beside services, with the working of what is highest; each reading is recorded', async () => {
  await tellWards(world, { 'FN1 2AB': 'Fernbury Mills', 'FN2 4LF': 'Larkfield' });
  const talk = await addTestService(world, { name: 'Talk it over', termIds: [mentalHealth], minimumAge: 5, maximumAge: 17, at: { ward: 'Larkfield' } });
  await addTestService(world, { name: 'Listening line', termIds: [mentalHealth] });
  await repeat(4, async () => {
    const family = await aFamily(world, [priya]);
    const assessment = await beginAssessment(world, priya, family);
    for (const child of [family.rosa, family.jude]) await write(world, priya, assessment, 'needs-of-child', { 'outcome-needs-child': ['3.1', '1.4'] }, child);
    await writeEnough(world, priya, assessment, family);
    await finish(world, priya, assessment);
  });
  await repeat(6, () => familyLacking(world, { who: priya, reason: 'full' }));
  await repeat(2, () => familyLacking(world, { who: priya, postcode: 'FN2 4LF', reason: 'far' }));
  world.wait({ months: 1 });
  await world.doAs(await editorOf(world), work => sayRoomOf(work, talk, { state: 'waiting-list', waitWeeks: 6 }));
  await world.asService(countNeeds);
  const { text, html } = await (await world.as(faye)).visit(url);
  assert.match(text, /January to March 2027 Needs and services/);
  assert.match(
    text,
    /Mental health, social and emotional support 8 people ÷ 2 services = 4\.0 for each 2 services: 1 full or with a waiting list, 1 not confirmed; typically 6 weeks’ wait/,
  );
  assert.match(text, /Learning difficulties and disabilities 8 people, and no service No service 0/);
  assert.ok(text.indexOf('8 people, and no service') < text.indexOf('8 people ÷ 2 services'), 'no service comes first');
  assert.match(text, /Mental health, social and emotional support 8 0 Not shown/, 'of the reasons one is small, and the total would tell the other');
  assert.doesNotMatch(html, /Okafor|Bramble|Chidi|Rosa|\/families\//);
  assert.doesNotMatch(html, /style=/);
  const [read] = await world.stored(
    `select actor_id, family_id from platform.event where kind = 'page.read' and details->>'page' = 'commissioning.see-needs' order by at desc limit 1`,
  );
  assert.deepEqual(read, { actor_id: faye.id, family_id: null });
});

test('it can be asked by ward or by age, in the address alone; one that is small is not shown', async () => {
  const browser = await world.as(faye);
  const wards = await browser.visit(`${url}?measure=unmet&side=ward`);
  assert.match(wards.text, /All Fernbury Mills Larkfield Mental health|Category All Larkfield/);
  assert.match(wards.text, /– not shown 2 services/);
  const ages = await browser.visit(`${url}?measure=unmet&age=5-9`);
  assert.match(ages.text, /Needs for which nothing was found, ages 5 to 9/);
  assert.match(ages.text, /Category 5 to 9 .*Mental health, social and emotional support 8 was 0 2 services/);
  assert.match(ages.html, /Remove this filter: <\/span>Ages 5 to 9/);
  assert.match((await browser.visit(`${url}?heading=Health`)).text, /Mental health, social and emotional support/);
  assert.doesNotMatch((await browser.visit(`${url}?heading=Health`)).text, /Learning difficulties/);
});

test('a ward and an age together are refused, with what was chosen kept', async () => {
  const page = await (await world.as(faye)).visit(`${url}?ward=Larkfield&age=5-9`);
  assert.match(page.text, /There is a problem Choose a ward or an age, not both/);
  assert.match(page.html, /<option value="5-9" selected>/);
  assert.match(page.html, /<option value="Larkfield" selected>/);
});

test('rates stand beside numbers where enough children are known', async () => {
  await holdRows(
    world,
    Array.from({ length: 4000 }, (_, n) => ({ household: n, person: n, ward: n < 2000 ? 'Larkfield' : 'Rectory', bornOn: '2018-02-03', what: 'attendance' })),
  );
  world.wait({ days: 1 });
  await world.asService(countNeeds);
  assert.match((await (await world.as(faye)).visit(url)).text, /Mental health, social and emotional support 8 was 0 2\.0 per 1,000 2 services/);
});

test('a quarter is compared with the one before', async () => {
  await repeat(5, () => familyLacking(world, { who: priya, reason: 'full' }));
  world.wait({ months: 3 });
  await world.asService(countNeeds);
  const { text } = await (await world.as(faye)).visit(`${url}?measure=unmet`);
  assert.match(text, /April to June 2027 Needs and services/);
  assert.match(text, /Mental health, social and emotional support 5 was 8/);
  assert.match(text, /support 5 8 It is full and takes no more names: 5/);
  assert.match((await (await world.as(faye)).visit(`${url}?quarter=2027-01-01`)).text, /January to March 2027 Needs and services/);
});

test('many wards stand on several pages', async () => {
  await world.stored(`insert into commissioning.provision_count (category, side, code, services, with_room, without_room, counted_on)
    select '27', 'ward', 'Ward ' || lpad(n::text, 2, '0'), 1, 0, 0, '2027-07-01' from generate_series(1, 40) n`);
  const browser = await world.as(faye);
  const first = await browser.visit(`${url}?side=ward`);
  assert.match(first.text, /Category All Larkfield Rectory Ward 01 .*Ward 22 Activities/);
  assert.match(first.html, /href="\/commissioning\?[^"]*side=ward[^"]*page=2"/);
  for (const page of [2, 99]) assert.match((await browser.visit(`${url}?side=ward&page=${page}`)).text, /Category All Ward 23 .*Ward 40/);
});

test('only commissioners and analysts see it', async () => {
  for (const [role, status] of [
    ['commissioner', 200],
    ['analyst', 200],
    ['practitioner', 403],
    ['team-manager', 403],
    ['coordinator', 403],
    ['directory-editor', 403],
    ['administrator', 403],
  ] as const) {
    const browser = await world.as(await world.worker(`Some ${role}`, { roles: [role] }));
    for (const path of [url, `${url}/csv`, `${url}/json`]) assert.equal((await browser.visit(path)).status, status, `${role} ${path}`);
  }
});

test('a commissioner begins there, and reaches no family', async () => {
  const browser = await world.as(faye);
  assert.equal((await browser.visit('/')).goesTo, '/commissioning');
  const [unmet] = await world.stored<{ id: string; family_id: string }>('select id, family_id from commissioning.unmet_need limit 1');
  for (const path of [`/families/${unmet?.family_id}`, `/families/${unmet?.family_id}/unmet-needs/new`, `/unmet-needs/${unmet?.id}/end`])
    assert.equal((await browser.visit(path)).status, 404, path);
});

test('a service that ended is not counted', async () => {
  await addTestService(world, { name: 'Old circle', termIds: [mentalHealth], endsOn: world.today.subtract({ days: 1 }).toString() });
  await world.asService(countNeeds);
  assert.match((await (await world.as(faye)).visit(`${url}?measure=unmet`)).text, /Mental health, social and emotional support 5 was 8 .*?2 services/);
});
