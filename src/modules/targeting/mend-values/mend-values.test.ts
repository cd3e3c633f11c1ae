import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, loadRows } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);
const stateOf = async (loadId: string) =>
  (await world.stored('select rows, set_aside from targeting.feed_load where id = $1', [loadId]))[0] as { rows: number; set_aside: number };

/** Twelve rows that can be read; of the others, some say a word nobody chose a meaning for, some have an amount that is no number, one has both. */
async function loaded() {
  const feedId = await addTestFeed(world, { way: 'append' });
  const fine = Array.from({ length: 12 }, (_, nth) => ({ surname: `Fine${nth}`, what: 'attendance', amount: '90' }));
  const loadId = await loadRows(world, feedId, [
    ...fine,
    { surname: 'Doyle', what: 'attendance', amount: 'N/A' },
    { surname: 'Fenn', what: 'attendance', amount: 'n/a' },
    { surname: 'Marsh', what: 'attendance', amount: 'nine' },
  ]);
  // A word with which the feed's words say nothing: as a file that came by itself would bring it.
  await world.stored(
    `insert into targeting.set_aside_row (load_id, row, reasons, fields, cells)
    select $1, n, '{The meaning of this word has not been chosen yet}', f, '[]'
      from (values (16, '{"surname": "Oak", "what": "MSNG"}'::jsonb), (17, '{"surname": "Pell", "what": "msng"}'), (18, '{"surname": "Quill", "what": "MSNG", "amount": "nine"}')) v (n, f)`,
    [loadId],
  );
  await world.stored('update targeting.feed_load set set_aside = set_aside + 3 where id = $1', [loadId]);
  return { feedId, loadId, url: `/data/feeds/${feedId}/loads/${loadId}/values` };
}
const fieldOf = (html: string, label: string) =>
  new RegExp(`for="(value-[0-9a-f]+)"[^>]*>\\s*${label}`).exec(html)?.[1] ?? /name="(value-[0-9a-f]+)"/.exec(html.slice(html.indexOf(label)))?.[1] ?? '';

test('a value that is wrong many times is put right once: its rows are checked again, those with nothing wrong are loaded, the others wait', async () => {
  const { feedId, loadId, url } = await loaded();
  const browser = await world.as(analyst);
  const page = await browser.visit(url);
  assert.match(page.text, /6 rows were set aside/);
  assert.match(page.text, /What happened, in words: “MSNG” .*?3 rows/);
  assert.match(page.text, /How much: percent, days or pounds: “N\/A” How much is not a number\. 2 rows/);
  const [word, none] = [fieldOf(page.html, 'What happened, in words: “MSNG”'), fieldOf(page.html, 'How much: percent, days or pounds: “N/A”')];
  const answer = await browser.sendFrom(page, { [word]: 'missing', [none]: 'empty' });
  assert.equal(answer.status, 303);
  assert.deepEqual(await stateOf(loadId), { rows: 16, set_aside: 2 });
  const held = await world.stored(`select surname, what, amount from targeting.feed_row where load_id = $1 and row > 12 order by row`, [loadId]);
  assert.deepEqual(held, [
    { surname: 'Doyle', what: 'attendance', amount: null },
    { surname: 'Fenn', what: 'attendance', amount: null },
    { surname: 'Oak', what: 'missing', amount: null },
    { surname: 'Pell', what: 'missing', amount: null },
  ]);
  const [still] = await world.stored(`select reasons from targeting.set_aside_row where load_id = $1 and row = 18`, [loadId]);
  assert.deepEqual(still, { reasons: ['How much is not a number'] }, 'what is still wrong is told anew');
  const [feed] = await world.stored(`select mapping->'what'->'words' as words from targeting.feed where id = $1`, [feedId]);
  assert.deepEqual(feed, { words: { attendance: 'attendance', msng: 'missing' } }, 'the meaning holds for the files that follow');
  const [event] = await world.stored(`select details from platform.event where kind = 'targeting.rows-mended'`);
  assert.deepEqual(event, { details: { feedId, loadId, rows: 4 } });
  const again = await browser.visit(url);
  await browser.sendFrom(again, {
    [fieldOf(again.html, 'How much: percent, days or pounds: “nine”')]: 'change',
    [`${fieldOf(again.html, 'How much: percent, days or pounds: “nine”')}-to`]: '9',
  });
  assert.deepEqual(await stateOf(loadId), { rows: 18, set_aside: 0 });
  assert.equal((await browser.visit(url)).status, 409, 'nothing is left to mend');
});

test('rows with a word are left out by will; nothing chosen, and something else without saying what, are mistakes', async () => {
  const { loadId, url } = await loaded();
  const browser = await world.as(analyst);
  const page = await browser.visit(url);
  const [word, none] = [fieldOf(page.html, 'What happened, in words: “MSNG”'), fieldOf(page.html, 'How much: percent, days or pounds: “N/A”')];
  assert.match((await browser.sendFrom(page)).text, /Choose for at least one value/);
  assert.match((await browser.sendFrom(page, { [none]: 'change' })).text, /Enter what should stand there/);
  await browser.fillIn(url, { [word]: 'leave-out' });
  const states = await world.stored(`select row, state, because from targeting.set_aside_row where load_id = $1 and row in (16, 17) order by row`, [loadId]);
  assert.deepEqual(
    states,
    [16, 17].map(row => ({ row, state: 'dismissed', because: 'Its word is set to be left out' })),
  );
});

test('nobody but an analyst mends', async () => {
  const { url } = await loaded();
  assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(url)).status, 403);
});
