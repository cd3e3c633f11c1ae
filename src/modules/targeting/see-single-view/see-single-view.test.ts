import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refusalsOf, openTestFamily } from '#test/builders/people.ts';
import { addLoad, addRow, linkFamily, sharedFeed } from '#test/builders/single-view.ts';
import { newWorld, type Person } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah', { roles: ['practitioner'] });
const family = await openTestFamily(world, { seenBy: [priya] });
const [mother = '', child = ''] = family.ids;
const url = `${family.url}/single-view`;

const see = async (who: Person, purpose = 'assessing', at = url) => (await world.as(who)).visit(`${at}?purpose=${purpose}`);

const empty = await see(priya);
const rent = await sharedFeed(world);
const school = await sharedFeed(world, {
  name: 'School census',
  kind: 'exclusions',
  agency: 'Fernshire Schools',
  fromAge: 5,
  untilAge: 16,
  asAt: '2026-12-01',
});
await sharedFeed(world, { name: 'Job centre', kind: 'benefits', state: null });
await linkFamily(world, family.familyId);
await addRow(world, rent, { of: mother, on: '2026-11-02', amount: 1240, service: 'Income team', worker: 'Sam Field', contact: '01632 960111' });
for (const on of ['2026-03-03', '2026-05-04', '2026-10-05']) await addRow(world, school, { of: child, what: 'suspension', on, amount: 2, sureness: 0.93 });
await addRow(world, rent, { of: child, what: 'tenancy', on: '2020-01-01', until: '2021-01-01' });

test('before anything is loaded, it says so without saying that nobody is involved', async () => {
  assert.equal(empty.status, 200);
  assert.match(empty.text, /No partner shares a file with your role for this purpose\. That does not mean that no service is involved/);
  assert.match((await (await world.as(priya)).visit(family.url)).text, /Look at what partners know of this family/);
});

describe('with feeds', () => {
  test('the purpose is asked first, and comes back with a mistake when it is left out', async () => {
    const browser = await world.as(priya);
    const asked = await browser.visit(url);
    assert.match(asked.text, /Why do you need this\?/);
    assert.doesNotMatch(asked.text, /1,240/);
    const empty = await browser.fillIn(url, {});
    assert.equal(empty.status, 422);
    assert.match(empty.text, /Select why you need this/);
    const answer = await browser.fillIn(url, { purpose: 'assessing' });
    assert.equal(answer.goesTo, `${url}?purpose=assessing`);
    assert.match((await browser.visit(`${url}?purpose=curious`)).text, /Why do you need this\?/);
  });

  test('it shows what, when, whom to speak to, where from, as at when and how sure, the youngest first', async () => {
    const { text } = await see(priya);
    assert.ok(text.indexOf('Chidi Okafor, 7') < text.indexOf('Adaeze Okafor, 36'), 'the child comes first');
    for (const words of [
      'Behind with rent',
      'Income team',
      'Since 2 November 2026',
      '£1,240',
      'Sam Field',
      '01632 960111',
      'As at 20 February 2027',
      'Very likely',
      'Suspended from school',
      '3 times since March 2026, last on 5 October 2026',
      'Likely',
      'up to 1 row in 10 may be about somebody else',
    ])
      assert.ok(text.includes(words), words);
    assert.doesNotMatch(text, /Holds a tenancy/, 'what ended before the months of the rule is not shown');
  });

  test('a feed without a row says what that means, and an old one that it is old', async () => {
    const { text } = await see(priya);
    assert.match(text, /School census \(covers ages 5 to 16\)/, 'of the mother');
    assert.match(text, /Job centre \(no file has been loaded\)/);
    assert.match(text, /Nothing known Rent accounts \(covers all ages in the whole council since 1 January 2025, as at 20 February 2027\)/, 'of the child');
    assert.match(text, /School census: not loaded since 1 December 2026/);
    assert.doesNotMatch(text, /not involved/i);
  });

  test('each feed says by which rule it is shown', async () => {
    const { text } = await see(priya);
    assert.match(text, /Practitioner For every purpose/);
    assert.match(text, /24 months back/);
    assert.match(text, /Agreement 7\. Early help\. Public task\./);
  });

  test('every showing is recorded with its purpose and feeds, and no name', async () => {
    const before = (await world.stored(`select 1 from platform.event where kind = 'targeting.single-view-shown'`)).length;
    await see(priya, 'planning');
    const events = await world.stored<{ family_id: string; details: { purpose: string; feeds: string[] } }>(
      `select family_id, details from platform.event where kind = 'targeting.single-view-shown' order by at, id`,
    );
    assert.equal(events.length, before + 1);
    assert.equal(events.at(-1)?.family_id, family.familyId);
    assert.equal(events.at(-1)?.details.purpose, 'planning');
    assert.equal(events.at(-1)?.details.feeds.length, 3);
    assert.doesNotMatch(JSON.stringify(events), /Okafor|Adaeze|Rent/);
  });

  test('a file that came after the last matching is not searched yet, and does not read as nothing known', async () => {
    world.wait({ hours: 1 });
    await addLoad(world, { ...rent, loadId: world.platform.newId() }, '2027-02-28');
    const { text } = await see(priya);
    assert.match(text, /Not matched yet Rent accounts/);
    assert.match(text, /Not searched yet/);
    await linkFamily(world, family.familyId);
    assert.doesNotMatch((await see(priya)).text, /Not matched yet/);
  });

  test('somebody added since is not matched yet', async () => {
    const other = await openTestFamily(world, { name: 'Newly', seenBy: [priya] });
    const { text } = await see(priya, 'assessing', `${other.url}/single-view`);
    assert.match(text, /Not matched yet Rent accounts/);
  });
});

test('without the right it is refused; to those who cannot see the family it does not exist', async () => {
  assert.deepEqual(await refusalsOf(world, family.familyId, url), { stranger: 404, auditor: 403 });
  assert.deepEqual(await refusalsOf(world, family.familyId, `${url}?purpose=assessing`), { stranger: 404, auditor: 403 });
  const auditor = await world.worker('Ann Audit', { roles: ['auditor'] });
  assert.equal((await (await world.as(auditor)).post(url, { purpose: 'assessing' })).status, 403, 'without a token');
});
