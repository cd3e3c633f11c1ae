import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTheirs, holdRows, publishTestRule, type HeldRow } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await world.worker('Ana Lyst', { roles: ['analyst'], agency: 'Fernshire County Council' });

/** So many people of one group, each in a household of their own; of so many of them something is told. */
const people = (first: number, count: number, told: number, like: Partial<HeldRow>): HeldRow[] =>
  Array.from({ length: count }, (_, n) => ({
    household: first + n,
    person: first + n,
    bornOn: '1990-01-01',
    ...like,
    what: n < told ? 'asb' : 'tenancy',
    happenedOn: '2027-02-01',
  }));

test('whom a rule picks out stands beside everybody, in words, a picture and a table', async () => {
  const ruleId = await publishTestRule(world, { key: 'a', facts: ['asb'] }, 'Trouble');
  const browser = await world.as(analyst);
  assert.match((await browser.visit(`/criteria/${ruleId}/fairness`)).text, /lists nobody yet/);
  await holdRows(world, [
    ...people(1000, 200, 20, { ethnicity: 'WBRI', sex: 'M', ward: 'Fern Hill' }),
    ...people(2000, 100, 30, { ethnicity: 'BCRB', sex: 'F', ward: 'Mill End' }),
    ...people(3000, 40, 2, { ethnicity: 'CHNE', sex: 'F', ward: 'Mill End' }),
  ]);
  await findTheirs(world);
  const { text, html } = await browser.visit(`/criteria/${ruleId}/fairness`);
  assert.match(text, /Sex People in the group “Female” are listed most often, at 1.5 times the rate of everybody \(22.9% beside 15.3%\)/);
  assert.match(text, /Black Caribbean 100 30 30.0% 1.96/);
  assert.match(text, /Not shown, so that nobody can be known by a small number: White British and Chinese\./, 'White British too, or the total would tell');
  assert.doesNotMatch(text, /Chinese \d|White British \d/);
  assert.match(html, /app-share__bar[^>]*width="198.0"/, 'the longest bar fills its cell');
  assert.match(html, /app-stacking-table/, 'on a phone nothing stands beyond the edge');
  assert.doesNotMatch(html, /style=/);
});

test('only those who set or review see it', async () => {
  const [rule] = await world.stored<{ id: string }>('select id from targeting.rule');
  const see = async (role: string) =>
    (await (await world.as(await world.worker(`Some ${role}`, { roles: [role] }))).visit(`/criteria/${rule?.id}/fairness`)).status;
  assert.equal(await see('coordinator'), 200);
  assert.equal(await see('practitioner'), 404);
});
