import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordReview, updateAction } from '#modules/plans/index.ts';
import { accountOf, addGoalOf, release, twoHomes } from '#test/builders/copies.ts';
import { nameInPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah', { phone: '01632 960010', jobTitle: 'Family worker' });

test('a mother reads her own plan: what she does, what others do, who helps and how to call them, and what happens next', async () => {
  const plan = await twoHomes(world, { lead });
  await release(world, plan, plan.mumId, { note: 'As we agreed' });
  const page = await (await world.as(await accountOf(world, 'Farah Rahimi', plan.mumId))).visit('/my-plan');
  assert.equal(page.status, 200);
  assert.match(page.text, /Farah, this is the plan for you and your family\. We agreed it on 1 March 2027/);
  assert.match(page.text, /What you do next Read together before school By 15 March 2027/);
  assert.match(page.text, /What others do Priya Shah: Speak to the school/);
  assert.match(page.html, /href="tel:01632960010"/);
  assert.match(page.text, /We look at this plan with you on 12 April 2027/);
  assert.doesNotMatch(page.text, /Karim/);
  assert.doesNotMatch(/<title>[^<]*/.exec(page.html)?.[0] ?? '', /Farah|Rahimi/);
});

test('it is exactly what the worker saw before releasing it', async () => {
  const plan = await twoHomes(world, { lead });
  const browser = await world.as(lead);
  const seen = await browser.visit(`/plans/${plan.planId}/copies/new/${plan.dadId}`);
  await browser.sendFrom(seen);
  const page = await (await world.as(await accountOf(world, 'Karim Rahimi', plan.dadId))).visit('/my-plan');
  const copyIn = (html: string) =>
    /<div class="app-copy">[\s\S]*?<\/section>\s*<\/div>/
      .exec(html)?.[0]
      .replaceAll(/<(\/?)h\d/g, '<$1h')
      .replaceAll(/\s+/g, ' ');
  assert.ok(copyIn(seen.html)?.includes('Karim has a job he likes'));
  assert.equal(copyIn(page.html), copyIn(seen.html));
});

test('the newest copy is the one that is read; older ones are listed and can be read, a stranger’s never', async () => {
  const [plan, other] = [await twoHomes(world, { lead }), await twoHomes(world, { lead })];
  const first = await release(world, plan, plan.mumId);
  world.wait({ days: 7 });
  await world.doAs(lead, work => updateAction(work, { actionId: plan.actionId, state: 'done' }));
  await release(world, plan, plan.mumId);
  const hers = await world.as(await accountOf(world, 'Farah Rahimi', plan.mumId));
  const page = await hers.visit('/my-plan');
  assert.match(page.text, /Read together before school Done/);
  assert.match(page.text, /Your older plans Your plan of 1 March 2027/);
  assert.match((await hers.visit(`/my-plan/${first}`)).text, /This is how your plan was on 1 March 2027\. .*What you do next Read together before school/);
  const strange = await release(world, other, other.mumId);
  const his = await release(world, plan, plan.dadId);
  for (const copyId of [strange, his]) {
    assert.equal((await hers.visit(`/my-plan/${copyId}`)).status, 404);
    assert.notEqual((await hers.visit(`/copies/${copyId}`)).status, 200);
  }
});

test('without a copy there are kind words; a worker has no such page, a stranger signs in first', async () => {
  const plan = await twoHomes(world, { lead });
  const page = await (await world.as(await accountOf(world, 'Karim Rahimi', plan.dadId))).visit('/my-plan');
  assert.match(page.text, /When your plan is ready, the person who helps you will go through it with you/);
  assert.doesNotMatch(page.text, /I want to say something/);
  assert.notEqual((await (await world.as(lead)).visit('/my-plan')).status, 200);
  assert.notEqual((await (await world.as()).visit('/my-plan')).status, 200);
});

test('a family’s account has no other page of a plan, and no sentence of what few may read', async () => {
  const plan = await twoHomes(world, { lead });
  await nameInPlan(world, { ...plan, motherId: plan.mumId }, 'mental-health', lead);
  await addGoalOf(world, plan, { personIds: [plan.mumId], need: 'Very dark thoughts', wanted: 'Light', sensitive: 'mental-health' });
  await release(world, plan, plan.mumId);
  const browser = await world.as(await accountOf(world, 'Farah Rahimi', plan.mumId));
  assert.doesNotMatch((await browser.visit('/my-plan')).text, /dark thoughts/);
  for (const url of [`/plans/${plan.planId}`, `/families/${plan.familyId}`, '/my-families', `/plans/${plan.planId}/reviews/new`, `/plans/${plan.planId}/close`])
    assert.notEqual((await browser.visit(url)).status, 200, url);
});

test('what a child said at a review is in the mother’s copy only when it may be, and those words were ticked', async () => {
  const plan = await twoHomes(world, { lead });
  await world.doAs(lead, work =>
    recordReview(work, {
      ...{ planId: plan.planId, outcome: 'carry-on', words: 'Going well', nextReviewOn: world.today.add({ months: 2 }), progress: [] },
      voices: [{ personId: plan.childId, words: 'I like my new bed', mayHear: 'team and family' }],
    }),
  );
  const browser = await world.as(lead);
  const url = `/plans/${plan.planId}/copies/new/${plan.mumId}`;
  const page = await browser.visit(url);
  const id = /name="words"[^>]*value="([^"]+)"/.exec(page.html)?.[1];
  assert.ok(id, 'her words can be ticked');
  await browser.sendFrom(page);
  const hers = await world.as(await accountOf(world, 'Farah Rahimi', plan.mumId));
  assert.doesNotMatch((await hers.visit('/my-plan')).text, /new bed/);
  await browser.fillIn(`${url}?chosen=yes&goals=${plan.goalId}&words=${id}`);
  assert.match((await hers.visit('/my-plan')).text, /“I like my new bed” Aisha, /);
});
