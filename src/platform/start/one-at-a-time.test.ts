import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { askHolder } from './one-at-a-time.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-early-help-hold-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const module = join(import.meta.dirname, 'one-at-a-time.ts');
const take = (socket: string) =>
  spawn(process.execPath, [
    '-e',
    `import(${JSON.stringify(module)}).then(m => m.takeHold(${JSON.stringify(socket)})).then(got => console.log('release' in got ? 'mine' : 'held')); setTimeout(() => {}, 20_000)`,
  ]);

test('of many that start at the same moment over the leftover of a killed one, exactly one holds', async () => {
  for (let round = 0; round < 3; round += 1) {
    const socket = join(folder, `${round}.sock`);
    const leave = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', leave]);
    const starts = Array.from({ length: 6 }, () => take(socket));
    try {
      const answers = await Promise.all(starts.map(async one => String((await once(one.stdout, 'data'))[0]).trim()));
      assert.deepEqual(answers.toSorted(), ['held', 'held', 'held', 'held', 'held', 'mine']);
      assert.equal(await askHolder(socket), starts[answers.indexOf('mine')]?.pid);
    } finally {
      for (const one of starts) one.kill('SIGKILL');
    }
  }
});
