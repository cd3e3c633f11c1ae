import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withdrawCopy } from '#modules/plans/index.ts';
import { accountOf, release, twoHomes } from '#test/builders/copies.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');

test('one’s own older copy is there as it was; one that was taken back, another’s and one that never was are not', async () => {
  const plan = await twoHomes(world, { lead });
  const [first, second, his] = [await release(world, plan, plan.mumId), await release(world, plan, plan.mumId), await release(world, plan, plan.dadId)];
  const browser = await world.as(await accountOf(world, 'Farah Rahimi', plan.mumId));
  assert.match((await browser.visit(`/my-plan/${first}`)).text, /This is how your plan was on 1 March 2027/);
  await world.doAs(lead, work => withdrawCopy(work, { copyId: second }));
  const absent = await browser.visit('/my-plan/00000000-0000-7000-9000-ffffffffffff');
  assert.equal(absent.status, 404);
  for (const copyId of [second, his]) {
    const page = await browser.visit(`/my-plan/${copyId}`);
    assert.equal(page.status, 404);
    assert.equal(page.text, absent.text, 'told in the same words as what never was');
  }
});
