import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, linkedWorld, linkRows, numbersOf } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const ada = await analyst(world);
await linkedWorld(world);
const numbers = await numbersOf(world);
/** Somebody whom both files tell of. */
const key = Object.keys(numbers).find(one => one.startsWith('g') && numbers[one] === numbers[one.replace('g', 's')])!;
const url = `/data/persons/${numbers[key]!}`;
const rowId = async () => (await world.stored<{ id: string }>('select id from targeting.feed_row where lasting_key = $1', [key]))[0]!.id;

test('an analyst sees a person’s rows, who told them and how sure each is; the reading is recorded', async () => {
  const page = await (await world.as(ada)).visit(url);
  assert.match(page.text, /2 rows of partners’ files.*Row 1 School census.*Row 2 Health visitors.*%/);
  const [read] = await world.stored<{ details: { people: string[] } }>("select details from platform.event where kind = 'page.read' order by id desc");
  assert.deepEqual(read?.details.people, [`number ${numbers[key]!}`]);
});

test('nothing chosen comes back as mistakes beside the questions', async () => {
  const page = await (await world.as(ada)).fillIn(url, { because: '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Select which row is about somebody else.*Say why it is somebody else/);
});

test('a row taken off is kept apart by every later run, and asking again changes nothing', async () => {
  const browser = await world.as(ada);
  const answer = await browser.fillIn(url, { which: await rowId(), because: 'Father and son' });
  assert.equal(answer.goesTo, '/data/matches/decisions');
  assert.match((await browser.fillIn(url, { which: await rowId(), because: 'Again' })).text, /Somebody has said so already/);
  for (let run = 0; run < 2; run++) {
    await linkRows(world);
    const after = await numbersOf(world);
    assert.notEqual(after[key], after[key.replace('g', 's')]);
  }
  assert.deepEqual(await world.stored("select way, answer, state from targeting.match_decision where way = 'split'"), [
    { way: 'split', answer: 'different', state: 'holds' },
  ]);
});

test('of a single row nothing can be taken off, and nothing is said to be sure', async () => {
  const alone = Object.entries(await numbersOf(world)).find(
    ([one, number], _n, all) => all.filter(([, other]) => other === number).length === 1 && one !== key,
  );
  const page = await (await world.as(ada)).visit(`/data/persons/${alone![1]}`);
  assert.match(page.text, /1 row of partners’ files.*there is nothing to take off/);
  assert.doesNotMatch(page.text, /Take it off|\d%/);
});

test('without the role nobody looks; nobody has a number that was never given', async () => {
  assert.equal((await (await world.as(await world.worker('Tom Ashby'))).visit(url)).status, 403);
  const browser = await world.as(ada);
  for (const none of ['999999', '12x', '99999999999999999999']) assert.equal((await browser.visit(`/data/persons/${none}`)).status, 404, none);
});
