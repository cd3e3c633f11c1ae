import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld, type Person } from '#test/world.ts';
import { theService, type Actor } from './actor.ts';
import { findDraft, findDraftAbout, holdDraft } from './draft.ts';
import { doWork } from './work.ts';

const world = await newWorld();
const [priya, ola] = [await world.worker('Priya Shah'), await world.worker('Ola Brandt')];
const { familyId, url } = await openTestFamily(world, { seenBy: [priya, ola] });

const as = ({ id }: Person, sees: Actor['sees'] = 'own families'): Actor => ({ ...theService, id, sees });

test('what somebody is typing is theirs alone, also where a colleague sees the same family', async () => {
  const browser = await world.as(priya);
  const page = await browser.visit(`${url}/notes/new`);
  const kept = await browser.sendFrom(page, { text: 'Not yet for anybody' }, `${url}/notes/new/keep`);
  assert.equal(kept.status, 200);
  const [draft] = await world.stored<{ id: string }>('select id from platform.draft');
  const id = draft?.id ?? '';

  const mine = await doWork(world.platform, as(priya), 'look', work => findDraft(work, id));
  assert.match(JSON.stringify(mine?.answers), /Not yet for anybody/);
  const theirs = await doWork(world.platform, as(ola), 'look', async work => [
    await findDraft(work, id),
    await findDraftAbout(work, 'people.add-note', familyId),
    await holdDraft(work, id),
  ]);
  assert.deepEqual(theirs, [null, null, null]);
  assert.doesNotMatch((await (await world.as(ola)).visit(`${url}/notes/new`)).html, /Not yet for anybody/);
});

test('row security says so by itself: without a word of the application nobody reads or changes another’s draft', async () => {
  for (const sees of ['own families', 'every family', 'only what they send'] as const) {
    await doWork(world.platform, as(ola, sees), 'look', async work => {
      const tables = work.tables('platform');
      assert.deepEqual(await tables.selectFrom('platform.draft').select('id').execute(), [], sees);
      assert.equal((await tables.updateTable('platform.draft').set({ kept_at: work.now }).executeTakeFirst()).numUpdatedRows, 0n, sees);
      assert.equal((await tables.deleteFrom('platform.draft').executeTakeFirst()).numDeletedRows, 0n, sees);
    });
  }
});
