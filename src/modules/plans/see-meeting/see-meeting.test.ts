import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { recordMeeting } from '../record-meeting/record-meeting.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const stranger = await world.worker('Ola Brandt');

test('a meeting says who came and what was said, and to a stranger it does not exist', async () => {
  const { planId, motherId } = await startTestPlan(world, { lead });
  const where = { words: 'The family hub', isProtected: false };
  const came = [{ workerId: lead.id }, { personId: motherId }];
  const meetingId = await world.doAs(lead, work =>
    recordMeeting(work, { planId, kind: 'extra', heldOn: work.today, where, came, said: 'The mornings go better' }),
  );
  const page = await (await world.as(lead)).visit(`/meetings/${meetingId}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Priya Shah/);
  assert.match(page.text, /The mornings go better/);
  assert.equal((await (await world.as(stranger)).visit(`/meetings/${meetingId}`)).status, 404);
});
