import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelFamily } from '#modules/access/index.ts';
import { addAddress } from '#modules/people/index.ts';
import { analyst, doubt, linkedWorld, linkRows, numbersOf } from '#test/builders/matches.ts';
import { officerOf, openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const ada = await analyst(world);
await linkedWorld(world);
const { ids, familyId } = await openTestFamily(world, { name: 'Quillfeather' });
await world.doAs(await officerOf(world), work =>
  addAddress(work, familyId, { household: 'A', lines: '9 Hidden Mews', postcode: 'ZZ77 7ZZ', isProtected: false }),
);
const decisions = () =>
  world.stored<{ answer: string; state: string; seconds: number | null; one: string }>('select * from targeting.match_decision order by decided_at, id');

test('an analyst sees two side by side, with what agrees in words, and why', async () => {
  const pairId = await doubt(world, 's1-0', 's2-0');
  const page = await (await world.as(ada)).visit(`/data/matches/${pairId}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /School census.*Forename.*(Agrees|Nearly|Differs)/);
  assert.match(
    page.text,
    /What speaks for one person, and what against.*Two rows taken at random.*speaks (a little|clearly|strongly|very strongly) (for|against).*All together/,
  );
  assert.match(page.html, /accesskey="1"/);
  assert.match(page.html, /<title>Are these one person\?/);
});

test('what is decided is kept with how long it took, recorded by ids alone, and leads to the next pair', async () => {
  const [first, second] = [await doubt(world, 's3-0', 's4-0', { value: 9 }), await doubt(world, 's5-0', 's6-0', { value: 8 })];
  const browser = await world.as(ada);
  const page = await browser.visit(`/data/matches/${first}`);
  world.wait({ seconds: 12 });
  const answer = await browser.sendFrom(page, { answer: 'different', because: 'Other days of birth' });
  assert.equal(answer.goesTo, `/data/matches/${second}`);
  const [decided] = (await decisions()).slice(-1);
  assert.deepEqual([decided?.answer, decided?.state, decided?.seconds], ['different', 'holds', 12]);
  const [event] = await world.stored<{ details: object }>("select details from platform.event where kind = 'targeting.match-decided' order by id desc");
  assert.deepEqual(Object.keys(event!.details).sort(), ['answer', 'decisionId', 'people', 'way']);
  const [read] = await world.stored<{ subject_id: string }>("select subject_id from platform.event where kind = 'page.read' order by id desc");
  assert.equal(read?.subject_id, first);
});

test('sex is said in words, and what one side says in a way that cannot be read is not called unknown', async () => {
  const pairId = await doubt(world, 's24-0', 's25-0', { levels: [3, 3, 0, 1, 0, 7, 0, 0, 0, 0, 0] });
  const { text } = await (await world.as(ada)).visit(`/data/matches/${pairId}`);
  assert.match(text, /Sex (Male|Female) (Male|Female) (Agrees|Differs) Date of birth \d+ \w+ \d{4} \d+ \w+ \d{4} Not compared/);
});

test('a mistake comes back beside the question', async () => {
  const pairId = await doubt(world, 's7-0', 's8-0');
  const page = await (await world.as(ada)).fillIn(`/data/matches/${pairId}`, { because: 'I looked' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Select whether these are one person, two people, or you are not sure/);
  assert.match(page.html, /I looked<\/textarea>/);
});

test('“not sure” puts a pair aside, where others may still decide it', async () => {
  const pairId = await doubt(world, 's9-0', 's10-0');
  const browser = await world.as(ada);
  await browser.fillIn(`/data/matches/${pairId}`, { answer: 'not-sure' });
  assert.doesNotMatch((await browser.visit('/data/matches')).html, new RegExp(pairId));
  assert.match((await browser.visit('/data/matches?show=not-sure')).html, new RegExp(pairId));
  await (await world.as(await analyst(world, 'Bo Lint'))).fillIn(`/data/matches/${pairId}`, { answer: 'different' });
  assert.doesNotMatch((await browser.visit('/data/matches?show=not-sure')).html, new RegExp(pairId));
});

test('the next run does as was said, whatever it finds itself: whom people called one are one, and are not asked about again', async () => {
  const pairId = await doubt(world, 's11-0', 's12-0');
  await (await world.as(ada)).fillIn(`/data/matches/${pairId}`, { answer: 'same' });
  const before = await numbersOf(world);
  assert.notEqual(before['s11-0'], before['s12-0']);
  await linkRows(world);
  const after = await numbersOf(world);
  assert.equal(after['s11-0'], after['s12-0']);
  assert.equal((await (await world.as(ada)).visit(`/data/matches/${pairId}`)).status, 404);
});

test('what contradicts earlier decisions, also by way of others, is not kept', async () => {
  const [ab, bc, ac] = [await doubt(world, 's13-0', 's14-0'), await doubt(world, 's14-0', 's15-0'), await doubt(world, 's13-0', 's15-0')];
  const browser = await world.as(ada);
  await browser.fillIn(`/data/matches/${ab}`, { answer: 'same' });
  await browser.fillIn(`/data/matches/${bc}`, { answer: 'same' });
  const refused = await browser.fillIn(`/data/matches/${ac}`, { answer: 'different' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Earlier decisions say the opposite/);
});

test('a pair that somebody decided meanwhile is not decided twice', async () => {
  const pairId = await doubt(world, 's16-0', 's17-0');
  const browser = await world.as(ada);
  const open = await browser.visit(`/data/matches/${pairId}`);
  await (await world.as(await analyst(world, 'Cy Lint'))).fillIn(`/data/matches/${pairId}`, { answer: 'different' });
  assert.equal((await browser.sendFrom(open, { answer: 'same' })).status, 409);
});

test('somebody of the record is shown by name, day of birth, sex and postcode, and it is recorded who; a protected place never', async () => {
  const pairId = await doubt(world, 's18-0', null, { personId: ids[1]! });
  const browser = await world.as(ada);
  const page = await browser.visit(`/data/matches/${pairId}`);
  assert.match(page.text, /The service’s own record.*Chidi.*Quillfeather.*14 September 2019.*ZZ77 7ZZ/);
  assert.doesNotMatch(page.text, /Hidden Mews/);
  const [read] = await world.stored<{ details: { people: string[] } }>("select details from platform.event where kind = 'page.read' order by id desc");
  assert.deepEqual(read?.details.people, [ids[1]]);
  await world.stored(`update people.address set sensitive = 'address' where family_id = $1`, [familyId]);
  const hidden = await browser.visit(`/data/matches/${pairId}`);
  assert.doesNotMatch(hidden.text, /ZZ77 7ZZ/);
  assert.match(hidden.text, /protected\. It is not shown/);
  assert.doesNotMatch(hidden.text, /another place|same address|All together/i);
});

test('without the role nobody decides; a pair with somebody of a closed family, and one that never was, do not exist', async () => {
  const pairId = await doubt(world, 's19-0', 's20-0');
  assert.equal((await (await world.as(await world.worker('Tom Ashby'))).visit(`/data/matches/${pairId}`)).status, 403);
  const browser = await world.as(ada);
  assert.equal((await browser.visit('/data/matches/00000000-0000-7000-8000-00000000dead')).status, 404);
  const closed = await doubt(world, 's21-0', null, { personId: ids[0]! });
  assert.equal((await browser.visit(`/data/matches/${closed}`)).status, 200);
  await world.asService(work => labelFamily(work, familyId, 'restricted', []));
  assert.equal((await browser.visit(`/data/matches/${closed}`)).status, 404);
  assert.equal((await browser.post(`/data/matches/${closed}`, { answer: 'same' })).status, 403);
  assert.doesNotMatch((await browser.visit('/data/matches')).html, new RegExp(closed));
});

test('a name that a partner writes in one stands in its parts, beside the other’s, and as it is written', async () => {
  await world.stored(`update targeting.feed_row set full_name = 'AHMED, Samina', forename = null, surname = null where lasting_key = 's22-0'`);
  const page = await (await world.as(ada)).visit(`/data/matches/${await doubt(world, 's22-0', 's23-0')}`);
  assert.match(page.text, /Forename .*Samina.*Surname .*Ahmed \(written “AHMED, Samina”\)/);
});
