import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { newWorld } from '#test/world.ts';
import { guards } from './catalogue.ts';

const world = await newWorld();
const client = new pg.Client({ connectionString: world.urls.superuser });
// The database is thrown away under it at the end.
client.on('error', () => undefined);
await client.connect();
after(() => client.end());

const faults = async (question: string) => (await client.query<{ fault: string }>(question)).rows.map(({ fault }) => fault).sort();

for (const [name, { question, breakIt, finds }] of Object.entries(guards)) {
  test(name, async () => {
    assert.deepEqual(await faults(question), []);
    await client.query(`begin; ${breakIt}`);
    try {
      assert.match((await faults(question)).join('\n'), finds, 'a fault made on purpose is found');
    } finally {
      await client.query('rollback');
    }
  });
}

test('what happened is never altered, not even by who owns the table', async () => {
  const owner = new pg.Client({ connectionString: world.urls.owner });
  await owner.connect();
  await assert.rejects(owner.query(`update platform.event set kind = 'nothing'`), /never altered/);
  await assert.rejects(owner.query('delete from platform.event'), /never altered/);
  await assert.rejects(owner.query('truncate platform.event'), /never altered/);
  await owner.end();
});
