import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { step } from './progress.ts';

test('a step is told when it is done', async () => {
  const told: string[] = [];
  assert.equal(
    await step(
      line => told.push(line),
      'Counting',
      async () => 3,
    ),
    3,
  );
  assert.deepEqual(told, ['Counting … done (0.0 s)']);
});

test('a long step is named while it is under way', async () => {
  const told: string[] = [];
  await step(
    line => told.push(line),
    'Counting far',
    async () => {
      await pause(60);
      told.push('half-way');
      await pause(10);
    },
    20,
  );
  assert.equal(told[0], 'Counting far …');
  assert.equal(told[1], 'half-way');
  assert.match(told[2] ?? '', /^Counting far … done/);
});
