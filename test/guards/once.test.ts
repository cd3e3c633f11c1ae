import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addNote } from '#modules/people/index.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { fieldsOf } from '#test/browser.ts';
import { newWorld } from '#test/world.ts';

// S12 and S13 of the scorecard: a form pressed three times is sent once, and no edit is overwritten unseen.

const world = await newWorld();
const priya = await world.worker('Priya Shah', { roles: ['practitioner'] });

describe('S12: each form is sent once', () => {
  test('200 forms posted three times at once are 200 notes', async () => {
    const { familyId } = await openTestFamily(world, { name: 'Onceonly', seenBy: [priya] });
    const browser = await world.as(priya);
    const url = `/families/${familyId}/notes/new`;
    const fields = fieldsOf((await browser.visit(url)).html);
    const forms = Array.from({ length: 200 }, (_, number) => ({ ...fields, kind: 'note', text: `Note ${number}`, once: world.platform.newId() }));

    const answers = await Promise.all(forms.flatMap(form => [browser.post(url, form), browser.post(url, form), browser.post(url, form)]));

    for (const { status, goesTo } of answers) assert.deepEqual({ status, goesTo: goesTo.split('?')[0] }, { status: 303, goesTo: `/families/${familyId}` });
    const notes = await world.stored<{ text: string }>('select text from people.note where family_id = $1', [familyId]);
    assert.equal(notes.length, 200);
    assert.equal(new Set(notes.map(({ text }) => text)).size, 200);
  });

  test('the same key with other words is asked about, not swallowed', async () => {
    const { familyId } = await openTestFamily(world, { name: 'Backandedit', seenBy: [priya] });
    const browser = await world.as(priya);
    const url = `/families/${familyId}/notes/new`;
    const form = { ...fieldsOf((await browser.visit(url)).html), kind: 'note' };
    await browser.post(url, { ...form, text: 'The first words' });
    const again = await browser.post(url, { ...form, text: 'Words written after going back' });
    assert.equal(again.status, 409);
    assert.match(again.html, /Words written after going back/);
    assert.match(again.text, /already/);
  });
});

describe('S13: no edit is overwritten unseen', () => {
  test('200 editors at once: one is saved, 199 keep their text and see both', async () => {
    const { ids, familyId } = await openTestFamily(world, { name: 'Everybodyedits', seenBy: [priya] });
    const browser = await world.as(priya);
    const url = `/families/${familyId}/people/${ids[1] ?? ''}`;
    const open = fieldsOf((await browser.visit(url)).html);
    const own = Array.from({ length: 200 }, (_, number) => `Name${number}x`);

    const answers = await Promise.all(own.map(givenName => browser.post(url, { ...open, givenName, once: world.platform.newId() })));

    const [{ given_name: kept } = { given_name: '' }] = await world.stored<{ given_name: string }>('select given_name from people.person where id = $1', [
      ids[1],
    ]);
    const saved = answers.filter(({ status }) => status === 303);
    assert.equal(saved.length, 1);
    assert.equal(own[answers.indexOf(saved[0]!)], kept);
    for (const [number, answer] of answers.entries()) {
      if (answer === saved[0]) continue;
      assert.equal(answer.status, 409);
      assert.ok(answer.html.includes(own[number]!), 'what was typed is kept');
      assert.ok(answer.html.includes(kept), 'what the other typed is shown');
    }
  });

  test('a conflict may be saved over once it was seen, and not before', async () => {
    const { ids, familyId } = await openTestFamily(world, { name: 'Seenboth', seenBy: [priya] });
    const [one, other] = [await world.as(priya), await world.as(priya)];
    const url = `/families/${familyId}/people/${ids[1] ?? ''}`;
    const [mine, theirs] = [fieldsOf((await one.visit(url)).html), fieldsOf((await other.visit(url)).html)];
    await other.post(url, { ...theirs, givenName: 'Theirs' });
    const conflict = await one.post(url, { ...mine, givenName: 'Mine' });
    assert.equal(conflict.status, 409);
    const saved = await one.post(url, { ...fieldsOf(conflict.html) });
    assert.equal(saved.status, 303, saved.text.slice(0, 300));
    const [row] = await world.stored<{ given_name: string }>('select given_name from people.person where id = $1', [ids[1]]);
    assert.equal(row?.given_name, 'Mine');
  });

  test('an action of somebody who saved meanwhile loses nothing in the action itself', async () => {
    const { familyId } = await openTestFamily(world, { name: 'Manynotes', seenBy: [priya] });
    await Promise.all(Array.from({ length: 50 }, (_, number) => world.doAs(priya, work => addNote(work, familyId, { kind: 'note', text: `Note ${number}` }))));
    const [row] = await world.stored<{ count: string }>('select count(*) from people.note where family_id = $1', [familyId]);
    assert.equal(Number(row?.count), 50);
  });
});
