import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelFamily, noteConflict } from '#modules/access/index.ts';
import { addPerson } from '#modules/people/index.ts';
import { day, openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const cara = await world.worker('Cara Moss', { roles: ['coordinator'] });
const referrer = await world.worker('Una Ward', { roles: ['referrer'] });
const okafor = await openTestFamily(world, { seenBy: [priya] });
await world.doAs(priya, work =>
  addPerson(work, okafor.familyId, {
    givenName: 'Francis',
    familyName: 'O’Connor-Smith',
    alsoKnownAs: ['Frankie Okafor'],
    bornOn: day('1985-03-07'),
    isChild: false,
  }),
);
const sealed = await openTestFamily(world, { name: 'Marlowe', seenBy: [priya] });
const related = await openTestFamily(world, { name: 'Ravenscroft', seenBy: [priya] });
await world.asService(work => labelFamily(work, sealed.familyId, 'sealed', []));
await world.asService(work => noteConflict(work, related.familyId, cara.id));

const born = (iso: string) => {
  const { day: date, month, year } = day(iso);
  return { 'bornOn-day': String(date), 'bornOn-month': String(month), 'bornOn-year': String(year) };
};
const search = async (who: typeof priya, asked: Record<string, string>) => (await world.as(who)).fillIn('/families', asked);

test('a name in any order, misspelt, a short form or another name finds the person, without a word in the address', async () => {
  for (const name of ['Chidi Okafor', 'okafor, chidi', 'Chidi Okaffor', 'Chidi', 'OKAFOR']) {
    const answer = await search(priya, { name });
    assert.equal(answer.status, 200);
    assert.match(answer.text, /Chidi Okafor 7/, name);
    assert.match(answer.html, new RegExp(`href="/families/${okafor.familyId}"`));
    assert.equal(answer.url, '/families');
  }
  for (const name of ['Frank O’Connor', 'frankie okafor', 'Smith Francis', 'O’Connor-Smith'])
    assert.match((await search(priya, { name })).text, /Francis O’Connor-Smith/, name);
});

test('a date of birth alone, or with day and month swapped', async () => {
  assert.match((await search(priya, born('1985-03-07'))).text, /Francis O’Connor-Smith/);
  assert.match((await search(priya, { name: 'Francis O’Connor-Smith', ...born('1985-07-03') })).text, /day and month of birth the other way round/);
  assert.match((await search(priya, { name: 'Francis O’Connor-Smith', ...born('1999-07-03') })).text, /Nobody found/);
});

test('nothing asked, or a date that is none, is told beside the field', async () => {
  const answer = await search(priya, {});
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Enter a name or a date of birth/);
  const wrong = await search(priya, { name: 'Chidi', 'bornOn-day': '31', 'bornOn-month': '2', 'bornOn-year': '2019' });
  assert.match(wrong.text, /must be a real date/);
  assert.match(wrong.html, /value="Chidi"/);
});

test('whom the families are closed to finds what anybody finds who never heard of them', async () => {
  const without = (text: string) => text.slice(text.indexOf('Nobody found'));
  const nobody = without((await search(cara, { name: 'Nobodyhere' })).text);
  assert.equal(without((await search(cara, { name: 'Marlowe' })).text), nobody, 'sealed, to the coordinator who sees every family');
  assert.equal(without((await search(cara, { name: 'Ravenscroft' })).text), nobody, 'related to the coordinator');
  assert.equal(without((await search(priya, { name: 'Marlowe' })).text), nobody, 'sealed, to its former lead practitioner');
  assert.match((await search(priya, { name: 'Ravenscroft' })).text, /2 people/);
  assert.match((await search(cara, born('2019-09-14'))).text, /1 person/);
});

test('what was found is in the audit trail, by id', async () => {
  await search(priya, { name: 'Chidi Okafor' });
  const [read] = await world.stored<{ details: { people: string[] } }>(
    "select details from platform.event where kind = 'page.read' and details->>'page' = 'people.search' order by id desc limit 1",
  );
  assert.deepEqual(read?.details.people, [okafor.ids[1]]);
});

test('who only asks for support may not look for families', async () => {
  assert.equal((await (await world.as(referrer)).visit('/families')).status, 403);
});
