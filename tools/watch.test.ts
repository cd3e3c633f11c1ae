import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const saying = (word: string) => `
  console.log('begins ${word}');
  const stay = setInterval(() => undefined, 1000);
  process.on('SIGTERM', () => setTimeout(() => { clearInterval(stay); console.log('ended ${word}'); process.exit(0); }, 150));
`;

// One story, told in order.
describe('npm run dev', () => {
  const folder = mkdtempSync(join(tmpdir(), 'open-early-help-watch-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, 'src', name), text);
  let watching: ChildProcess;
  let said = '';

  const hears = async (words: RegExp) => {
    const until = performance.now() + 20_000;
    while (!words.test(said)) {
      if (performance.now() > until) assert.fail(`${words} was not said, but:\n${said}`);
      await pause(20);
    }
  };

  before(() => {
    mkdirSync(join(folder, 'src'));
    write('one.ts', saying('one'));
    watching = spawn(process.execPath, [join(import.meta.dirname, 'watch.ts'), 'src/one.ts'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [watching.stdout, watching.stderr]) stream?.on('data', text => (said += String(text)));
  });
  after(() => {
    watching.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('a change starts it again, once the last has ended', async () => {
    await hears(/begins one/);
    write('one.ts', saying('two'));
    await hears(/begins two/);
    assert.match(said, /one\.ts changed[\s\S]*ended one[\s\S]*begins two/);
  });

  test('a mistake is said, and mending it starts it again', async () => {
    write('one.ts', 'const = ;');
    await hears(/SyntaxError[\s\S]*It ended \(1\)/);
    write('one.ts', saying('three'));
    await hears(/begins three/);
  });

  test('a test that changes is none of its business', async () => {
    const before = said;
    write('one.test.ts', saying('four'));
    write('.one.ts.swp', 'x');
    await pause(300);
    assert.equal(said, before);
  });

  test('it ends with what started it', async () => {
    const ended = once(watching, 'exit') as Promise<[number | null]>;
    watching.disconnect();
    assert.equal((await ended)[0], 0);
    assert.match(said, /ended three/);
  });
});
