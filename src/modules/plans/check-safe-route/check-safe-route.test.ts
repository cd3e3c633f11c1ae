import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertShutOut, happened, openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');
const canary = 'Followed once after they parted';

test('a worker settles it; the words are for those named for abuse, and the chronology leaves it out', async () => {
  const { familyId } = await openTestEpisode(world, { lead, team: [teacher] });
  const answer = await (await world.as(lead)).fillIn(`/families/${familyId}/safe-route`, { state: 'not safe', tool: 'Local screening', words: canary });
  assert.equal(answer.goesTo, `/families/${familyId}`);
  assert.deepEqual(await world.stored('select state from plans.safe_route where family_id = $1', [familyId]), [{ state: 'not safe' }]);
  assert.deepEqual((await happened(world, familyId, 'plans.safe-route-checked'))[0]?.details, { state: 'not safe' });
  const readers = (who: typeof lead) =>
    world.doAs(who, async work => {
      await work.record({ kind: 'test.read', sentence: () => '', quiet: true }, { familyId, details: {} });
      return work.tables('plans').selectFrom('plans.safe_route_check').select('words').where('family_id', '=', familyId).execute();
    });
  assert.deepEqual(await readers(lead), [{ words: canary }]);
  assert.deepEqual(await readers(teacher), []);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const { familyId } = await openTestEpisode(world, { lead });
  const page = await (await world.as(lead)).fillIn(`/families/${familyId}/safe-route`, { tool: 'Local screening' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Choose whether it is safe .*Enter why you think so/);
  assert.match(page.html, /value="Local screening"/);
});

test('a member of the team may not settle it, nor may others', async () => {
  const { familyId } = await openTestEpisode(world, { lead, team: [teacher] });
  assert.equal((await (await world.as(teacher)).visit(`/families/${familyId}/safe-route`)).status, 403);
  await assertShutOut(world, `/families/${familyId}/safe-route`);
});
