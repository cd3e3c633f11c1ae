import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAccount } from '#modules/access/index.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
await world.worker('Amira Hussain', { roles: ['referrer'], jobTitle: 'Class teacher', agency: 'Larkfield Primary School' });
await world.worker('Una O’Connor', { roles: ['referrer'], agency: 'Larkfield Primary School' });
const found = (html: string) => [...html.matchAll(/href="\/workers\/[0-9a-f-]{36}">([^<]*)</g)].map(([, name]) => name);

test('everybody who works here stands in the list, by agency, with what they may do', async () => {
  const page = await (await world.as(admin)).visit('/workers');
  assert.match(page.text, /3 people .*Amira Hussain Class teacher Larkfield Primary School Referrer Signs in/);
  assert.match(page.text, /Ruth Abel Oakfield Primary School Administrator Signs in/);
  assert.doesNotMatch(page.text, /Open Early Help Administrator/);
});

test('part of a name, of an email address or of an agency finds people; every word must be theirs; the words stay out of the address', async () => {
  const browser = await world.as(admin);
  const search = async (who: string) => {
    const page = await browser.fillIn('/workers', { who });
    assert.equal(page.status, 200);
    assert.equal(page.url, '/workers');
    return found(page.html);
  };
  assert.deepEqual(await search('HUSS'), ['Amira Hussain']);
  assert.deepEqual(await search('hussain.2@example.org'), ['Amira Hussain']);
  assert.deepEqual(await search('larkfield'), ['Amira Hussain', 'Una O’Connor']);
  assert.deepEqual(await search("  o'connor  larkfield "), ['Una O’Connor']);
  assert.deepEqual(await search('ruth larkfield'), []);
  assert.deepEqual(await search('%'), [], 'a sign that means anything to the database means itself');
  assert.match((await browser.fillIn('/workers', { who: 'ruth larkfield' })).text, /Nobody found.*Try fewer words.*/);
});

test('looking for nobody is told beside the field, and what was typed stays', async () => {
  const browser = await world.as(admin);
  const empty = await browser.fillIn('/workers', { who: ' ' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Enter a name, an email address or an agency/);
  assert.match((await browser.fillIn('/workers', { who: 'amira' })).html, /name="who"[^>]*value="amira"/);
});

test('fifty stand on a page; an agency has its own list; whom a search leaves out is said', async () => {
  const agencyId = await world.agency('Big Trust');
  await world.asService(async work => {
    for (let nth = 1; nth <= 60; nth += 1) {
      const username = `nurse.${String(nth).padStart(2, '0')}`;
      await addAccount(work, {
        username,
        issuer: 'test',
        subject: username,
        name: username,
        email: `${username}@example.org`,
        roles: ['practitioner'],
        agencyId,
      });
    }
  });
  const browser = await world.as(admin);
  const first = await browser.visit('/workers');
  assert.match(first.text, /63 people, page 1 of 2/);
  assert.equal(found(first.html).length, 50);
  const second = await browser.visit('/workers?page=2');
  assert.equal(found(second.html).length, 13);
  assert.equal(new Set([...found(first.html), ...found(second.html)]).size, 63);
  assert.match((await browser.visit('/workers?page=99')).text, /page 2 of 2/);
  const agency = await browser.visit(`/workers?agency=${agencyId}`);
  assert.match(agency.text, /Big Trust 60 people, page 1 of 2/);
  assert.match(agency.html, new RegExp(`/workers\\?agency=${agencyId}&amp;page=2`));
  const searched = await browser.fillIn('/workers', { who: 'big trust' });
  assert.match(searched.text, /60 people .*Only the first 50 are shown/);
  assert.match((await browser.visit('/workers?agency=nonsense')).text, /63 people/);
});

test('who does not manage accounts may neither look nor search', async () => {
  const other = await world.as(await world.worker('Tom Ashby', { roles: ['practitioner'] }));
  assert.equal((await other.visit('/workers')).status, 403);
});
