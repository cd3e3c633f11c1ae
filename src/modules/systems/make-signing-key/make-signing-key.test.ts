import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { doWork } from '#platform/work.ts';
import { theService } from '#platform/actor.ts';
import { addTestSystem } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });
const { id } = await addTestSystem(world);

test('a signing key is shown once, in the form that libraries for Standard Webhooks take; two can be in use', async () => {
  const browser = await world.as(admin);
  for (const _ of [1, 2]) assert.match((await browser.fillIn(`/systems/${id}/signing-keys/new`)).html, /whsec_[A-Za-z0-9+/]{43}=/);
  assert.match((await browser.visit(`/systems/${id}/signing-keys/new`)).text, /Two are in use already/);
});

test('only the service reads the keys: not the administrator who made them, by no way', async () => {
  const keys = (who: typeof theService) =>
    doWork(world.platform, who, 'look', async work => (await sql`select systems.signing_keys(${id})`.execute(work.tables('systems'))).rows.length);
  assert.equal(await keys(theService), 2);
  assert.equal(await keys({ ...theService, id: admin.id }), 0);
  for (const column of ['signing_key', 'hash'])
    await assert.rejects(
      doWork(world.platform, theService, 'look', work => sql`select ${sql.ref(column)} from systems.secret`.execute(work.tables('systems'))),
      /permission denied/,
    );
});
