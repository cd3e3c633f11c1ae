import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addSource, bringIn, findServicePage, fromStandard } from '#modules/directory/index.ts';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import type { Loose } from './standard-record.ts';

// Services of real organisations, as the Department for Education tries its own service with. They are not part of this repository.
const shared = join(process.env['SHARED_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data'), 'open-referral-uk/dfe-seed-services.hsds-uk-3.json');

test('services that others wrote by the standard come in whole', async context => {
  if (!existsSync(shared)) {
    context.skip(`there is no ${shared}`);
    return;
  }
  const { contents } = JSON.parse(readFileSync(shared, 'utf8')) as { contents: Loose[] };
  const world = await newWorld();
  const editor = await editorOf(world);
  const sourceId = await world.doAs(editor, work => addSource(work, { name: 'Seed', kind: 'standard' }));
  const outcome = await world.doAs(editor, work => bringIn(work, sourceId, fromStandard(contents, [], 'seed'), { isWhole: true }));
  assert.deepEqual(outcome.problems, []);
  assert.equal(outcome.changes.filter(({ kind }) => kind === 'service').length, contents.length);
  for (const { id, name } of contents) {
    const shown = await doWork(world.platform, nobody, 'look', work => findServicePage(work, String(id)));
    assert.equal(shown?.content.name, name);
    assert.ok(shown?.terms.length, 'it is under the categories that it names');
  }
});
