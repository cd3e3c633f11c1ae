import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listTwoHouseholds } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();

test('with no rule in use, the page says so to anybody', async () => {
  const { status, text } = await (await world.as()).visit('/how-we-find-families');
  assert.equal(status, 200);
  assert.match(text, /No rule is in use now, so nobody is listed/);
});

test('anybody reads each rule and what files it rests on, and nothing of anybody', async () => {
  await listTwoHouseholds(world);
  const { text } = await (await world.as()).visit('/how-we-find-families');
  assert.match(
    text,
    /School or safety To offer help early Version 1, in use since 1 March 2027 The rule : School or safety A home is listed if any of these holds “School attendance” under 90%/,
  );
  assert.match(
    text,
    /Many partners, from Fernshire Constabulary What for To find families who may need help Why it is lawful UK GDPR 6\(1\)\(e\) Kept for 24 months/,
  );
  assert.match(text, /The kinds of facts Domestic abuse incident Reported missing School attendance/);
  assert.doesNotMatch(text, /Brightwell|Underhill|Fern Hill|ZZ1|2 households/);
  for (const heading of ['What it does', 'Why we do it', 'Who is responsible', 'What data it uses', 'How people decide', 'What could go wrong'])
    assert.ok(text.includes(heading), heading);
});
