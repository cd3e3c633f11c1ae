import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { anyCanary } from './canaries.ts';
import { kinds, nameOf } from './lives.ts';

// S5 and S21: what is protected, and who anybody is, stands in no line of the log.
test('the log of every route, at its most talkative, tells of nobody', async () => {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const walk = spawn(process.execPath, [join(import.meta.dirname, 'log-walk.ts')], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  let log = '';
  walk.stdout.on('data', text => (log += String(text)));
  const { promise, resolve } = Promise.withResolvers<number | null>();
  walk.on('close', resolve);
  assert.equal(await promise, 0);

  const lines = log.split('\n').filter(line => line.startsWith('{'));
  assert.ok(lines.length > 200, `only ${lines.length} lines`);
  assert.ok(
    lines.some(line => line.includes('"level":"error"')),
    'the fault made on purpose is there',
  );
  for (const line of lines) {
    assert.doesNotMatch(line, anyCanary);
    assert.doesNotMatch(line, /oeh_(token|secret)_|whsec_/);
    for (const name of [...kinds.map(nameOf), 'Mina', 'Rosa', 'Tess Lead']) assert.ok(!line.includes(name), line);
  }
});
