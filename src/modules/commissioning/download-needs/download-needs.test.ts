import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestOrganization, addTestService } from '#test/builders/directory.ts';
import { familyLacking, tellWards } from '#test/builders/needs.ts';
import { newWorld } from '#test/world.ts';
import { countNeeds } from '../index.ts';
import { columns } from './table.ts';

const world = await newWorld();
const faye = await world.worker('Faye Winslow', { roles: ['commissioner'], agency: 'Fernshire County Council' });
const priya = await world.worker('Priya Shah');
const mentalHealth = 'eb4cd23d-82a7-5621-b820-3be61fa4f3f2';

test('before anything is counted it is an empty table', async () => {
  const { html, headers } = await (await world.as(faye)).visit('/commissioning/csv');
  assert.equal(html, `${columns.join(',')}\r\n`);
  assert.match(headers['content-disposition'] as string, /needs-and-services\.csv/);
});

test('the quarter as CSV: what the page shows and no more, and no formula in it', async () => {
  await tellWards(world, { 'FN1 2AB': '=1+1', 'FN2 4LF': 'Larkfield' });
  const organizationId = await addTestOrganization(world);
  await addTestService(world, { organizationId, termIds: [mentalHealth], at: { ward: '=1+1' } });
  await addTestService(world, { organizationId, termIds: [mentalHealth], at: { ward: 'Larkfield' } });
  for (let n = 0; n < 7; n += 1) await familyLacking(world, { who: priya });
  for (let n = 0; n < 2; n += 1) await familyLacking(world, { who: priya, postcode: 'FN2 4LF', reason: 'far' });
  await familyLacking(world, { who: priya, need: '10.2', whose: 'mother' });
  world.wait({ months: 1 });
  await world.asService(countNeeds);
  const lines = (await (await world.as(faye)).visit('/commissioning/csv')).html.split('\r\n');
  assert.equal(lines[0], columns.join(','));
  const about = (start: string) => lines.find(line => line.startsWith(start));
  const health = '"Mental health, social and emotional support"';
  assert.equal(about(`2027-01-01,unmet,27,${health},all`), `2027-01-01,unmet,27,${health},all,,9,true,0,2,0`);
  assert.equal(about(`2027-01-01,unmet,27,${health},ward,'=1+1`), `2027-01-01,unmet,27,${health},ward,'=1+1,,false,0,1,0`);
  assert.equal(about(`2027-01-01,unmet,27,${health},age,5-9`), `2027-01-01,unmet,27,${health},age,5-9,9,true,0,2,0`);
  assert.equal(about('2027-01-01,unmet,15,Debt and welfare advice,all'), '2027-01-01,unmet,15,Debt and welfare advice,all,,,false,0,0,0');
  for (const line of lines.slice(1, -1)) assert.match(line, /,(true|false),/);
  assert.ok(!lines.some(line => /,[1-4],true/.test(line)), 'nothing small');
});

test('the same as JSON; both readings are recorded', async () => {
  const browser = await world.as(faye);
  const { about, needs } = JSON.parse((await browser.visit('/commissioning/json?heading=Health')).html) as { about: string; needs: Record<string, unknown>[] };
  assert.match(about, /Numbers from 1 to 4 are not shown/);
  assert.deepEqual(
    needs.find(({ measure, by, category }) => measure === 'unmet' && by === 'all' && category === '27'),
    {
      ...{ quarter: '2027-01-01', measure: 'unmet', category: '27', category_name: 'Mental health, social and emotional support' },
      ...{ by: 'all', code: '', number: 9, is_shown: true, number_before: 0, services: 2, services_with_room: 0 },
    },
  );
  assert.ok(
    needs.every(({ category }) => category === '27' || category === '30'),
    'the heading that was chosen alone',
  );
  const [read] = await world.stored<{ times: string }>(`select count(*) as times from platform.event where details->>'page' = 'commissioning.download-needs'`);
  assert.equal(read?.times, '3');
});
