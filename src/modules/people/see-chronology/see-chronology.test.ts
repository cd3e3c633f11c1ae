import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameSensitiveReader } from '#modules/access/index.ts';
import { addNote } from '#modules/people/index.ts';
import { openTestFamily, refusalsOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';
import { gathered, type Happening } from '../happening.ts';
import { askedFor, chronologyAddress, momentsOf } from './chronology.ts';

const world = await newWorld({ now: '2026-12-31T23:30Z' });
const priya = await world.worker('Priya Shah');
const { familyId, url } = await openTestFamily(world, { seenBy: [priya] });
const at = `${url}/chronology`;

test('newest first, who and when, by year and kind', async () => {
  await world.doAs(priya, work => addNote(work, familyId, { kind: 'note', text: 'Old words' }));
  world.wait({ hours: 1 });
  await world.doAs(priya, work => addNote(work, familyId, { kind: 'spoke', text: 'New words' }));
  const browser = await world.as(priya);
  assert.match(
    (await browser.visit(at)).text,
    /Priya Shah spoke with the family 1 January 2027 at 12:30am New words .*Priya Shah wrote a note 31 December 2026 at 11:30pm Old words/,
  );
  const old = await browser.visit(`${at}?year=2026&kind=notes`);
  assert.match(old.text, /Old words/);
  assert.doesNotMatch(old.text, /New words|opened a record/);
  assert.match((await browser.visit(`${at}?kind=access`)).text, /gave somebody access/);
});

test('that somebody was named is told; what for is not', async () => {
  await world.doAs(priya, work => nameSensitiveReader(work, familyId, 'mental-health', work.actor.id));
  const { text } = await (await world.as(priya)).visit(`${at}?kind=access`);
  assert.match(text, /Priya Shah named somebody for a part that few may read/);
  assert.doesNotMatch(text, /mental/);
});

test('fifty a page', async () => {
  await world.doAs(priya, async work => {
    for (let nth = 0; nth < 60; nth += 1) await addNote(work, familyId, { kind: 'note', text: `Words ${nth}.` });
  });
  const browser = await world.as(priya);
  const first = await browser.visit(`${at}?kind=notes`);
  assert.match(first.html, /kind=notes&amp;page=2/);
  assert.match(first.text, /Words 59\./);
  const second = await browser.visit(`${at}?kind=notes&page=2`);
  assert.match(second.text, /Words 0\..*Old words/);
  assert.doesNotMatch(second.text, /Words 59\./);
});

test('an address that asks for nonsense asks for nothing', () => {
  assert.deepEqual(askedFor({ year: '20x6', kind: 'Okafor', page: '-1' }), { year: null, kind: null, page: 1 });
  assert.equal(chronologyAddress('/c', askedFor({ year: '2026', kind: 'notes', page: '2' })), '/c?year=2026&kind=notes&page=2');
  assert.equal(momentsOf(2026).from.toString(), '2026-01-01T00:00:00Z');
});

const one = (id: string, about: string | null, note: string | null = null, sentence = 'added a child', who = 'Priya'): Happening => ({
  id,
  at: Temporal.Instant.from('2027-01-01T10:00Z'),
  kind: 'k',
  who,
  sentence,
  about,
  note,
});

test('two things done by turns are told once each, until somebody else does something', () => {
  const [joined, opened] = ['added somebody', 'gave access'];
  const by = (who: string) => [
    one('1', null, null, joined, who),
    one('2', null, null, opened, who),
    one('3', null, null, joined, who),
    one('4', null, null, opened, who),
  ];
  assert.deepEqual(
    gathered([...by('Priya'), ...by('Callum'), one('9', null, null, joined)]).map(({ who, sentence, times }) => `${who} ${sentence} ${times}`),
    ['Priya added somebody 2', 'Priya gave access 2', 'Callum added somebody 2', 'Callum gave access 2', 'Priya added somebody 1'],
  );
});

test('the same again within the hour is told once', () => {
  assert.deepEqual(
    gathered([one('1', 'Chidi'), one('2', 'Ngozi'), one('3', null, 'words')]).map(({ abouts, times }) => [abouts, times]),
    [
      [['Chidi', 'Ngozi'], 2],
      [[], 1],
    ],
  );
});

test('an auditor reads; a stranger finds nothing', async () => assert.deepEqual(await refusalsOf(world, familyId, at), { stranger: 404, auditor: 200 }));
