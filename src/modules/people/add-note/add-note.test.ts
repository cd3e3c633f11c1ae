import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestFamily, refusalsOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';
import { findNotes } from '../family.queries.ts';
import { addNote } from './add-note.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const { familyId, url } = await openTestFamily(world, { seenBy: [priya] });
const notes = () => world.stored('select kind, text, sensitive, happened_on::text as day from people.note order by id');

test('a note is kept and told in the chronology', async () => {
  const answer = await (await world.as(priya)).fillIn(`${url}/notes/new`, { kind: 'visited', text: 'Saw the drawings.\nAll well.' });
  assert.equal(answer.goesTo, url);
  assert.deepEqual(await notes(), [{ kind: 'visited', text: 'Saw the drawings.\nAll well.', sensitive: null, day: '2027-03-01' }]);
  assert.match((await (await world.as(priya)).visit(`${url}/chronology`)).text, /Priya Shah visited the family 1 March 2027 at 9:00am Saw the drawings\./);
});

test('the title, which stays in the history of a shared computer, tells of nobody', async () => {
  const page = await (await world.as(priya)).visit(`${url}/notes/new`);
  assert.match(page.text, /Okafor family/);
  assert.doesNotMatch(/<title>[^<]*/.exec(page.html)?.[0] ?? '', /Okafor/);
});

test('a note stands with its own family alone, also for somebody who works with two', async () => {
  const other = await openTestFamily(world, { name: 'Brandt', seenBy: [priya] });
  const browser = await world.as(priya);
  await browser.fillIn(`${other.url}/notes/new`, { kind: 'spoke', text: 'Words of the Brandt family' });
  for (const page of ['', '/chronology']) {
    assert.match((await browser.visit(`${other.url}${page}`)).text, /Words of the Brandt family/);
    assert.doesNotMatch((await browser.visit(`${url}${page}`)).text, /Brandt/);
  }
  const own = await world.doAs(priya, async work => {
    await addNote(work, familyId, { kind: 'spoke', text: 'Their own' });
    return findNotes(work, familyId);
  });
  assert.ok(own.some(({ text }) => text === 'Their own') && own.every(({ text }) => !text.includes('Brandt')));
});

test('one press on the family page is enough for a call that nobody answered, and two presses count once', async () => {
  const browser = await world.as(priya);
  const page = await browser.visit(url);
  for (let presses = 0; presses < 2; presses += 1) assert.equal((await browser.sendFrom(page, { kind: 'no-answer' }, `${url}/notes/new`)).goesTo, url);
  assert.equal((await notes()).filter(({ kind }) => kind === 'no-answer').length, 1);
  assert.match((await browser.visit(url)).text, /Rang, no answer Missed contact/);
});

test('an empty note and a day to come are told beside their fields, and what was typed stays', async () => {
  const browser = await world.as(priya);
  const empty = await browser.fillIn(`${url}/notes/new`, { kind: 'note', text: '  ' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Write the note/);
  const later = await browser.fillIn(`${url}/notes/new`, {
    kind: 'note',
    text: 'Typed words',
    'happenedOn-day': '2',
    'happenedOn-month': '3',
    'happenedOn-year': '2027',
  });
  assert.match(later.text, /must be today or in the past/);
  assert.match(later.html, /Typed words/);
});

test('a topic that is not on the list is told, never taken for an everyday note', async () => {
  const before = await notes();
  const answer = await (await world.as(priya)).fillIn(`${url}/notes/new`, { kind: 'note', text: 'For few to read', sensitive: 'abusee' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Select one of the answers in the list/);
  assert.match(answer.html, /For few to read/);
  assert.deepEqual(await notes(), before);
});

test('who may not', async () => assert.deepEqual(await refusalsOf(world, familyId, `${url}/notes/new`), { stranger: 404, auditor: 403 }));
