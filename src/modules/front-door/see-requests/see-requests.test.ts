import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeRequest } from '#modules/front-door/index.ts';
import { decideAs, frontDoorPeople, linkAsNew, relatedTo, sealFor } from '#test/builders/deciding.ts';
import { aPerson, sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

// Maundy Thursday: four days off follow.
const world = await newWorld({ now: '2027-03-25T10:00Z' });
const { tom, grace, liam, helen, marcus, nora } = await frontDoorPeople(world);
const named = (givenName: string) => ({ people: [aPerson({ givenName, bornOn: Temporal.PlainDate.from('2019-05-02') })] });
const inbox = async (query = '', who = grace) => (await world.as(who)).visit(`/requests${query}`);
const orderOf = (text: string, names: readonly string[]) => names.toSorted((a, b) => text.indexOf(`${a}, 7`) - text.indexOf(`${b}, 7`));

test('an empty inbox says so, on each of its lists', async () => {
  assert.match((await inbox()).text, /Nothing is waiting to be decided/);
  assert.match((await inbox('?show=to-tell')).text, /Every sender has been told/);
  assert.match((await inbox('?show=decided')).text, /Nothing was decided in the last four weeks/);
});

test('what came in stands in order: danger, harm, then by working days, over a weekend and two bank holidays', async () => {
  const ids = { early: (await sendAs(world, tom, named('Early'))).id, harm: '', danger: '', friday: '' };
  world.wait({ days: 1 });
  ids.friday = (await sendAs(world, tom, named('Friday'))).id;
  world.wait({ hours: 1 });
  ids.harm = (await sendAs(world, tom, { ...named('Harm'), isSignificantHarm: true })).id;
  ids.danger = (await sendAs(world, tom, { ...named('Danger'), isDanger: true })).id;
  const page = await inbox();
  const names = ['Early', 'Friday', 'Harm', 'Danger'];
  assert.deepEqual(orderOf(page.text, names), ['Danger', 'Harm', 'Early', 'Friday']);
  assert.match(page.text, /Act now/);
  assert.match(page.text, /Early, 7 Oakfield Primary School Yesterday Due in 1 working day/);
  assert.match(page.text, /To decide 4/);
  world.wait({ days: 4, hours: 2 });
  assert.match((await inbox()).text, /Early, 7 Oakfield Primary School 5 days ago Due today by 5pm/);
  world.wait({ days: 1 });
  assert.match((await inbox()).text, /Early, 7 Oakfield Primary School 6 days ago Late by 1 working day/);
  await world.doAs(grace, work => takeRequest(work, { id: ids.early }));
});

test('filters narrow the list by codes alone, and can be taken away', async () => {
  const all = await inbox();
  assert.match(all.text, /4 requests/);
  const harm = await inbox('?urgency=significant-harm');
  assert.match(harm.text, /1 of 4 requests/);
  assert.match(harm.text, /Remove this filter: Significant harm/);
  assert.match((await inbox('?taken=me')).text, /1 of 4 requests .*Early/);
  assert.match((await inbox('?taken=somebody', liam)).text, /1 of 4 requests .*Early/);
  assert.match((await inbox('?from=school')).text, /4 requests/);
  assert.match((await inbox('?from=nobody-like-this&due=on+time')).text, /No request matches these filters/);
  assert.match((await inbox('?urgency=%3Cscript%3E&show=x')).text, /4 requests/, 'a filter that is not one is left out');
});

test('what is decided and not told stays in sight until its sender knows', async () => {
  const family = await sendAsSomebody(world, named('Parent'));
  const school = await sendAs(world, tom, named('School'));
  for (const { id } of [family, school]) await decideAs(world, grace, id);
  const untold = await inbox('?show=to-tell');
  assert.match(untold.text, /Parent, 7 Parent or carer Advice, information or signposting, level 2 Additional needs 31 March 2027, Grace Adeyemi Not told yet/);
  assert.doesNotMatch(untold.text, /School, 7/);
  const decided = await inbox('?show=decided');
  assert.match(decided.text, /School, 7 .* Told/);
  world.wait({ days: 29 });
  assert.doesNotMatch((await inbox('?show=decided')).text, /School, 7/);
  assert.match((await inbox('?show=to-tell')).text, /Parent, 7/, 'it does not fall off the end');
});

test('the reading is recorded, with the families that were shown', async () => {
  const { id } = await sendAs(world, tom, named('Linked'));
  const { familyId } = await linkAsNew(world, grace, id);
  await inbox();
  const [read] = await world.stored<{ details: { page: string; families: string[] } }>(
    `select details from platform.event where kind = 'page.read' and details->>'page' = 'front-door.see-requests' order by id desc limit 1`,
  );
  assert.ok(read?.details.families.includes(familyId));
});

test('a request of a family closed to somebody is in no list and no count of theirs', async () => {
  const { id } = await sendAs(world, tom, named('Hidden'));
  const { familyId } = await linkAsNew(world, grace, id);
  const countSeen = async (who = grace) => /To decide (\d+)/.exec((await inbox('', who)).text)?.[1];
  const before = Number(await countSeen(liam));
  await relatedTo(world, familyId, liam);
  assert.equal(Number(await countSeen(liam)), before - 1);
  assert.doesNotMatch((await inbox('', liam)).text, /Hidden/);
  assert.match((await inbox()).text, /Hidden, 7|Hidden, 8/);
  await sealFor(world, familyId, helen);
  assert.doesNotMatch((await inbox()).text, /Hidden/);
  assert.doesNotMatch((await inbox('', nora)).text, /Hidden/);
});

test('a backlog is shown fifty at a time, in order, with its filters kept from page to page', async () => {
  const before = Number(/(\d+) of \d+ requests/.exec((await inbox('?urgency=ordinary')).text)?.[1]);
  for (let nth = before; nth < 101; nth++) await sendAs(world, tom, named(`Nth${nth}`));
  const pages = [await inbox('?urgency=ordinary'), await inbox('?urgency=ordinary&page=2'), await inbox('?urgency=ordinary&page=3')];
  assert.match(pages[0]!.text, /101 of 10\d requests, page 1 of 3/);
  const references = pages.map(({ text }) => text.match(/\bR-[A-Z0-9]{6}\b/g) ?? []);
  assert.deepEqual(
    references.map(({ length }) => length),
    [50, 50, 1],
  );
  assert.equal(new Set(references.flat()).size, 101);
  assert.match(pages[1]!.html, /href="\/requests\?urgency=ordinary&(amp;)?page=3"/);
  assert.match((await inbox('?urgency=ordinary&page=99')).text, /page 3 of 3/);
  assert.match((await inbox('?urgency=ordinary&page=-1')).text, /page 1 of 3/);
  assert.doesNotMatch((await inbox('?urgency=ordinary&taken=me')).text, /page 1 of/);
});

test('only the front door and those who see every request come in', async () => {
  assert.equal((await inbox('', nora)).status, 200);
  for (const who of [tom, marcus]) assert.equal((await inbox('', who)).status, 403, who.name);
  assert.match((await (await world.as()).visit('/requests')).goesTo, /sign-in/);
});

test('late, due today and due later are what the lines say, and together everything', async () => {
  await sendAs(world, tom, { ...named('Fresh'), isSignificantHarm: true });
  const words = { late: /Act now|Late by/, 'due today': /Due today by/, 'on time': /Due in/ };
  const wordsOf = async (due: string) =>
    (await inbox(`?due=${encodeURIComponent(due)}&urgency=significant-harm`)).text.match(/Act now|Late by|Due today by|Due in/g) ?? [];
  const linesOf = async () => {
    for (const [due, expected] of Object.entries(words)) for (const one of await wordsOf(due)) assert.match(one, expected);
    return Promise.all(Object.keys(words).map(async due => (await wordsOf(due)).length));
  };
  assert.deepEqual(await linesOf(), [1, 0, 1]);
  world.wait({ days: 1 });
  assert.deepEqual(await linesOf(), [1, 1, 0]);
  world.wait({ hours: 24 });
  assert.deepEqual(await linesOf(), [2, 0, 0]);
});
