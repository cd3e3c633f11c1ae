import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestFamily } from '#test/builders/people.ts';
import { happened } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { closeFamily } from './account.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');

test('who was let in to a family, and who no longer is, is in the audit trail', async () => {
  const { familyId } = await openTestFamily(world, { seenBy: [priya] });
  const opened = await happened(world, familyId, 'access.family-opened');
  assert.ok(
    opened.some(({ details }) => details['to'] === priya.id && details['because'] === 'lead practitioner'),
    JSON.stringify(opened),
  );
  await world.doAs(priya, work => closeFamily(work, familyId, priya.id, 'lead practitioner'));
  assert.deepEqual(
    (await happened(world, familyId, 'access.family-access-ended')).map(({ details }) => details),
    [{ of: priya.id }],
  );
});
