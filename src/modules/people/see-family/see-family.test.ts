import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelFamily } from '#modules/access/index.ts';
import { addNote } from '#modules/people/index.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah', { jobTitle: 'Health visitor' });
const sam = await world.worker('Sam Reed');
const stranger = await world.worker('Nobody Here');
const auditor = await world.worker('Ada Audit', { roles: ['auditor'] });
const { familyId, url } = await openTestFamily(world, { seenBy: [priya, sam] });

test('the page says whose record this is, who leads and who is in it; the tab says no name', async () => {
  const page = await (await world.as(priya)).visit(url);
  assert.equal(page.status, 200);
  assert.match(page.text, /Okafor family/);
  assert.match(page.text, /Lead practitioner (Priya Shah, Health visitor|Sam Reed)/);
  assert.match(page.text, /Chidi Okafor 7 .*Adaeze Okafor 36/, 'youngest first');
  assert.match(page.html, /<title>Family – /);
});

test('what others did since the last look is told once', async () => {
  const browser = await world.as(priya);
  await browser.visit(url);
  world.wait({ minutes: 30 });
  await world.doAs(sam, work => addNote(work, familyId, { kind: 'spoke', text: 'Spoke with Adaeze after school.' }));
  await world.doAs(priya, work => addNote(work, familyId, { kind: 'note', text: 'My own.' }));
  world.wait({ minutes: 1 });
  const page = await browser.visit(url);
  assert.match(page.text, /Since you last looked You last opened this page on 1 March 2027 at 9:00am\. Sam Reed spoke with the family New\./);
  assert.doesNotMatch(page.text, /Priya Shah wrote a note New/);
  world.wait({ minutes: 1 });
  assert.doesNotMatch((await browser.visit(url)).text, /Since you last looked/);
  assert.doesNotMatch((await (await world.as(auditor)).visit(url)).text, /Since/);
});

test('the reading is recorded, with whom it was about', async () => {
  await (await world.as(sam)).visit(url);
  const [read] = await world.stored<{ details: { people: string[] } }>(
    "select details from platform.event where kind = 'page.read' and actor_id = $1 and family_id = $2",
    [sam.id, familyId],
  );
  assert.equal(read?.details.people.length, 2);
});

test('what is said of an interpreter is a sentence beside a mark, not a mark that never ends', async () => {
  const interpreter = 'Dari: somebody from outside the town, never a relative and never one of the children';
  const zahra = { givenName: 'Zahra', familyName: 'Haidari', isChild: false, household: 'A', interpreter };
  const haidari = await openTestFamily(world, { name: 'Haidari', people: [zahra], seenBy: [priya] });
  const { html } = await (await world.as(priya)).visit(haidari.url);
  assert.match(html, new RegExp(`>Interpreter</span>\\s*${interpreter}`));
});

test('for a stranger, and after sealing for all but those named, there is no such page', async () => {
  const absent = await (await world.as(stranger)).visit('/families/00000000-0000-7000-9000-00000000ffff');
  const hidden = await (await world.as(stranger)).visit(url);
  assert.deepEqual([hidden.status, hidden.text], [404, absent.text]);
  await world.asService(work => labelFamily(work, familyId, 'sealed', [{ accountId: priya.id, isCustodian: true }]));
  assert.equal((await (await world.as(sam)).visit(url)).status, 404);
  assert.match((await (await world.as(priya)).visit(url)).text, /Sealed record/);
});
