import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doWork } from '#platform/work.ts';
import { agreeTestPlan, openTestEpisode } from '#test/builders/plans.ts';
import { officerOf } from '#test/builders/people.ts';
import { newWorld, type Person } from '#test/world.ts';
import { planPanels } from './plan-panels.ts';
import { raiseSafeRoute } from './safe-route.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah', { phone: '01632 960222' });
const teacher = await world.worker('Amira Hussain', { agency: 'Larkfield Primary' });

async function panel(key: string, who: Person, familyId: string): Promise<string | null> {
  const session = await (await world.as(who)).session(world.platform);
  const found = planPanels.find(one => one.key === key);
  assert.ok(found);
  const shown = await doWork(world.platform, session.actor, 'look', work => found.load(work, familyId));
  return (
    shown &&
    shown.markup
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

test('the family page says who helps, what is agreed and what is next', async () => {
  const plan = await agreeTestPlan(world, { lead, team: [teacher] });
  assert.match(
    (await panel('who-helps', teacher, plan.familyId)) ?? '',
    /Lead practitioner Priya Shah .* 01632 960222 Team around the family Larkfield Primary Amira Hussain, Helps with school/,
  );
  assert.match(
    (await panel('agreed', teacher, plan.familyId)) ?? '',
    /A grown-up is there every school morning 0 of 1 action done Walk to breakfast club Adaeze, by 15 March 2027/,
  );
  assert.match(
    (await panel('next', teacher, plan.familyId)) ?? '',
    /Start the early help assessment Due in 10 working days .* Walk to breakfast club .* Adaeze, by 15 March 2027/,
  );
});

test('without a plan, the lead practitioner is led to start one; without early help there is nothing', async () => {
  const { familyId } = await openTestEpisode(world, { lead });
  assert.match((await panel('agreed', lead, familyId)) ?? '', /There is no plan yet\. Start the family plan/);
  const other = await openTestEpisode(world, { lead: teacher });
  for (const key of ['who-helps', 'agreed', 'next']) assert.equal(await panel(key, lead, other.familyId), null);
});

test('the family page warns those in the team before they bring adults together, and nobody else', async () => {
  const { familyId } = await openTestEpisode(world, { lead, team: [teacher] });
  const officer = await officerOf(world);
  assert.equal(await panel('safe-route', teacher, familyId), null);
  await world.doAs(lead, work => raiseSafeRoute(work, familyId));
  assert.match((await panel('safe-route', lead, familyId)) ?? '', /Do not invite or write to the adults .* Confirm whether they can safely/);
  const read = await panel('safe-route', teacher, familyId);
  assert.match(read ?? '', /Do not invite or write to the adults/);
  assert.doesNotMatch(read ?? '', /Confirm whether/);
  assert.equal(await panel('safe-route', officer, familyId), null);
});
